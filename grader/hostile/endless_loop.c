/* SPDX-License-Identifier: MIT */
/*
 * An Ou_IncRef() that never returns.
 *
 * Verdict: did not end within 5 s of processor time
 */
#include "ouro/refcount.h"

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    for (volatile OuObject *at = op; at == op;) {
    }
}
