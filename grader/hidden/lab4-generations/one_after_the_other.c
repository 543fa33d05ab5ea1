/* SPDX-License-Identifier: MIT */
/* Collections of all three generations begin one after the other; frozen objects and statistics stay. */
#include "collector.h"

PROBE(one_after_the_other)
{
    static NodePlace places[7];
    static const int generations[] = {0, 0, 1, 1, 2, 0};
    collector_begin();
    set_counters(4, 3, 2);
    ou_gc.long_lived_total = 8;
    ou_gc.long_lived_pending = 5;
    node_of(FROZEN, &places[6], "Z");
    for (int i = 0; i < 6; i++) {
        static const char *const names[] = {"A", "B", "C", "D", "E", "F"};
        node_of(0, &places[i], names[i]);
        ou_gc_merge_younger(generations[i]);
        say_counters("begun");
        say_lists(names[i]);
    }
    // expect: begun: counters 0 4 2
    // expect: A: 0 [A], 1 [], 2 [], frozen [Z]
    // expect: begun: counters 0 5 2
    // expect: B: 0 [A B], 1 [], 2 [], frozen [Z]
    // expect: begun: counters 0 0 3
    // expect: C: 0 [], 1 [A B C], 2 [], frozen [Z]
    // expect: begun: counters 0 0 4
    // expect: D: 0 [], 1 [A B C D], 2 [], frozen [Z]
    // expect: begun: counters 0 0 0
    // expect: E: 0 [], 1 [], 2 [A B C D E], frozen [Z]
    // expect: begun: counters 0 1 0
    // expect: F: 0 [F], 1 [], 2 [A B C D E], frozen [Z]
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total); // expect: 5 joined 8
    say("%td collections",
        ou_gc.stats[0].collections + ou_gc.stats[1].collections + ou_gc.stats[2].collections);
    // expect: 0 collections
    collector_end();
}
