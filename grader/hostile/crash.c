/* SPDX-License-Identifier: MIT */
/*
 * Follows a wild pointer.
 *
 * Verdict: crashed: SIGSEGV (segmentation fault) in Ou_IncRef
 */
#include "ouro/refcount.h"

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    OuObject *volatile wild = (OuObject *)((char *)op - (char *)op + 0x7000000);
    wild->ob_refcnt++;
}
