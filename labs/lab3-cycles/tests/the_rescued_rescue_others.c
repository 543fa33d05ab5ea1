/* SPDX-License-Identifier: MIT */
/* What comes back is walked like all others, so what it refers to comes back as well. */
#include "lists.h"

PROBE(the_rescued_rescue_others)
{
    static NodePlace places[4];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *d = member(&places[0], "D", &young); /* A has B, B has C, C has D; A is met last */
    Node *c = member(&places[1], "C", &young);
    Node *b = member(&places[2], "B", &young);
    Node *a = member(&places[3], "A", &young);
    node_set(a, 0, b);
    node_set(b, 0, c);
    node_set(c, 0, d);
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    Ou_DecRef(OBJ(d));
    examined(d, 0);
    examined(c, 0);
    examined(b, 0);
    examined(a, 1);

    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 4
    say_both_ways("young", &young);             // expect: young: A B C D, and back: D C B A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: nothing, and back: nothing
    say_flags(d);                               // expect: D: no flag
}
