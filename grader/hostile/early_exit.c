/* SPDX-License-Identifier: MIT */
/*
 * Ends the program, as if all were well.
 *
 * Verdict: refcount.c:15: exit is not among what a lab may use of the C library
 * Box: ended early: status 0 before the probe was done
 */
#include "ouro/refcount.h"

#include <stdlib.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    exit(0);
}
