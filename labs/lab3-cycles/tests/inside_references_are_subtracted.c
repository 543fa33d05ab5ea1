/* SPDX-License-Identifier: MIT */
/* After subtract_refs(), gc_refs is the number of references from outside the list. */
#include "lists.h"

PROBE(inside_references_are_subtracted)
{
    static NodePlace places[3];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    node_set(a, 0, b);
    node_set(a, 1, c);
    node_set(b, 0, c);
    node_set(c, 0, a);
    Ou_DecRef(OBJ(c)); /* we keep A and B */
    examined(a, 2);    /* the counts: from us and from C */
    examined(b, 2);    /* from us and from A */
    examined(c, 2);    /* from A and from B */

    subtract_refs(&young);
    say_refs("gc_refs", &young);               // expect: gc_refs: A 1, B 1, C 0
    say_flags(c);                              // expect: C: collecting
    say_nodes("young", &young);                // expect: young: A B C
    say("count of C: %td", Ou_REFCNT(OBJ(c))); // expect: count of C: 2
}
