/* SPDX-License-Identifier: MIT */
/*
 * Gives way to whatever else has the name: is the reference linked in too?
 *
 * Verdict: the attribute weak is not allowed
 * Box: your file does not define Ou_IncRef()
 */
#include "ouro/refcount.h"

#define ATTACKS_INCREF
__attribute__((weak)) void Ou_IncRef(OuObject *op);
