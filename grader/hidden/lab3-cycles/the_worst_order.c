/* SPDX-License-Identifier: MIT */
/* Everything stands in the wrong order: each rescue brings on the next, around what stays garbage. */
#include "lists.h"

PROBE(the_worst_order)
{
    static NodePlace places[7];
    static const char *const names[] = {"F", "E", "G", "D", "H", "C", "A"};
    Node *nodes[7];
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    for (int i = 0; i < 7; i++) {
        nodes[i] = member(&places[i], names[i], &young);
        examined(nodes[i], i == 6 ? 1 : 0);
    }
    node_set(nodes[6], 0, nodes[5]); /* A has C, C has D, D has E and F, E has C */
    node_set(nodes[5], 0, nodes[3]);
    node_set(nodes[3], 0, nodes[1]);
    node_set(nodes[3], 1, nodes[0]);
    node_set(nodes[1], 0, nodes[5]);
    node_set(nodes[2], 0, nodes[4]); /* G and H have each other, and both have A */
    node_set(nodes[4], 0, nodes[2]);
    node_set(nodes[2], 1, nodes[6]);
    node_set(nodes[4], 1, nodes[6]);
    ou_as_gc(OBJ(nodes[1]))->gc_prev |= OU_GC_PREV_FINALIZED;
    ou_as_gc(OBJ(nodes[4]))->gc_prev |= OU_GC_PREV_FINALIZED;

    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 5
    say_both_ways("young", &young);             // expect: young: A C D E F, and back: F E D C A
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G H, and back: H G
    say_flags(nodes[1]);                        // expect: E: finalized
    say_flags(nodes[3]);                        // expect: D: no flag
    say_flags(nodes[4]);                        // expect: H: finalized collecting unreachable
}
