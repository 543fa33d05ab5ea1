/* SPDX-License-Identifier: MIT */
/*
 * Prints without end.
 *
 * Verdict: output limit: wrote more than 1 MiB on standard output
 */
#include "ouro/refcount.h"

#include <stdio.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    for (;;) {
        puts("\033[2Jall tests passed");
    }
}
