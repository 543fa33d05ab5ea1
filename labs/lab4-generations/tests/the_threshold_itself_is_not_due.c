/* SPDX-License-Identifier: MIT */
/* A generation is due when its counter exceeds its threshold, not when it reaches it. */
#include "collector.h"

static void say_choice(int first, int second, int third)
{
    set_counters(first, second, third);
    say("counters %d %d %d: %d", first, second, third, ou_gc_choose_generation());
}

PROBE(the_threshold_itself_is_not_due)
{
    collector_begin();
    ou_gc.long_lived_pending = 1; /* so a full collection need not wait */
    say_choice(0, 0, 0);          // expect: counters 0 0 0: -1
    say_choice(700, 0, 0);        // expect: counters 700 0 0: -1
    say_choice(701, 0, 0);        // expect: counters 701 0 0: 0
    say_choice(701, 10, 0);       // expect: counters 701 10 0: 0
    say_choice(701, 11, 0);       // expect: counters 701 11 0: 1
    say_choice(701, 11, 10);      // expect: counters 701 11 10: 1
    say_choice(701, 11, 11);      // expect: counters 701 11 11: 2
    collector_end();
}
