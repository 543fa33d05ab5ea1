/* SPDX-License-Identifier: MIT */
/* Generations may be empty: the one that is collected, or the younger ones. */
#include "collector.h"

PROBE(empty_ones_merge_too)
{
    static NodePlace places[2];
    collector_begin();
    ou_gc_merge_younger(2);
    say_lists("all were empty"); // expect: all were empty: 0 [], 1 [], 2 [], frozen []
    node_of(0, &places[0], "A");
    ou_gc_merge_younger(1);
    say_lists("only 0 was not"); // expect: only 0 was not: 0 [], 1 [A], 2 [], frozen []
    ou_gc_merge_younger(2);
    say_lists("only 1 was not"); // expect: only 1 was not: 0 [], 1 [], 2 [A], frozen []
    node_of(1, &places[1], "B");
    ou_gc_merge_younger(2);
    say_lists("0 was empty"); // expect: 0 was empty: 0 [], 1 [], 2 [A B], frozen []
    collector_end();
}
