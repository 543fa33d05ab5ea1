/* SPDX-License-Identifier: MIT */
/* move_unreachable() moves objects with gc_refs 0 to the other list, and marks them. */
#include "lists.h"

PROBE(zeros_are_set_aside)
{
    static NodePlace places[4];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    Node *d = member(&places[3], "D", &young);
    node_set(b, 0, b); /* B and D have themselves, and nobody else has them */
    node_set(d, 0, d);
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(d));
    examined(a, 1);
    examined(b, 0);
    examined(c, 1);
    examined(d, 0);

    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 2
    say_both_ways("young", &young);                             // expect: young: A C, and back: C A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: B D, and back: D B
    say_flags(b);                               // expect: B: collecting unreachable
    say_flags(d);                               // expect: D: collecting unreachable
    say("the list's own head: %d", (int)(unreachable.gc_next & OU_GC_NEXT_UNREACHABLE));
    // expect: the list's own head: 0
}
