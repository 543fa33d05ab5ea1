/* SPDX-License-Identifier: MIT */
/* ou_gc_freeze sets all three counters to 0, and leaves the thresholds as they are. */
#include "collector.h"

PROBE(freezing_clears_the_counters)
{
    collector_begin();
    set_counters(500, 7, 3);
    ou_gc_freeze();
    say_counters("frozen"); // expect: frozen: counters 0 0 0
    say("thresholds %d %d %d", ou_gc.generations[0].threshold, ou_gc.generations[1].threshold,
        ou_gc.generations[2].threshold);
    // expect: thresholds 700 10 10
    collector_end();
}
