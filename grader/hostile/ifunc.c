/* SPDX-License-Identifier: MIT */
/*
 * Lets the program choose a function of the lab when it starts, and ends it instead.
 *
 * Verdict: the attribute ifunc is not allowed
 * Box: Ou_IncRef must be an ordinary function
 */
#include "ouro/refcount.h"

#include <unistd.h>

#define ATTACKS_INCREF
__attribute__((used)) static void (*choose(void))(OuObject *)
{
    _exit(0);
}

void Ou_IncRef(OuObject *op) __attribute__((ifunc("choose")));
