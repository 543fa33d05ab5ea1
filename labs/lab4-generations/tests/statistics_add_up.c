/* SPDX-License-Identifier: MIT */
/* Each collection adds to the statistics of its own generation. */
#include "collector.h"

PROBE(statistics_add_up)
{
    collector_begin();
    ou_gc_update_stats(0, 5, 0);
    ou_gc_update_stats(0, 0, 0);
    ou_gc_update_stats(0, 2, 1);
    ou_gc_update_stats(2, 3000000000, 4);
    ou_gc_update_stats(2, 3000000000, 0);
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        say("generation %d: %td collections, %td collected, %td uncollectable", i,
            ou_gc.stats[i].collections, ou_gc.stats[i].collected, ou_gc.stats[i].uncollectable);
    }
    // expect: generation 0: 3 collections, 7 collected, 1 uncollectable
    // expect: generation 1: 0 collections, 0 collected, 0 uncollectable
    // expect: generation 2: 2 collections, 6000000000 collected, 4 uncollectable
    collector_end();
}
