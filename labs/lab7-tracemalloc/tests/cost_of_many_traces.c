/* SPDX-License-Identifier: MIT */
/* Each of n blocks is stored, found and removed in about the same time, however many there are. */
#include "below.h"

static uintptr_t address_of(long i)
{
    return 0x10000 + 16 * (uintptr_t)i;
}

PROBE(cost_of_many_traces)
{
    long count = probe_size(), found = 0;
    be_home();
    ou_tracemalloc_start(1);
    for (long i = 0; i < count; i++) {
        tracemalloc_add_trace(7, address_of(i), 16);
    }
    for (long i = 0; i < count; i++) {
        found += ou_tracemalloc_find(7, address_of(i)) != NULL;
    }
    for (long i = 0; i < count; i++) {
        tracemalloc_remove_trace(7, address_of(i));
    }
    say("all were found: %s", found == count ? "yes" : "no"); // expect: all were found: yes
    say("blocks traced: %zu", ou_tracemalloc.traces_used);    // expect: blocks traced: 0
    ou_tracemalloc_stop();
    ou_tracemalloc_where = NULL;
}
