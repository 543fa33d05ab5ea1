/* SPDX-License-Identifier: MIT */
/* While an object is cleared it is kept alive, though it lets go of the last reference to itself. */
#include "lists.h"

PROBE(the_cleared_one_is_kept_alive)
{
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *g = heap_member("G", &garbage);
    node_set(g, 0, g); /* released first: the only reference to G */
    node_set(g, 1, heap_member("T", &garbage));
    Ou_DecRef(g->fields[1]);
    ou_as_gc(OBJ(g))->gc_prev |= OU_GC_PREV_COLLECTING;
    ou_as_gc(g->fields[1])->gc_prev |= OU_GC_PREV_COLLECTING;
    Ou_DecRef(OBJ(g));

    delete_garbage(&garbage, &old); // expect: T dies
    // expect: G dies
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
}
