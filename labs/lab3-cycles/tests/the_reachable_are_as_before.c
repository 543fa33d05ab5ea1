/* SPDX-License-Identifier: MIT */
/* What move_unreachable() leaves in young is a good list again; FINALIZED has survived everywhere. */
#include "lists.h"

PROBE(the_reachable_are_as_before)
{
    static NodePlace places[4];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    Node *d = member(&places[3], "D", &young);
    ou_as_gc(OBJ(b))->gc_prev |= OU_GC_PREV_FINALIZED;
    ou_as_gc(OBJ(d))->gc_prev |= OU_GC_PREV_FINALIZED;
    node_set(d, 0, d); /* D has only itself */
    Ou_DecRef(OBJ(d));
    examined(a, 1);
    examined(b, 3);
    examined(c, 1);
    examined(d, 0);

    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 3
    say_both_ways("young", &young); // expect: young: A B C, and back: C B A
    say_flags(a);                   // expect: A: no flag
    say_flags(b);                   // expect: B: finalized
    say_flags(c);                   // expect: C: no flag
    say_flags(d);                   // expect: D: finalized collecting unreachable

    OuGCHead empty, nothing;
    gc_list_init(&empty);
    gc_list_init(&nothing);
    say("stayed: %td", move_unreachable(&empty, &nothing)); // expect: stayed: 0
    say_both_ways("empty", &empty);     // expect: empty: nothing, and back: nothing
    say_both_ways("nothing", &nothing); // expect: nothing: nothing, and back: nothing
}
