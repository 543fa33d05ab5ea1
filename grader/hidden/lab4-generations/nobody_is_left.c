/* SPDX-License-Identifier: MIT */
/* All survivors of a full collection are untracked: there are no long-lived objects, and nothing waits. */
#include "collector.h"

PROBE(nobody_is_left)
{
    static NodePlace places[4];
    collector_begin();
    ou_gc.long_lived_total = 500;
    ou_gc.long_lived_pending = 7;
    Node *dict = pack_of(2, &places[0], "dict", OU_UNTRACK_FULL_COLLECTION);
    Node *other = pack_of(2, &places[1], "other", OU_UNTRACK_FULL_COLLECTION);
    Node *tuple = pack_of(2, &places[2], "tuple", OU_UNTRACK_EACH_COLLECTION);
    dict->fields[0] = OBJ(tuple);
    other->fields[0] = OBJ(tuple);
    other->fields[3] = OBJ(dict);
    say("can wait %d", ou_gc_full_collection_can_wait()); // expect: can wait 1
    promote(2);
    say_lists("promoted"); // expect: promoted: 0 [], 1 [], 2 [], frozen []
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total); // expect: 0 joined 0
    say("can wait %d", ou_gc_full_collection_can_wait());                    // expect: can wait 0
    promote(2);
    promote(1);
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total); // expect: 0 joined 0
    node_of(1, &places[3], "new");
    promote(1);
    say("%td joined %td", ou_gc.long_lived_pending, ou_gc.long_lived_total); // expect: 1 joined 0
    say_lists("at last"); // expect: at last: 0 [], 1 [], 2 [new], frozen []
    collector_end();
}
