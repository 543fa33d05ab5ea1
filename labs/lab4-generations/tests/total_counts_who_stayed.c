/* SPDX-License-Identifier: MIT */
/* A full collection begins the count anew: its survivors are the long-lived objects, and nobody has joined. */
#include "collector.h"

PROBE(total_counts_who_stayed)
{
    static NodePlace places[6];
    collector_begin();
    ou_gc.long_lived_pending = 30;
    ou_gc.long_lived_total = 100;
    node_of(2, &places[0], "A");
    node_of(2, &places[1], "B");
    pack_of(2, &places[2], "tuple", OU_UNTRACK_EACH_COLLECTION);
    pack_of(2, &places[3], "dict", OU_UNTRACK_FULL_COLLECTION);
    node_of(2, &places[4], "C");
    Node *holder = pack_of(2, &places[5], "holder", OU_UNTRACK_FULL_COLLECTION);
    holder->fields[0] = OBJ(&places[4].node);
    promote(2); /* the tuple and the dict are untracked */
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total);
    // expect: 0 joined 4
    promote(2);
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total);
    // expect: 0 joined 4
    collector_end();
}
