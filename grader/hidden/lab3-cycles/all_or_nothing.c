/* SPDX-License-Identifier: MIT */
/* A list in which everything is needed, and lists in which nothing is. */
#include "lists.h"

PROBE(all_or_nothing)
{
    static NodePlace places[6];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 0
    say_both_ways("young", &young); // expect: young: nothing, and back: nothing
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    node_set(a, 0, c); /* C is still to come, and has nobody else */
    node_set(c, 0, b);
    examined(a, 3);
    examined(b, 1);
    examined(c, 0);
    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 3
    say_both_ways("young", &young);             // expect: young: A B C, and back: C B A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: nothing, and back: nothing
    say_flags(c);                               // expect: C: no flag

    OuGCHead lost;
    gc_list_init(&lost);
    Node *g = member(&places[3], "G", &lost);
    Node *h = member(&places[4], "H", &lost);
    node_set(g, 0, h);
    node_set(h, 0, g);
    examined(g, 0);
    examined(h, 0);
    say("stayed: %td", move_unreachable(&lost, &unreachable)); // expect: stayed: 0
    say_both_ways("lost", &lost);               // expect: lost: nothing, and back: nothing
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G H, and back: H G
}
