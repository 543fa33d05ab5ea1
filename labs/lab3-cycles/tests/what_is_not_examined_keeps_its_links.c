/* SPDX-License-Identifier: MIT */
/* subtract_refs() leaves objects alone that are not COLLECTING: their gc_prev is a pointer. */
#include "lists.h"

PROBE(what_is_not_examined_keeps_its_links)
{
    static NodePlace places[5];
    OuGCHead young, old;
    gc_list_init(&young);
    gc_list_init(&old);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *o = member(&places[2], "O", &old);
    Node *p = member(&places[3], "P", &old);
    Node *u = node_in(&places[4], "U"); /* in no list */
    node_set(a, 0, o);
    node_set(a, 1, p);
    node_set(a, 2, u);
    node_set(a, 3, b);
    examined(a, 1);
    examined(b, 2);

    subtract_refs(&young);
    say_refs("gc_refs", &young); // expect: gc_refs: A 1, B 1
    say_both_ways("old", &old);  // expect: old: O P, and back: P O
    say("U is %s",
        ou_gc_is_tracked(OBJ(u)) ? "in a list" : "in no list"); // expect: U is in no list
}
