/* SPDX-License-Identifier: MIT */
/* A finalizer asks for the finalizer of another object, and for its own once more. */
#include "node.h"
#include "probe.h"

#include "ouro/finalize.h"
#include "ouro/refcount.h"

static NodePlace first_place, second_place;
static Node *first, *second;

static void say_itself(Node *self)
{
    say("%s is finalized, count %td", self->name, Ou_REFCNT(OBJ(self)));
}

static void finalize_the_other(Node *self)
{
    say("%s is finalized, its flag is %d", self->name, ou_gc_finalized(OBJ(self)));
    OuObject_CallFinalizer(OBJ(second));
    OuObject_CallFinalizer(OBJ(second));
    say("%s goes on", self->name);
}

PROBE(a_finalizer_within_a_finalizer)
{
    first = node_in(&first_place, "first");
    second = node_in(&second_place, "second");
    first->at_finalize = finalize_the_other;
    second->at_finalize = say_itself;
    OuObject_CallFinalizer(OBJ(first));
    // expect: first is finalized, its flag is 0
    // expect: second is finalized, count 1
    // expect: first goes on
    OuObject_CallFinalizer(OBJ(second));
    OuObject_CallFinalizer(OBJ(first));
    say("flags %d %d", ou_gc_finalized(OBJ(first)),
        ou_gc_finalized(OBJ(second))); // expect: flags 1 1
    Ou_DecRef(OBJ(second));            // expect: second dies
    Ou_DecRef(OBJ(first));             // expect: first dies
}
