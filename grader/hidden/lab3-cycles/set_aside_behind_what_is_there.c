/* SPDX-License-Identifier: MIT */
/* The unreachable list has objects already: what is set aside goes behind them, what is rescued leaves. */
#include "lists.h"

PROBE(set_aside_behind_what_is_there)
{
    static NodePlace places[5];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *g = member(&places[0], "G", &young);
    Node *r = member(&places[1], "R", &young);
    Node *a = member(&places[2], "A", &young);
    Node *h = member(&places[3], "H", &young);
    Node *s = member(&places[4], "S", &young);
    node_set(a, 0, r);
    node_set(a, 1, a);
    node_set(r, 2, s);
    node_set(g, 3, g);
    node_set(h, 0, s);
    Ou_DecRef(OBJ(r));
    Ou_DecRef(OBJ(s));
    examined(g, 0);
    examined(r, 0);
    examined(a, 2);
    examined(h, 0);
    examined(s, 0);
    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 3
    say_both_ways("young", &young);             // expect: young: A R S, and back: S R A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G H, and back: H G
    say_flags(h);                               // expect: H: collecting unreachable
    say_flags(r);                               // expect: R: no flag
}
