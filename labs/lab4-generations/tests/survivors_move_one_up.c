/* SPDX-License-Identifier: MIT */
/* What survived in generation 0 is in generation 1 afterwards, what survived in 1 is in 2. */
#include "collector.h"

PROBE(survivors_move_one_up)
{
    static NodePlace places[4];
    collector_begin();
    set_counters(0, 3, 1);
    node_of(0, &places[0], "A");
    node_of(0, &places[1], "B");
    node_of(1, &places[2], "C");
    node_of(2, &places[3], "D");
    promote(0);
    say_lists("0 was collected"); // expect: 0 was collected: 0 [], 1 [A B C], 2 [D], frozen []
    promote(0);
    say_lists("nobody survived"); // expect: nobody survived: 0 [], 1 [A B C], 2 [D], frozen []
    promote(1);
    say_lists("1 was collected");  // expect: 1 was collected: 0 [], 1 [], 2 [A B C D], frozen []
    say_counters("all the while"); // expect: all the while: counters 0 3 1
    collector_end();
}
