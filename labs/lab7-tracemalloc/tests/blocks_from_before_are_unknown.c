/* SPDX-License-Identifier: MIT */
/* What was allocated before the start is unknown, and freeing it changes nothing. */
#include "below.h"

PROBE(blocks_from_before_are_unknown)
{
    be_home();
    watch_on();
    void *old = OuMem_Malloc(100);
    say_size("before the start", trace_of(old)); // expect: before the start: unknown
    ou_tracemalloc_start(1);
    say_size("old", trace_of(old)); // expect: old: unknown
    OuMem_Free(old);
    void *fresh = OuMem_Malloc(24);
    void *older = fresh;
    say_size("fresh", trace_of(fresh)); // expect: fresh: 24 bytes
    ou_tracemalloc_stop();
    say_size("after the stop", trace_of(older)); // expect: after the stop: unknown
    OuMem_Free(fresh);
    watch_off();
}
