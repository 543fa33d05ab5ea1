/* SPDX-License-Identifier: MIT */
/* A full collection tries all tuples first: then the dicts that hold them can go too. */
#include "collector.h"

PROBE(tuples_go_before_dicts)
{
    static NodePlace places[3];
    collector_begin();
    Node *dict = pack_of(2, &places[0], "dict", OU_UNTRACK_FULL_COLLECTION);
    Node *tuple = pack_of(2, &places[1], "tuple", OU_UNTRACK_EACH_COLLECTION);
    node_of(2, &places[2], "node");
    dict->fields[0] = OBJ(tuple); /* the dict stands before the tuple that it holds */
    promote(2);
    say_lists("one full one"); // expect: one full one: 0 [], 1 [], 2 [node], frozen []
    collector_end();
}
