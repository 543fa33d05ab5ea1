/* SPDX-License-Identifier: MIT */
/* What the tracer needs depends on the blocks that are alive, not on all that ever were. */
#include "below.h"

/** Lets blocks live, two at a time, at new addresses. Returns what the tracer needs. */
static size_t live_and_die(int rounds)
{
    static uintptr_t address;
    for (int i = 0; i < rounds; i++) {
        address += 16;
        tracemalloc_add_trace(7, address, 10);
        tracemalloc_add_trace(7, address + 8, 10);
        tracemalloc_remove_trace(7, address);
        tracemalloc_remove_trace(7, address + 8);
    }
    return ou_tracemalloc.tracemalloc_size;
}

PROBE(a_long_life_needs_no_more_memory)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    size_t first = live_and_die(20);
    size_t later = live_and_die(20000);
    say("traced at the end: %zu", ou_tracemalloc.traces_used); // expect: traced at the end: 0
    say("needs more than before: %s", later > 2 * first ? "yes" : "no");
    // expect: needs more than before: no
    ou_tracemalloc_stop();
    watch_off();
}
