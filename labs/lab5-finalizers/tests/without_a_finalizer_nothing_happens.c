/* SPDX-License-Identifier: MIT */
/* A type may have no tp_finalize. Then nothing is called, and nothing is noted. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

PROBE(without_a_finalizer_nothing_happens)
{
    Node *a = node_untracked(&PlainNode_Type, "A");
    OuObject_CallFinalizer(OBJ(a));
    say("still here, flag %d", ou_gc_finalized(OBJ(a))); // expect: still here, flag 0
    Ou_DecRef(OBJ(a));                                   // expect: A dies
}
