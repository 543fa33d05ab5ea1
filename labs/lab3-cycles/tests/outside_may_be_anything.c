/* SPDX-License-Identifier: MIT */
/*
 * Four objects, each needed by something else: a C variable, a node in no list, a toy that the
 * collector has never heard of, a node of another list. Nobody says where these are.
 */
#include "lists.h"

PROBE(outside_may_be_anything)
{
    static NodePlace places[7];
    static Toy toy;
    OuGCHead base, unreachable, old;
    gc_list_init(&base);
    gc_list_init(&old);
    Node *v = member(&places[0], "V", &base); /* v itself is the C variable */
    Node *u = member(&places[1], "U", &base);
    Node *t = member(&places[2], "T", &base);
    Node *o = member(&places[3], "O", &base);
    Node *g = member(&places[4], "G", &base); /* has itself, like all the others */
    Node *nodes[] = {v, u, t, o, g};
    for (int i = 0; i < 5; i++) {
        node_set(nodes[i], 0, nodes[i]);
    }
    node_set(node_in(&places[5], "untracked"), 0, u);
    toy_in(&toy, "toy")->parts[0] = Ou_NewRef(OBJ(t));
    Node *other = member(&places[6], "other", &old);
    node_set(other, 0, o);
    node_set(v, 1, other); /* so V reaches O, but not by a reference from inside */
    for (int i = 1; i < 5; i++) {
        Ou_DecRef(OBJ(nodes[i])); /* only our reference to V stays */
    }

    deduce_unreachable(&base, &unreachable);
    say_both_ways("base", &base);               // expect: base: V U T O, and back: O T U V
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G, and back: G
    say_both_ways("old", &old);                 // expect: old: other, and back: other
}
