/* SPDX-License-Identifier: MIT */
/* All younger generations are merged into the one that is collected; older ones are left alone. */
#include "collector.h"

static void fill_and_merge(int generation)
{
    static NodePlace places[5];
    clear_out(0);
    clear_out(1);
    clear_out(2);
    clear_out(FROZEN);
    node_of(0, &places[0], "A");
    node_of(0, &places[1], "B");
    node_of(1, &places[2], "C");
    node_of(2, &places[3], "D");
    node_of(FROZEN, &places[4], "Z");
    OuGCHead *young = ou_gc_merge_younger(generation);
    say("the list is that of generation %d: %s", generation,
        young == list_of(generation) ? "yes" : "no");
    say_lists("merged");
}

PROBE(younger_ones_move_in)
{
    collector_begin();
    fill_and_merge(0); // expect: the list is that of generation 0: yes
    // expect: merged: 0 [A B], 1 [C], 2 [D], frozen [Z]
    fill_and_merge(1); // expect: the list is that of generation 1: yes
    // expect: merged: 0 [], 1 [A B C], 2 [D], frozen [Z]
    fill_and_merge(2); // expect: the list is that of generation 2: yes
    // expect: merged: 0 [], 1 [], 2 [A B C D], frozen [Z]
    collector_end();
}
