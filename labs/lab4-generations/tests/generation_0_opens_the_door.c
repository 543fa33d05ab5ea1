/* SPDX-License-Identifier: MIT */
/* As long as generation 0 is not due, nothing is collected. */
#include "collector.h"

static void say_choice(int first, int second, int third)
{
    set_counters(first, second, third);
    say("counters %d %d %d: %d", first, second, third, ou_gc_choose_generation());
}

PROBE(generation_0_opens_the_door)
{
    collector_begin();
    ou_gc.long_lived_pending = 1; /* so a full collection need not wait */
    say_choice(0, 50, 50);        // expect: counters 0 50 50: -1
    say_choice(700, 11, 0);       // expect: counters 700 11 0: -1
    say_choice(700, 11, 11);      // expect: counters 700 11 11: -1
    say_choice(701, 11, 11);      // expect: counters 701 11 11: 2
    collector_end();
}
