/* SPDX-License-Identifier: MIT */
/* An object may be alive after it was cleared and yet be in no list: then it is not put into one. */
#include "lists.h"

/** Takes the node out of the list, as a type does whose objects cannot be in a cycle any more. */
static void leave(Node *self)
{
    OuObject_GC_UnTrack(OBJ(self));
    say("%s has left the list", self->name);
}

PROBE(who_left_the_list_is_left_alone)
{
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *g = heap_member("G", &garbage);
    Node *h = heap_member("H", &garbage);
    Node *nodes[] = {g, h};
    node_set(g, 0, h);
    node_set(h, 0, h);
    g->at_clear = leave;
    for (int i = 0; i < 2; i++) {
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
    }
    Ou_DecRef(OBJ(h)); /* we keep a reference to G */

    delete_garbage(&garbage, &old); // expect: G has left the list
    // expect: H dies
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);         // expect: old: nothing, and back: nothing
    say("G is %s",
        ou_gc_is_tracked(OBJ(g)) ? "in a list" : "in no list"); // expect: G is in no list
    Ou_DecRef(OBJ(g));                                          // expect: G dies
}
