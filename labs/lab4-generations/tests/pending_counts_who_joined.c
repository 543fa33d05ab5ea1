/* SPDX-License-Identifier: MIT */
/* long_lived_pending goes up by the number of objects that join generation 2. */
#include "collector.h"

static void say_long_lived(const char *when)
{
    say("%s: %td joined %td", when, ou_gc.long_lived_pending, ou_gc.long_lived_total);
}

PROBE(pending_counts_who_joined)
{
    static NodePlace places[6];
    collector_begin();
    ou_gc.long_lived_pending = 10;
    ou_gc.long_lived_total = 100;
    node_of(0, &places[0], "A");
    node_of(0, &places[1], "B");
    promote(0);
    say_long_lived("0 was collected"); // expect: 0 was collected: 10 joined 100
    node_of(1, &places[2], "C");
    pack_of(1, &places[3], "tuple", OU_UNTRACK_EACH_COLLECTION);
    pack_of(1, &places[4], "dict", OU_UNTRACK_FULL_COLLECTION);
    Node *holder = pack_of(1, &places[5], "holder", OU_UNTRACK_EACH_COLLECTION);
    holder->fields[0] = OBJ(&places[2].node);
    promote(1); /* A, B, C, the dict and the holder join; the tuple is untracked */
    say_long_lived("1 was collected"); // expect: 1 was collected: 15 joined 100
    promote(1);
    say_long_lived("nobody survived"); // expect: nobody survived: 15 joined 100
    collector_end();
}
