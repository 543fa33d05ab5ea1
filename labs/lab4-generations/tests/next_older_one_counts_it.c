/* SPDX-License-Identifier: MIT */
/* A collection is counted in the next older generation, and nowhere else. */
#include "collector.h"

PROBE(next_older_one_counts_it)
{
    collector_begin();
    set_counters(701, 3, 5);
    ou_gc_merge_younger(0);
    say_counters("generation 0"); // expect: generation 0: counters 0 4 5
    ou_gc_merge_younger(0);
    say_counters("once more"); // expect: once more: counters 0 5 5
    ou_gc_merge_younger(1);
    say_counters("generation 1"); // expect: generation 1: counters 0 0 6
    ou_gc_merge_younger(2);
    say_counters("generation 2"); // expect: generation 2: counters 0 0 0
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        say("generation %d: threshold %d, collections %td", i, ou_gc.generations[i].threshold,
            ou_gc.stats[i].collections);
    }
    // expect: generation 0: threshold 700, collections 0
    // expect: generation 1: threshold 10, collections 0
    // expect: generation 2: threshold 10, collections 0
    collector_end();
}
