/* SPDX-License-Identifier: MIT */
/* A finalizer may take references to its object and release them: the object does not die of it. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static OuObject *slot;

static void pass_it_around(Node *self)
{
    say("%s is finalized", self->name);
    slot = Ou_NewRef(OBJ(self));
    say("count %td while a slot has it", Ou_REFCNT(OBJ(self)));
    Ou_Clear(&slot);
    say("count %td again", Ou_REFCNT(OBJ(self)));
}

PROBE(finalizer_may_use_its_object)
{
    Node *a = node("A");
    a->at_finalize = pass_it_around;
    Ou_DecRef(OBJ(a)); // expect: A is finalized
    // expect: count 2 while a slot has it
    // expect: count 1 again
    // expect: A dies
    say("once"); // expect: once
}
