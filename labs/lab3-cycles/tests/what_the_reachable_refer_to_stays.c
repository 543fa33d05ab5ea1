/* SPDX-License-Identifier: MIT */
/* An object with gc_refs 0 stays when a reachable object before it in the list refers to it. */
#include "lists.h"

PROBE(what_the_reachable_refer_to_stays)
{
    static NodePlace places[3];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *a = member(&places[0], "A", &young); /* we have A, A has B, B has C */
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    node_set(a, 0, b);
    node_set(b, 0, c);
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    ou_as_gc(OBJ(b))->gc_prev |= OU_GC_PREV_FINALIZED;
    examined(a, 1);
    examined(b, 0);
    examined(c, 0);

    move_unreachable(&young, &unreachable);
    say_both_ways("young", &young);             // expect: young: A B C, and back: C B A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: nothing, and back: nothing
    say_flags(b);                               // expect: B: finalized
    say_flags(c);                               // expect: C: no flag
}
