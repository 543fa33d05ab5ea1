/* SPDX-License-Identifier: MIT */
/*
 * Asks for a stack that can be executed, to put instructions on it.
 *
 * Verdict: takes the address of a function that stands within another one
 */
#include "ouro/refcount.h"

static void visit(void (*each)(int))
{
    void (*volatile now)(int) = each;
    now(1);
}

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    void add(int count)
    {
        op->ob_refcnt += count;
    }
    visit(add);
}
