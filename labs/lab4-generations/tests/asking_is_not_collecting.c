/* SPDX-License-Identifier: MIT */
/* An allocation only asks for a collection; it never runs one. */
#include "collector.h"

PROBE(asking_is_not_collecting)
{
    static NodePlace place;
    collector_begin();
    node_of(0, &place, "young");
    set_thresholds(2, 0, 0);
    for (int i = 0; i < 5; i++) {
        ou_gc_note_allocation();
    }
    say_counters("five made");      // expect: five made: counters 5 0 0
    say_lists("nothing has moved"); // expect: nothing has moved: 0 [young], 1 [], 2 [], frozen []
    say("wanted %d", ou_gc_wanted); // expect: wanted 1
    say("collections of generation 0: %td", ou_gc.stats[0].collections);
    // expect: collections of generation 0: 0
    collector_end();
}
