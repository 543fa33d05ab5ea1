/* SPDX-License-Identifier: MIT */
/*
 * Leaves a process behind that sleeps in a session of its own.
 *
 * Verdict: refcount.c:15: fork is not among what a lab may use of the C library
 * Box: ended early: status 0 before the probe was done
 */
#include "ouro/refcount.h"

#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            close(0), close(1), close(2), close(3);
            sleep(3600);
        }
        _exit(0);
    }
    _exit(0);
}
