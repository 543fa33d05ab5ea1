/* SPDX-License-Identifier: MIT */
/* An object that was set aside comes back when a reachable object refers to it: to the end of young. */
#include "lists.h"

PROBE(set_aside_and_rescued)
{
    static NodePlace places[3];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *b = member(&places[0], "B", &young); /* met first, and only A has it */
    Node *a = member(&places[1], "A", &young);
    Node *c = member(&places[2], "C", &young);
    node_set(a, 0, b);
    node_set(c, 0, b); /* C has it too, but once is enough */
    Ou_DecRef(OBJ(b));
    ou_as_gc(OBJ(b))->gc_prev |= OU_GC_PREV_FINALIZED;
    examined(b, 0);
    examined(a, 1);
    examined(c, 1);

    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 3
    say_both_ways("young", &young);             // expect: young: A C B, and back: B C A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: nothing, and back: nothing
    say_flags(b);                               // expect: B: finalized
}
