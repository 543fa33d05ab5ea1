/* SPDX-License-Identifier: MIT */
/* While automatic collection is off, allocations and frees are counted and no collection is wanted. */
#include "collector.h"

PROBE(wanted_only_when_switched_on)
{
    collector_begin();
    ou_gc.enabled = 0; /* gc.disable() */
    set_counters(700, 0, 0);
    ou_gc_note_allocation();
    say("disabled: at %d, wanted %d", ou_gc.generations[0].count, ou_gc_wanted);
    // expect: disabled: at 701, wanted 0
    ou_gc_note_free();
    say("disabled, one freed: at %d", ou_gc.generations[0].count);
    // expect: disabled, one freed: at 700

    ou_gc.enabled = 1;
    set_thresholds(0, 10, 10); /* gc.set_threshold(0) */
    ou_gc_note_allocation();
    say("threshold 0: at %d, wanted %d", ou_gc.generations[0].count, ou_gc_wanted);
    // expect: threshold 0: at 701, wanted 0

    ou_gc_note_free();
    say("threshold 0, one freed: at %d", ou_gc.generations[0].count);
    // expect: threshold 0, one freed: at 700

    set_thresholds(700, 10, 10);
    ou_gc_note_allocation();
    say("on again: at %d, wanted %d", ou_gc.generations[0].count, ou_gc_wanted);
    // expect: on again: at 701, wanted 1
    collector_end();
}
