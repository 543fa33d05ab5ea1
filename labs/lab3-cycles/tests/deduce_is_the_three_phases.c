/* SPDX-License-Identifier: MIT */
/* deduce_unreachable() splits a list into what is needed and what is not. */
#include "lists.h"

PROBE(deduce_is_the_three_phases)
{
    static NodePlace places[5];
    OuGCHead base, unreachable;
    gc_list_init(&base);
    memset(&unreachable, 0xa5, sizeof unreachable); /* uninitialized: any bytes */
    Node *g = member(&places[0], "G", &base);
    Node *t = member(&places[1], "T", &base);
    Node *a = member(&places[2], "A", &base);
    Node *h = member(&places[3], "H", &base);
    Node *b = member(&places[4], "B", &base);
    node_set(a, 0, b); /* two rings of two; T hangs from both of them */
    node_set(b, 0, a);
    node_set(b, 1, t);
    node_set(g, 0, h);
    node_set(h, 0, g);
    node_set(h, 1, t);
    Ou_DecRef(OBJ(g));
    Ou_DecRef(OBJ(h));
    Ou_DecRef(OBJ(t));
    Ou_DecRef(OBJ(a)); /* we keep B */

    deduce_unreachable(&base, &unreachable);
    say_both_ways("base", &base);               // expect: base: B A T, and back: T A B
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G H, and back: H G
    say_flags(a);                               // expect: A: no flag
    say_flags(g);                               // expect: G: collecting unreachable
}
