/* SPDX-License-Identifier: MIT */
/* Survivors whose type says EACH_COLLECTION, as tuples do, are tried at each collection. */
#include "collector.h"

static NodePlace places[4];

/** A plain tuple, one that holds a tracked node, and a type that is never tried. */
static void collect_with_tuples(int generation)
{
    clear_out(2);
    Node *plain = node_of(generation, &places[0], "node");
    pack_of(generation, &places[1], "flat", OU_UNTRACK_EACH_COLLECTION);
    Node *holder = pack_of(generation, &places[2], "holder", OU_UNTRACK_EACH_COLLECTION);
    holder->fields[0] = OBJ(plain);
    pack_of(generation, &places[3], "stubborn", OU_UNTRACK_NEVER);
    promote(generation);
    say("flat is tracked: %d", ou_gc_is_tracked(OBJ(&places[1].node)));
    say_lists("promoted");
    clear_out(1);
}

PROBE(tuples_are_tried_each_time)
{
    collector_begin();
    collect_with_tuples(0); // expect: flat is tracked: 0
    // expect: promoted: 0 [], 1 [holder node stubborn], 2 [], frozen []
    collect_with_tuples(1); // expect: flat is tracked: 0
    // expect: promoted: 0 [], 1 [], 2 [holder node stubborn], frozen []
    collect_with_tuples(2); // expect: flat is tracked: 0
    // expect: promoted: 0 [], 1 [], 2 [holder node stubborn], frozen []
    collector_end();
}
