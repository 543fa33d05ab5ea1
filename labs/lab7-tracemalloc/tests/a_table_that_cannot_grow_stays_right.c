/* SPDX-License-Identifier: MIT */
/* When there is no memory to grow, what is stored stays known, and tracing recovers. */
#include "below.h"

enum { LIMIT = 5000 };

static uintptr_t address_of(unsigned i)
{
    return 0x10000 + 16 * (uintptr_t)i;
}

static const char *known(unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        const OuTrace *trace = ou_tracemalloc_find(7, address_of(i));
        if (trace == NULL || trace->size != i + 1) {
            return "not all";
        }
    }
    return "all";
}

PROBE(a_table_that_cannot_grow_stays_right)
{
    be_home();
    OuMem_SetupFaults();
    watch_on();
    ou_tracemalloc_start(1);
    tracemalloc_add_trace(7, address_of(0), 1);
    OuMem_FailAllocation(1, 1); /* no memory below the hooks any more */
    unsigned stored = 1;
    while (stored < LIMIT && tracemalloc_add_trace(7, address_of(stored), stored + 1) == 0) {
        stored++;
    }
    say("known while memory is out: %s", known(stored)); // expect: known while memory is out: all
    say("traces: %s", ou_tracemalloc.traces_used == stored ? "as many" : "another number");
    // expect: traces: as many
    OuMem_FailAllocation(0, 0);
    for (unsigned more = 0; more < LIMIT; more++) {
        tracemalloc_add_trace(7, address_of(stored), stored + 1);
        stored++;
    }
    say("known with memory again: %s", known(stored)); // expect: known with memory again: all
    ou_tracemalloc_stop();
    watch_off();
    OuMem_RemoveFaults();
}
