/* SPDX-License-Identifier: MIT */
/* A collection does not look at frozen objects: not even a dead ring among them is freed. */
#include "collector.h"

#include "ouro/refcount.h"

PROBE(frozen_are_not_examined)
{
    collector_begin();
    Node *left = node("-left");
    Node *right = node("-right");
    node_set(left, 0, right);
    node_set(right, 0, left);
    Ou_DecRef(OBJ(left));
    Ou_DecRef(OBJ(right)); /* a dead ring */
    ou_gc_freeze();
    say("frozen: collected %td", ou_gc_collect(2)); // expect: frozen: collected 0
    ou_gc_unfreeze();
    say("generation 1: collected %td", ou_gc_collect(1)); // expect: generation 1: collected 0
    say("generation 2: collected %td", ou_gc_collect(2)); // expect: generation 2: collected 2
    collector_end();
}
