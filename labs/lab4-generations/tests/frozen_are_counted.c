/* SPDX-License-Identifier: MIT */
/* ou_gc_freeze_count says how many objects are frozen now. */
#include "collector.h"

PROBE(frozen_are_counted)
{
    static NodePlace places[4];
    collector_begin();
    say("frozen: %td", ou_gc_freeze_count()); // expect: frozen: 0
    Node *first = node_of(FROZEN, &places[0], "X");
    node_of(FROZEN, &places[1], "Y");
    node_of(FROZEN, &places[2], "Z");
    node_of(2, &places[3], "old");
    say("frozen: %td", ou_gc_freeze_count()); // expect: frozen: 3
    OuObject_GC_UnTrack(OBJ(first));          /* as it does when it dies */
    say("frozen: %td", ou_gc_freeze_count()); // expect: frozen: 2
    collector_end();
}
