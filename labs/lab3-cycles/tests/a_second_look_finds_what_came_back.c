/* SPDX-License-Identifier: MIT */
/* The same functions find out what was brought back to life: lab 5 will use them for that. */
#include "lists.h"

PROBE(a_second_look_finds_what_came_back)
{
    static NodePlace places[4];
    OuGCHead young, unreachable, still_unreachable;
    gc_list_init(&young);
    Node *g = member(&places[0], "G", &young);
    Node *h = member(&places[1], "H", &young);
    Node *t = member(&places[2], "T", &young);
    Node *i = member(&places[3], "I", &young);
    node_set(g, 0, h); /* G and H have each other, I has itself and T */
    node_set(h, 0, g);
    node_set(i, 0, i);
    node_set(i, 1, t);
    Ou_DecRef(OBJ(g));
    Ou_DecRef(OBJ(h));
    Ou_DecRef(OBJ(i));
    Ou_DecRef(OBJ(t));

    deduce_unreachable(&young, &unreachable);
    clear_unreachable_mask(&unreachable);
    say_both_ways("garbage", &unreachable); // expect: garbage: G H T I, and back: I T H G
    Ou_IncRef(OBJ(i));                      /* somebody's finalizer stores I in a variable */
    clear_collecting(&unreachable);
    deduce_unreachable(&unreachable, &still_unreachable);
    clear_unreachable_mask(&still_unreachable);
    say_both_ways("came back", &unreachable);           // expect: came back: I T, and back: T I
    say_both_ways("still garbage", &still_unreachable); // expect: still garbage: G H, and back: H G
    say_flags(i);                                       // expect: I: no flag
    say_flags(g);                                       // expect: G: collecting
}
