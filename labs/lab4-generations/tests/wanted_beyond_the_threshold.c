/* SPDX-License-Identifier: MIT */
/* A collection is wanted when counter 0 exceeds its threshold, not when it reaches it. It is
 * wanted until it has come. */
#include "collector.h"

PROBE(wanted_beyond_the_threshold)
{
    collector_begin();
    set_counters(698, 0, 0);
    ou_gc_note_allocation();
    say("at %d: wanted %d", ou_gc.generations[0].count, ou_gc_wanted); // expect: at 699: wanted 0
    ou_gc_note_allocation();
    say("at %d: wanted %d", ou_gc.generations[0].count, ou_gc_wanted); // expect: at 700: wanted 0
    ou_gc_note_allocation();
    say("at %d: wanted %d", ou_gc.generations[0].count, ou_gc_wanted); // expect: at 701: wanted 1

    ou_gc_wanted = 0;
    set_thresholds(2, 10, 10);
    set_counters(0, 0, 0);
    ou_gc_note_allocation();
    ou_gc_note_allocation();
    say("threshold 2, two made: wanted %d", ou_gc_wanted);
    // expect: threshold 2, two made: wanted 0
    ou_gc_note_allocation();
    say("threshold 2, three made: wanted %d", ou_gc_wanted);
    // expect: threshold 2, three made: wanted 1

    set_counters(0, 0, 0);
    ou_gc_note_allocation();
    say("asked before, one made: wanted %d", ou_gc_wanted);
    // expect: asked before, one made: wanted 1
    collector_end();
}
