/* SPDX-License-Identifier: MIT */
/* An object that comes back has as many references as its finalizer left behind, no fewer, no more. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static OuObject *first;
static OuObject *second;

static void save_twice(Node *self)
{
    say("%s saves itself twice", self->name);
    first = Ou_NewRef(OBJ(self));
    second = Ou_NewRef(OBJ(self));
}

PROBE(resurrected_with_each_reference)
{
    Node *a = node("A");
    a->at_finalize = save_twice;
    Ou_DecRef(OBJ(a));                   // expect: A saves itself twice
    say("count %td", Ou_REFCNT(OBJ(a))); // expect: count 2
    Ou_Clear(&first);
    say("one released"); // expect: one released
    Ou_Clear(&second);   // expect: A dies
}
