/* SPDX-License-Identifier: MIT */
/*
 * Fills the transcript without end.
 *
 * Verdict: write is not among what a lab may use of the C library
 * Box: output limit: wrote more than 1 MiB to the transcript
 */
#include "ouro/refcount.h"

#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    while (write(3, "| radio has count 3\n", 20) > 0) {
    }
}
