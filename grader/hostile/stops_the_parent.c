/* SPDX-License-Identifier: MIT */
/*
 * Stops, kills and traces whoever has started it, and every other process it may.
 *
 * Verdict: kill is not among what a lab may use of the C library
 * Box: ended early: status 3 before the probe was done
 * Limits: none
 *
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
