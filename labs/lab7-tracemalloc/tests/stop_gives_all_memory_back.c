/* SPDX-License-Identifier: MIT */
/* Nothing of the tracer is left after a stop, and a new start begins empty. */
#include "below.h"

PROBE(stop_gives_all_memory_back)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(3);
    void *old = OuMem_Malloc(100);
    ou_tracemalloc_stop();
    say("own blocks: %zu", watched[OU_MEM_DOMAIN_RAW].blocks); // expect: own blocks: 0
    say("own bytes: %zu", ou_tracemalloc.tracemalloc_size);    // expect: own bytes: 0
    say("blocks traced: %zu", ou_tracemalloc.traces_used);     // expect: blocks traced: 0
    ou_tracemalloc_start(1);
    say_size("old", trace_of(old)); // expect: old: unknown
    void *fresh = OuMem_Malloc(24);
    say_size("fresh", trace_of(fresh)); // expect: fresh: 24 bytes
    OuMem_Free(old);
    OuMem_Free(fresh);
    ou_tracemalloc_stop();
    say("own blocks: %zu", watched[OU_MEM_DOMAIN_RAW].blocks); // expect: own blocks: 0
    watch_off();
}
