/* SPDX-License-Identifier: MIT */
/* When a full collection can wait, the next younger generation that is due has its turn. */
#include "collector.h"

static void say_choice(int first, int second, int third)
{
    set_counters(first, second, third);
    say("counters %d %d %d: %d", first, second, third, ou_gc_choose_generation());
}

PROBE(waiting_hands_the_turn_down)
{
    collector_begin();
    ou_gc.long_lived_total = 1000;
    ou_gc.long_lived_pending = 249;
    say_choice(701, 11, 11); // expect: counters 701 11 11: 1
    say_choice(701, 3, 11);  // expect: counters 701 3 11: 0
    ou_gc.long_lived_pending = 250;
    say_choice(701, 3, 11); // expect: counters 701 3 11: 2

    ou_gc.long_lived_pending = 0; /* the rule is for generation 2 alone */
    say_choice(701, 11, 0);       // expect: counters 701 11 0: 1
    collector_end();
}
