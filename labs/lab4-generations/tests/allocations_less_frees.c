/* SPDX-License-Identifier: MIT */
/* Counter 0 goes up by one for each allocation and down by one for each free; the others stand still. */
#include "collector.h"

PROBE(allocations_less_frees)
{
    collector_begin();
    ou_gc_note_allocation();
    ou_gc_note_allocation();
    ou_gc_note_allocation();
    say_counters("three made"); // expect: three made: counters 3 0 0
    ou_gc_note_free();
    say_counters("one freed"); // expect: one freed: counters 2 0 0
    ou_gc_note_allocation();
    say_counters("one more made"); // expect: one more made: counters 3 0 0
    collector_end();
}
