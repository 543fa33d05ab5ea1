/* SPDX-License-Identifier: MIT */
/* Objects that are all referred to from outside: twice as many are twice the work. */
#include "lists.h"

#include <stdlib.h>

PROBE(cost_of_the_living)
{
    long count = probe_size();
    NodePlace *places = calloc((size_t)count, sizeof *places);
    if (places == NULL) {
        OU_FATAL("no memory for the nodes");
    }
    OuGCHead young, unreachable;
    gc_list_init(&young);
    for (long i = 0; i < count; i++) {
        member(&places[i], "node", &young);
    }
    deduce_unreachable(&young, &unreachable);
    int all = gc_list_size(&young) == count && gc_list_is_empty(&unreachable);
    say("all are reachable: %s", all ? "yes" : "no"); // expect: all are reachable: yes
    free(places);
}
