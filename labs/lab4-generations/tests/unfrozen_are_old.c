/* SPDX-License-Identifier: MIT */
/* ou_gc_unfreeze moves every frozen object to generation 2, and nobody else. */
#include "collector.h"

PROBE(unfrozen_are_old)
{
    static NodePlace places[5];
    collector_begin();
    node_of(0, &places[0], "A");
    node_of(1, &places[1], "B");
    node_of(2, &places[2], "C");
    node_of(FROZEN, &places[3], "Y");
    node_of(FROZEN, &places[4], "Z");
    set_counters(5, 4, 3);
    ou_gc_unfreeze();
    say_lists("thawed"); // expect: thawed: 0 [A], 1 [B], 2 [C Y Z], frozen []
    ou_gc_unfreeze();
    say_lists("and again");     // expect: and again: 0 [A], 1 [B], 2 [C Y Z], frozen []
    say_counters("both times"); // expect: both times: counters 5 4 3
    collector_end();
}
