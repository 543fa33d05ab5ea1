/* SPDX-License-Identifier: MIT */
/* Each survivor is tried once, also when those around it leave the list. */
#include "collector.h"

PROBE(each_survivor_is_tried_once)
{
    static NodePlace places[8];
    collector_begin();
    tries = 0;
    pack_of(0, &places[0], "t1", OU_UNTRACK_EACH_COLLECTION);
    pack_of(0, &places[1], "t2", OU_UNTRACK_EACH_COLLECTION);
    Node *kept = node_of(0, &places[2], "node");
    pack_of(0, &places[3], "t3", OU_UNTRACK_EACH_COLLECTION);
    Node *holder = pack_of(0, &places[4], "holder", OU_UNTRACK_EACH_COLLECTION);
    holder->fields[0] = OBJ(kept);
    pack_of(0, &places[5], "t4", OU_UNTRACK_EACH_COLLECTION);
    pack_of(0, &places[6], "t5", OU_UNTRACK_EACH_COLLECTION);
    promote(0);
    say_lists("promoted");        // expect: promoted: 0 [], 1 [holder node], 2 [], frozen []
    say("tried %d times", tries); // expect: tried 6 times

    tries = 0; /* nobody else is left, and the only one leaves */
    pack_of(2, &places[7], "t6", OU_UNTRACK_EACH_COLLECTION);
    promote(2);
    say_lists("emptied");         // expect: emptied: 0 [], 1 [holder node], 2 [], frozen []
    say("tried %d times", tries); // expect: tried 1 times
    collector_end();
}
