/* SPDX-License-Identifier: MIT */
/* What lives on although it was cleared goes to the end of old, and is not cleared again. */
#include "lists.h"

static void say_clear(Node *self)
{
    say("%s is cleared", self->name);
}

PROBE(survivors_go_to_old)
{
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *o = heap_member("O", &old); /* was there before */
    Node *g = heap_member("G", &garbage);
    Node *h = heap_member("H", &garbage);
    Node *nodes[] = {g, h};
    for (int i = 0; i < 2; i++) {
        node_set(nodes[i], 0, nodes[i]);
        nodes[i]->at_clear = say_clear;
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
    }
    ou_as_gc(OBJ(g))->gc_prev |= OU_GC_PREV_FINALIZED;
    Ou_DecRef(OBJ(h)); /* we keep a reference to G */

    delete_garbage(&garbage, &old); // expect: G is cleared
    // expect: H is cleared
    // expect: H dies
    say_both_ways("garbage", &garbage);        // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);                // expect: old: O G, and back: G O
    say_flags(g);                              // expect: G: finalized
    say("G has %s", node_name(g->fields[0]));  // expect: G has nothing
    say("count of G: %td", Ou_REFCNT(OBJ(g))); // expect: count of G: 1
    Ou_DecRef(OBJ(g));                         // expect: G dies
    Ou_DecRef(OBJ(o));                         // expect: O dies
}
