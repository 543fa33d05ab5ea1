/* SPDX-License-Identifier: MIT */
/* delete_garbage() clears an object, and the counts do the rest. */
#include "lists.h"

/** Says that a node is cleared. */
static void say_clear(Node *self)
{
    say("%s is cleared", self->name);
}

PROBE(rings_are_taken_apart)
{
    static NodePlace places[2];
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    for (int i = 0; i < 2; i++) {
        Node *self = member(&places[i], i == 0 ? "G" : "H", &garbage);
        self->at_clear = say_clear;
        node_set(self, 0, self); /* a ring of one */
        Ou_DecRef(OBJ(self));
        ou_as_gc(OBJ(self))->gc_prev |= OU_GC_PREV_COLLECTING;
    }

    delete_garbage(&garbage, &old); // expect: G is cleared
    // expect: G dies
    // expect: H is cleared
    // expect: H dies
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);         // expect: old: nothing, and back: nothing
}
