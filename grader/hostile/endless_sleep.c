/* SPDX-License-Identifier: MIT */
/*
 * Waits, using no processor time, with every signal ignored that can be.
 *
 * Verdict: did not end within 10 s
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
