/* SPDX-License-Identifier: MIT */
/*
 * Calls a function under another name.
 *
 * Verdict: __asm__ is inline assembly
 * Box: ended early: status 4
 */
#include "ouro/refcount.h"

void Ou_Leave(int status) __asm__("_exit");

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    Ou_Leave(4);
}
