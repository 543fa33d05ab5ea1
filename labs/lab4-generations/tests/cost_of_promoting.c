/* SPDX-License-Identifier: MIT */
/* Survivors move up one by one. Each costs the same, however many have moved up before it. */
#include "collector.h"

PROBE(cost_of_promoting)
{
    long count = probe_size();
    NodePlace *places = calloc((size_t)count, sizeof *places);
    if (places == NULL) {
        OU_FATAL("no memory for the nodes");
    }
    collector_begin();
    for (long i = 0; i < count; i++) {
        node_of(0, &places[i], "node");
        ou_gc_promote_survivors(list_of(0), 0, 1);
    }
    int all = gc_list_size(list_of(1)) == count && gc_list_is_empty(list_of(0));
    say("all are in generation 1: %s", all ? "yes" : "no"); // expect: all are in generation 1: yes
    gc_list_init(list_of(0));
    gc_list_init(list_of(1));
    collector_end();
    free(places);
}
