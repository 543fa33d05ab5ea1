/* SPDX-License-Identifier: MIT */
/* Unfreezing moves the frozen objects; counters, numbers and flags stay as they are. */
#include "collector.h"

PROBE(thawing_changes_nothing_else)
{
    static NodePlace places[5];
    collector_begin();
    Node *a = node_of(0, &places[0], "A");
    Node *b = node_of(1, &places[1], "B");
    ou_as_gc(OBJ(a))->gc_prev |= OU_GC_PREV_FINALIZED;
    ou_gc_freeze();
    set_counters(3, 2, 1);
    ou_gc.long_lived_total = 6;
    ou_gc.long_lived_pending = 4;
    node_of(0, &places[2], "young");
    node_of(1, &places[3], "middle");
    node_of(2, &places[4], "old");
    say_lists("frozen"); // expect: frozen: 0 [young], 1 [middle], 2 [old], frozen [A B]
    ou_gc_unfreeze();
    say_lists("unfrozen");    // expect: unfrozen: 0 [young], 1 [middle], 2 [A B old], frozen []
    say_counters("unfrozen"); // expect: unfrozen: counters 3 2 1
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total); // expect: 4 joined 6
    say("finalized %d %d", ou_gc_finalized(OBJ(a)),
        ou_gc_finalized(OBJ(b))); // expect: finalized 1 0
    ou_gc_unfreeze();
    say_lists(
        "unfrozen again"); // expect: unfrozen again: 0 [young], 1 [middle], 2 [A B old], frozen []
    ou_gc_freeze();
    say("frozen: %td", ou_gc_freeze_count()); // expect: frozen: 5
    OuObject_GC_UnTrack(OBJ(b));
    ou_gc_freeze();
    say("frozen: %td", ou_gc_freeze_count()); // expect: frozen: 4
    collector_end();
}
