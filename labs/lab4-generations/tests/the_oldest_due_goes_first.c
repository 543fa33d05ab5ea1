/* SPDX-License-Identifier: MIT */
/* Of all generations that are due the oldest one is collected. */
#include "collector.h"

static void say_choice(int first, int second, int third)
{
    set_counters(first, second, third);
    say("counters %d %d %d: %d", first, second, third, ou_gc_choose_generation());
}

PROBE(the_oldest_due_goes_first)
{
    collector_begin();
    ou_gc.long_lived_pending = 1; /* so a full collection need not wait */
    set_thresholds(5, 4, 3);
    say_choice(6, 0, 0);     // expect: counters 6 0 0: 0
    say_choice(6, 5, 0);     // expect: counters 6 5 0: 1
    say_choice(6, 5, 4);     // expect: counters 6 5 4: 2
    say_choice(6, 0, 4);     // expect: counters 6 0 4: 2
    set_thresholds(5, 0, 3); /* 0 says "never" only for generation 0 */
    say_choice(6, 1, 0);     // expect: counters 6 1 0: 1
    collector_end();
}
