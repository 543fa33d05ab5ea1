/* SPDX-License-Identifier: MIT */
/* Survivors whose type says FULL_COLLECTION, as dicts do, are tried at a full collection and
 * at no other. Who stays keeps its flag. */
#include "collector.h"

PROBE(dicts_wait_for_a_full_collection)
{
    static NodePlace places[3];
    collector_begin();
    tries = 0;
    Node *plain = node_of(0, &places[0], "node");
    pack_of(0, &places[1], "dict", OU_UNTRACK_FULL_COLLECTION);
    Node *holder = pack_of(0, &places[2], "holder", OU_UNTRACK_FULL_COLLECTION);
    holder->fields[0] = OBJ(plain);
    ou_as_gc(OBJ(holder))->gc_prev |= OU_GC_PREV_FINALIZED;
    promote(0);
    say_lists("after 0"); // expect: after 0: 0 [], 1 [dict holder node], 2 [], frozen []
    promote(1);
    say_lists("after 1");         // expect: after 1: 0 [], 1 [], 2 [dict holder node], frozen []
    say("tried %d times", tries); // expect: tried 0 times
    promote(2);
    say_lists("after 2"); // expect: after 2: 0 [], 1 [], 2 [holder node], frozen []
    say("finalized %d", ou_gc_finalized(OBJ(holder))); // expect: finalized 1
    collector_end();
}
