/* SPDX-License-Identifier: MIT */
/* update_refs() marks the objects of its list as COLLECTING, and nothing else. */
#include "lists.h"

PROBE(examined_objects_are_marked)
{
    static NodePlace places[4];
    OuGCHead young, old;
    gc_list_init(&young);
    gc_list_init(&old);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *o = member(&places[2], "O", &old);
    Node *u = node_in(&places[3], "U"); /* in no list */
    node_set(a, 0, o);
    node_set(b, 0, u);

    update_refs(&young);
    say_flags(a);                                  // expect: A: collecting
    say_flags(b);                                  // expect: B: collecting
    say_flags(o);                                  // expect: O: no flag
    say_flags(u);                                  // expect: U: no flag
    say("the head: %d", gc_is_collecting(&young)); // expect: the head: 0
    say_both_ways("old", &old);                    // expect: old: O, and back: O
}
