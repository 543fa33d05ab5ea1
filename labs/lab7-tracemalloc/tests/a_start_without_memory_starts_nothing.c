/* SPDX-License-Identifier: MIT */
/* Whatever request fails, a start either works or says MemoryError and changes nothing. */
#include "below.h"

static int wrong;

PROBE(a_start_without_memory_starts_nothing)
{
    be_home();
    OuMem_SetupFaults();
    watch_on();
    for (int n = 1; n <= 8; n++) {
        OuMem_FailAllocation(n, 0);
        int result = ou_tracemalloc_start(10);
        OuMem_FailAllocation(0, 0);
        OuExcKind kind = OuErr_Occurred();
        OuErr_Clear();
        wrong += result < 0 ? kind != OuExc_MemoryError || ou_tracemalloc.tracing ||
                                  watched[OU_MEM_DOMAIN_RAW].blocks != 0 ||
                                  ou_tracemalloc.tracemalloc_size != 0
                            : kind != OuExc_None || !ou_tracemalloc.tracing;
        ou_tracemalloc_stop();
    }
    say("wrong ends: %d", wrong); // expect: wrong ends: 0
    watch_off();
    OuMem_RemoveFaults();
}
