/* SPDX-License-Identifier: MIT */
/* Nothing is collected while automatic collection is off or threshold 0 is 0. */
#include "collector.h"

static void say_choice(int first, int second, int third)
{
    set_counters(first, second, third);
    say("counters %d %d %d: %d", first, second, third, ou_gc_choose_generation());
}

PROBE(switched_off_chooses_none)
{
    collector_begin();
    ou_gc.long_lived_pending = 1; /* so a full collection need not wait */
    ou_gc.enabled = 0;            /* gc.disable() */
    say_choice(701, 11, 11);      // expect: counters 701 11 11: -1
    ou_gc.enabled = 1;
    say_choice(701, 11, 11);   // expect: counters 701 11 11: 2
    set_thresholds(0, 10, 10); /* gc.set_threshold(0) */
    say_choice(701, 11, 11);   // expect: counters 701 11 11: -1
    collector_end();
}
