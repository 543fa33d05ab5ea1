/* SPDX-License-Identifier: MIT */
/* Choosing is asking: no counter, list or number changes. */
#include "collector.h"

PROBE(choosing_changes_nothing)
{
    static NodePlace place;
    collector_begin();
    node_of(0, &place, "young");
    ou_gc.long_lived_total = 8;
    ou_gc.long_lived_pending = 3;
    set_counters(701, 11, 11);
    ou_gc_wanted = 1;
    say("asked once: %d", ou_gc_choose_generation());  // expect: asked once: 2
    say("asked twice: %d", ou_gc_choose_generation()); // expect: asked twice: 2
    say_counters("afterwards");                        // expect: afterwards: counters 701 11 11
    say_lists("afterwards"); // expect: afterwards: 0 [young], 1 [], 2 [], frozen []
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total);
    // expect: 3 joined 8
    say("wanted %d", ou_gc_wanted); // expect: wanted 1
    collector_end();
}
