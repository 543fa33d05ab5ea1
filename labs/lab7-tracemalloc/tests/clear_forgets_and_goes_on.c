/* SPDX-License-Identifier: MIT */
/* After ou_tracemalloc_clear_traces() all blocks are unknown, and new ones are traced. */
#include "below.h"

PROBE(clear_forgets_and_goes_on)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    void *old = OuMem_Malloc(100);
    void *other = OuMem_Malloc(50);
    ou_tracemalloc_clear_traces();
    say_size("old", trace_of(old));                        // expect: old: unknown
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 0
    say("tracing: %d", ou_tracemalloc.tracing);            // expect: tracing: 1
    void *fresh = OuMem_Malloc(24);
    say_size("fresh", trace_of(fresh)); // expect: fresh: 24 bytes
    OuMem_Free(old);
    OuMem_Free(other);
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 1
    OuMem_Free(fresh);
    ou_tracemalloc_stop();
    watch_off();
}
