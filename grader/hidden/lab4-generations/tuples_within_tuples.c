/* SPDX-License-Identifier: MIT */
/* A tuple before the tuple that it holds is untracked one collection later; who joined is counted right. */
#include "collector.h"

static void say_long_lived(const char *when)
{
    say("%s: %td joined %td", when, ou_gc.long_lived_pending, ou_gc.long_lived_total);
}

PROBE(tuples_within_tuples)
{
    static NodePlace places[4];
    collector_begin();
    tries = 0;
    Node *outer = pack_of(0, &places[0], "outer", OU_UNTRACK_EACH_COLLECTION);
    Node *inner = pack_of(0, &places[1], "inner", OU_UNTRACK_EACH_COLLECTION);
    pack_of(0, &places[2], "dict", OU_UNTRACK_FULL_COLLECTION);
    node_of(0, &places[3], "node");
    outer->fields[0] = OBJ(inner);
    promote(0);
    say_lists("generation 0"); // expect: generation 0: 0 [], 1 [dict node outer], 2 [], frozen []
    say_long_lived("generation 0"); // expect: generation 0: 0 joined 0
    promote(1);
    say_lists("generation 1");      // expect: generation 1: 0 [], 1 [], 2 [dict node], frozen []
    say_long_lived("generation 1"); // expect: generation 1: 2 joined 0
    promote(2);
    say_lists("generation 2");      // expect: generation 2: 0 [], 1 [], 2 [node], frozen []
    say_long_lived("generation 2"); // expect: generation 2: 0 joined 1
    say("tried %d times", tries);   // expect: tried 4 times
    collector_end();
}
