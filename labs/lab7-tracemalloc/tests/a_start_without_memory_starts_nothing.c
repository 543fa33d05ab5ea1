/* SPDX-License-Identifier: MIT */
/* Whatever request fails, a start either works or says MemoryError and changes nothing. */
#include "below.h"

static int silent, tracing, leftover, half;

/** Starts while request n fails, and looks what has become of it. */
static void start(int n)
{
    OuMem_FailAllocation(n, 0);
    int result = ou_tracemalloc_start(10);
    OuMem_FailAllocation(0, 0);
    OuExcKind kind = OuErr_Occurred();
    OuErr_Clear();
    if (result < 0) {
        silent += kind != OuExc_MemoryError;
        tracing += ou_tracemalloc.tracing;
        leftover += watched[OU_MEM_DOMAIN_RAW].blocks != 0 || ou_tracemalloc.tracemalloc_size != 0;
    } else {
        half += kind != OuExc_None || !ou_tracemalloc.tracing;
    }
}

PROBE(a_start_without_memory_starts_nothing)
{
    be_home();
    OuMem_SetupFaults();
    watch_on();
    for (int n = 1; n <= 8; n++) {
        start(n);
        ou_tracemalloc_stop();
    }
    say("failed without MemoryError: %d", silent); // expect: failed without MemoryError: 0
    say("failed, but tracing is on: %d", tracing); // expect: failed, but tracing is on: 0
    say("failed, own memory left: %d", leftover);  // expect: failed, own memory left: 0
    say("worked, but not quite: %d", half);        // expect: worked, but not quite: 0
    watch_off();
    OuMem_RemoveFaults();
}
