/* SPDX-License-Identifier: MIT */
/* Whatever request fails during a realloc, what is known afterwards is true. */
#include "below.h"

static NodePlace cat_place;
static int lies;

/** Resizes a block while request n fails, looks at what is known, and frees it. */
static void resize(void *block, int n)
{
    OuMem_FailAllocation(n, 0);
    void *moved = OuMem_Realloc(block, 200);
    OuMem_FailAllocation(0, 0);
    void *now = moved ? moved : block;
    const OuTrace *trace = trace_of(now);
    size_t size = trace ? trace->size : 0;
    lies += moved != NULL && trace_of(block) != NULL; /* it moved away from there */
    lies += moved == NULL && size != 100;             /* nothing has changed */
    lies += moved != NULL && trace != NULL && size != 200;
    lies += ou_tracemalloc.traced_memory != size;
    lies += ou_tracemalloc.traces_used != (trace != NULL);
    OuMem_Free(now);
    lies += ou_tracemalloc.traced_memory != 0;
    lies += watched[OU_MEM_DOMAIN_MEM].blocks != 0;
}

PROBE(no_memory_while_resizing)
{
    Node *cat = node_in(&cat_place, "cat.py");
    OuMem_SetupFaults();
    watch_on();
    watch_moves = 1;
    for (int n = 1; n <= 8; n++) {
        ou_tracemalloc_start(1);
        be_at(cat, 10);
        void *block = OuMem_Malloc(100);
        be_at(cat, 10 + (unsigned)n); /* a line that has no traceback yet */
        resize(block, n);
        ou_tracemalloc_stop();
    }
    say("lies: %d", lies); // expect: lies: 0
    watch_off();
    OuMem_RemoveFaults();
}
