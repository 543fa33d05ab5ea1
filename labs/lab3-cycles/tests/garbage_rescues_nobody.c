/* SPDX-License-Identifier: MIT */
/* References from garbage keep nobody: neither other garbage, nor what was set aside before it. */
#include "lists.h"

PROBE(garbage_rescues_nobody)
{
    static NodePlace places[4];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *t = member(&places[0], "T", &young); /* hangs from the ring G H */
    Node *g = member(&places[1], "G", &young);
    Node *h = member(&places[2], "H", &young);
    Node *a = member(&places[3], "A", &young); /* ours; the garbage refers to it */
    node_set(g, 0, h);
    node_set(h, 0, g);
    node_set(h, 1, t);
    node_set(h, 2, a);
    Ou_DecRef(OBJ(t));
    Ou_DecRef(OBJ(g));
    Ou_DecRef(OBJ(h));
    examined(t, 0);
    examined(g, 0);
    examined(h, 0);
    examined(a, 1);

    move_unreachable(&young, &unreachable);
    say_both_ways("young", &young);             // expect: young: A, and back: A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: T G H, and back: H G T
}
