/* SPDX-License-Identifier: MIT */
/* Counter 0 does not go below 0, however much is freed. */
#include "collector.h"

PROBE(counter_stops_at_zero)
{
    collector_begin();
    set_counters(1, 5, 5);
    ou_gc_note_free();
    say_counters("one freed"); // expect: one freed: counters 0 5 5
    ou_gc_note_free();
    ou_gc_note_free();
    say_counters("two more freed"); // expect: two more freed: counters 0 5 5
    ou_gc_note_allocation();
    say_counters("one made"); // expect: one made: counters 1 5 5
    collector_end();
}
