/* SPDX-License-Identifier: MIT */
/* Each collection copies the counts as they are then, whatever the last one left in gc_prev. */
#include "lists.h"

PROBE(counts_are_copied_anew)
{
    static NodePlace places[3];
    OuGCHead young, empty;
    gc_list_init(&young);
    gc_list_init(&empty);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    ou_as_gc(OBJ(b))->gc_prev |= OU_GC_PREV_FINALIZED;
    examined(a, 17); /* left over */
    Ou_IncRef(OBJ(a));
    update_refs(&young);
    say_refs("first", &young); // expect: first: A 2, B 1, C 1
    gc_set_refs(ou_as_gc(OBJ(c)), 0);
    Ou_DecRef(OBJ(a));
    node_set(a, 0, c);
    node_set(b, 1, c);
    update_refs(&young);
    say_refs("second", &young); // expect: second: A 1, B 1, C 3
    say_flags(a);               // expect: A: collecting
    say_flags(b);               // expect: B: finalized collecting
    update_refs(&empty);
    say_both_ways("empty", &empty); // expect: empty: nothing, and back: nothing
    say("last of young: %s", node_name(ou_from_gc(gc_prev(&young)))); // expect: last of young: C
}
