/* SPDX-License-Identifier: MIT */
/*
 * Two hundred thousand objects, in the worst order: each is set aside before the walk meets the one
 * that refers to it. Still every object is walked once, and no function calls itself on the way.
 */
#include "lists.h"

#include <stdlib.h>

enum { LINKS = 200000 };

PROBE(a_long_chain_is_one_walk)
{
    NodePlace *places = calloc(LINKS, sizeof *places);
    if (places == NULL) {
        OU_FATAL("no memory for a long chain");
    }
    OuGCHead young, unreachable;
    gc_list_init(&young);
    gc_list_init(&unreachable);
    Node *last = member(&places[0], "last", &young);
    examined(last, 0);
    for (int i = 1; i < LINKS; i++) {
        Node *self = member(&places[i], i == LINKS - 1 ? "first" : "link", &young);
        node_set(self, 0, &places[i - 1].node);
        Ou_DecRef(OBJ(&places[i - 1].node));
        examined(self, i == LINKS - 1);
    }

    say("stayed: %td", move_unreachable(&young, &unreachable)); // expect: stayed: 200000
    say("reachable: %td", gc_list_size(&young));                // expect: reachable: 200000
    say("unreachable: %td", gc_list_size(&unreachable));        // expect: unreachable: 0
    say("from %s", node_name(ou_from_gc(gc_next(&young))));     // expect: from first
    say("to %s", node_name(ou_from_gc(gc_prev(&young))));       // expect: to last
    free(places);
}
