/* SPDX-License-Identifier: MIT */
/*
 * Says a word now and then, as if it were still at work.
 *
 * Verdict: usleep is not among what a lab may use of the C library
 * Box: did not end within 5 s of processor time or 10 s in all
 */
#include "ouro/refcount.h"

#include <stdio.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    for (;;) {
        puts("nearly there");
        fflush(stdout);
        usleep(50000);
    }
}
