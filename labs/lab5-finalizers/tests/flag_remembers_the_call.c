/* SPDX-License-Identifier: MIT */
/* Whether an object was finalized stands in its GC head, from the return of the finalizer on. Who
 * set the flag does not matter. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static void say_flag(Node *self)
{
    say("the flag of %s: %d", self->name, ou_gc_finalized(OBJ(self)));
}

static void greet(Node *self)
{
    say("%s is finalized", self->name);
    say_flag(self);
}

PROBE(flag_remembers_the_call)
{
    Node *a = node_untracked(&Node_Type, "A");
    Node *b = node_untracked(&Node_Type, "B");
    a->at_finalize = b->at_finalize = greet;
    say_flag(a);                    // expect: the flag of A: 0
    OuObject_CallFinalizer(OBJ(a)); // expect: A is finalized
    // expect: the flag of A: 0
    say_flag(a); // expect: the flag of A: 1
    say_flag(b); // expect: the flag of B: 0

    ou_as_gc(OBJ(b))->gc_prev |= OU_GC_PREV_FINALIZED; /* as the collector does */
    OuObject_CallFinalizer(OBJ(b));
    say_flag(b); // expect: the flag of B: 1
    a->at_finalize = b->at_finalize = NULL;
    Ou_DecRef(OBJ(a)); // expect: A dies
    Ou_DecRef(OBJ(b)); // expect: B dies
}
