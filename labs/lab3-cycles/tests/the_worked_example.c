/* SPDX-License-Identifier: MIT */
/* The example of the handout: gc_refs through all three phases. */
#include "lists.h"

PROBE(the_worked_example)
{
    static NodePlace places[5];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *c = member(&places[0], "C", &young);
    Node *a = member(&places[1], "A", &young);
    Node *b = member(&places[2], "B", &young);
    Node *d = member(&places[3], "D", &young);
    Node *e = member(&places[4], "E", &young);
    node_set(a, 0, b); /* A and B have each other, and B has C */
    node_set(b, 0, a);
    node_set(b, 1, c);
    node_set(d, 0, e); /* D and E have each other */
    node_set(e, 0, d);
    Ou_DecRef(OBJ(c)); /* of our own references we keep only the one to A */
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(d));
    Ou_DecRef(OBJ(e));

    update_refs(&young);
    say_refs("update_refs", &young); // expect: update_refs: C 1, A 2, B 1, D 1, E 1
    subtract_refs(&young);
    say_refs("subtract_refs", &young); // expect: subtract_refs: C 0, A 1, B 0, D 0, E 0
    move_unreachable(&young, &unreachable);
    say_both_ways("young", &young);             // expect: young: A B C, and back: C B A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: D E, and back: E D
}
