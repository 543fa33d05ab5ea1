/* SPDX-License-Identifier: MIT */
/*
 * Jumps back into a function that has returned long ago.
 *
 * Verdict: longjmp is not among what a lab may use of the C library
 * Box: 0 of 2
 */
#include "ouro/refcount.h"

#include <setjmp.h>

static jmp_buf place;

#define ATTACKS_NEWREFERENCE
void Ou_NewReference(OuObject *op)
{
    op->ob_refcnt = 1;
    setjmp(place);
}

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    Ou_NewReference(op);
    longjmp(place, 1);
}
