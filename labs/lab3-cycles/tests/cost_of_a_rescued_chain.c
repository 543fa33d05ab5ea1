/* SPDX-License-Identifier: MIT */
/*
 * A chain in the worst order: each object is set aside before the walk meets the one that refers to
 * it, and then rescued. A chain of twice the length is twice the work.
 */
#include "lists.h"

#include <stdlib.h>

PROBE(cost_of_a_rescued_chain)
{
    long links = probe_size();
    NodePlace *places = calloc((size_t)links, sizeof *places);
    if (places == NULL) {
        OU_FATAL("no memory for a chain");
    }
    OuGCHead young, unreachable;
    gc_list_init(&young);
    for (long i = 0; i < links; i++) {
        Node *self = member(&places[i], "link", &young);
        if (i > 0) {
            node_set(self, 0, &places[i - 1].node);
            Ou_DecRef(OBJ(&places[i - 1].node));
        }
    }
    deduce_unreachable(&young, &unreachable);
    int all = gc_list_size(&young) == links && gc_list_is_empty(&unreachable);
    say("all are reachable: %s", all ? "yes" : "no"); // expect: all are reachable: yes
    free(places);
}
