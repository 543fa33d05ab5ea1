/* SPDX-License-Identifier: MIT */
/*
 * Writes to standard error without end.
 *
 * Verdict: output limit: wrote more than 1 MiB on standard error
 */
#include "ouro/refcount.h"

#include <stdio.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    for (;;) {
        fputs("ERROR: AddressSanitizer: nothing at all\n", stderr);
    }
}
