/* SPDX-License-Identifier: MIT */
/* The first, a middle one and the last of those set aside can come back; the others stay linked. */
#include "lists.h"

/** A ring of two nodes that only have each other. */
static void tie(Node *one, Node *other)
{
    node_set(one, 0, other);
    node_set(other, 0, one);
    Ou_DecRef(OBJ(one));
    Ou_DecRef(OBJ(other));
    examined(one, 0);
    examined(other, 0);
}

PROBE(rescued_from_any_place)
{
    static NodePlace places[6];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *r = member(&places[0], "R", &young); /* the first */
    Node *g = member(&places[1], "G", &young);
    Node *s = member(&places[2], "S", &young); /* a middle one */
    Node *h = member(&places[3], "H", &young);
    Node *t = member(&places[4], "T", &young); /* the last */
    Node *a = member(&places[5], "A", &young);
    tie(g, h); /* garbage: G and H */
    node_set(a, 0, s);
    node_set(a, 1, t);
    node_set(a, 2, r);
    Ou_DecRef(OBJ(r));
    Ou_DecRef(OBJ(s));
    Ou_DecRef(OBJ(t));
    examined(r, 0);
    examined(s, 0);
    examined(t, 0);
    examined(a, 1);

    move_unreachable(&young, &unreachable);
    say_both_ways("young", &young);             // expect: young: A S T R, and back: R T S A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G H, and back: H G
    say_flags(g);                               // expect: G: collecting unreachable
    say_flags(h);                               // expect: H: collecting unreachable
}
