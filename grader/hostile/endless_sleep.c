/* SPDX-License-Identifier: MIT */
/*
 * Waits, using no processor time, with every signal ignored that can be.
 *
 * Verdict: refcount.c:17: signal is not among what a lab may use of the C library
 * Box: did not end within 5 s of processor time or 10 s in all
 */
#include "ouro/refcount.h"

#include <signal.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_IGN);
    }
    for (;;) {
        pause();
    }
}
