/* SPDX-License-Identifier: MIT */
/* The survivors of a full collection stay in generation 2. */
#include "collector.h"

PROBE(the_oldest_stay)
{
    static NodePlace places[3];
    collector_begin();
    node_of(2, &places[0], "A");
    node_of(2, &places[1], "B");
    node_of(FROZEN, &places[2], "Z");
    promote(2);
    say_lists("2 was collected"); // expect: 2 was collected: 0 [], 1 [], 2 [A B], frozen [Z]
    promote(2);
    say_lists("and again");        // expect: and again: 0 [], 1 [], 2 [A B], frozen [Z]
    say_counters("all the while"); // expect: all the while: counters 0 0 0
    collector_end();
}
