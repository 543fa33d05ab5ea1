/* SPDX-License-Identifier: MIT */
/* References back to what was passed, to itself, and to what is outside change nothing. */
#include "lists.h"

/** Somebody's words, and right behind them a toy, which has no GC head. */
static struct {
    OuGCHead words;
    Toy toy;
} shelf;

PROBE(what_was_passed_is_left_alone)
{
    static NodePlace places[6];
    OuGCHead young, unreachable, old;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    Node *o = member(&places[3], "O", &old);
    Node *p = member(&places[4], "P", &old);
    Node *u = node_in(&places[5], "U"); /* in no list */
    shelf.words = (OuGCHead){0, OU_GC_PREV_COLLECTING};
    toy_in(&shelf.toy, "toy");
    node_set(a, 0, &shelf.toy);
    node_set(a, 1, u);
    node_set(b, 0, a); /* back */
    node_set(c, 0, c); /* itself */
    node_set(c, 1, o);
    node_set(c, 2, p);
    node_set(c, 3, a);
    examined(a, 1);
    examined(b, 1);
    examined(c, 1);

    move_unreachable(&young, &unreachable);
    say_both_ways("young", &young);                       // expect: young: A B C, and back: C B A
    say_both_ways("old", &old);                           // expect: old: O P, and back: P O
    say("head of U: %td", gc_get_refs(ou_as_gc(OBJ(u)))); // expect: head of U: 0
    say("in front of the toy: %td", gc_get_refs(&shelf.words)); // expect: in front of the toy: 0
}
