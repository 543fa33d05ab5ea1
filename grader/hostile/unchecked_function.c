/* SPDX-License-Identifier: MIT */
/*
 * Asks AddressSanitizer to leave a function alone.
 *
 * Verdict: the attribute no_sanitize_address is not allowed
 */
#include "ouro/refcount.h"

#define ATTACKS_INCREF
__attribute__((no_sanitize_address)) void Ou_IncRef(OuObject *op)
{
    op->ob_refcnt++;
}
