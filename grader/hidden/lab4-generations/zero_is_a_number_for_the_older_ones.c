/* SPDX-License-Identifier: MIT */
/* Threshold 0 switches off in generation 0 only. In the others one collection is more than 0. */
#include "collector.h"

static void say_choice(int first, int second, int third)
{
    set_counters(first, second, third);
    say("counters %d %d %d: %d", first, second, third, ou_gc_choose_generation());
}

PROBE(zero_is_a_number_for_the_older_ones)
{
    collector_begin();
    set_thresholds(5, 0, 0);
    say_choice(6, 0, 0); // expect: counters 6 0 0: 0
    say_choice(6, 1, 0); // expect: counters 6 1 0: 1
    say_choice(6, 0, 1); // expect: counters 6 0 1: 2
    ou_gc.long_lived_total = 40;
    ou_gc.long_lived_pending = 9;
    say_choice(6, 0, 1); // expect: counters 6 0 1: 0
    say_choice(6, 1, 1); // expect: counters 6 1 1: 1
    ou_gc.long_lived_pending = 10;
    say_choice(6, 1, 1); // expect: counters 6 1 1: 2
    say_choice(5, 1, 1); // expect: counters 5 1 1: -1
    set_thresholds(0, 0, 0);
    say_choice(6, 1, 1); // expect: counters 6 1 1: -1
    collector_end();
}
