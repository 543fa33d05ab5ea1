/* SPDX-License-Identifier: MIT */
/*
 * Forks as fast as it can, and each child moves to a session of its own.
 *
 * Verdict: refcount.c:16: fork is not among what a lab may use of the C library
 * Box: did not end within 5 s of processor time or 10 s in all
 */
#include "ouro/refcount.h"

#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    for (;;) {
        if (fork() == 0) {
            setsid();
        }
    }
}
