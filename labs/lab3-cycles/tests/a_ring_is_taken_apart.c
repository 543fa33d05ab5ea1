/* SPDX-License-Identifier: MIT */
/* delete_garbage() cuts a ring, and the counts do the rest. */
#include "lists.h"

/** Says that a node is cleared. */
static void say_clear(Node *self)
{
    say("%s is cleared", self->name);
}

PROBE(a_ring_is_taken_apart)
{
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *g = heap_member("G", &garbage);
    Node *h = heap_member("H", &garbage);
    Node *nodes[] = {g, h};
    node_set(g, 0, h);
    node_set(h, 0, g);
    for (int i = 0; i < 2; i++) {
        nodes[i]->at_clear = say_clear;
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
        Ou_DecRef(OBJ(nodes[i]));
    }

    delete_garbage(&garbage, &old); // expect: G is cleared
    // expect: H dies
    // expect: G dies
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);         // expect: old: nothing, and back: nothing
}
