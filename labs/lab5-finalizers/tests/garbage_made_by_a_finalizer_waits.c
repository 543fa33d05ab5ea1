/* SPDX-License-Identifier: MIT */
/* A whole collection: garbage that a finalizer makes is not part of it, and is found by the next. */
#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"

static void litter(Node *self)
{
    say("%s makes a ring", self->name);
    Node *ring = node("ring");
    node_set(ring, 0, ring);
    Ou_DecRef(OBJ(ring));
}

PROBE(garbage_made_by_a_finalizer_waits)
{
    Node *a = node("A");
    a->at_finalize = litter;
    node_set(a, 0, a);
    Ou_DecRef(OBJ(a));
    say("first: %td", ou_gc_collect(2)); // expect: A makes a ring
    // expect: A dies
    // expect: first: 1
    say("second: %td", ou_gc_collect(2)); // expect: ring dies
    // expect: second: 1
    say("third: %td", ou_gc_collect(2)); // expect: third: 0
}
