/* SPDX-License-Identifier: MIT */
/* clear_collecting() clears that flag in every object of a list, and nothing else. */
#include "lists.h"

PROBE(collecting_ends_for_a_whole_list)
{
    static NodePlace places[3];
    OuGCHead list, empty;
    gc_list_init(&list);
    gc_list_init(&empty);
    Node *g = member(&places[0], "G", &list);
    Node *h = member(&places[1], "H", &list);
    Node *i = member(&places[2], "I", &list);
    ou_as_gc(OBJ(g))->gc_prev |= OU_GC_PREV_COLLECTING;
    ou_as_gc(OBJ(h))->gc_prev |= OU_GC_PREV_COLLECTING | OU_GC_PREV_FINALIZED;
    ou_as_gc(OBJ(i))->gc_prev |= OU_GC_PREV_COLLECTING;

    clear_collecting(&list);
    say_flags(g);                 // expect: G: no flag
    say_flags(h);                 // expect: H: finalized
    say_flags(i);                 // expect: I: no flag
    say_both_ways("list", &list); // expect: list: G H I, and back: I H G
    clear_collecting(&empty);
    say_both_ways("empty", &empty); // expect: empty: nothing, and back: nothing
}
