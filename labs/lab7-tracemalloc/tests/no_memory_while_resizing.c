/* SPDX-License-Identifier: MIT */
/* Whatever request fails during a realloc, what is known afterwards is true. */
#include "below.h"

static NodePlace cat_place;
static int ghosts, sizes, totals, lost;

/** Looks at what is known after a realloc of 100 bytes to 150: NULL, moved, or in the same place. */
static void look(uintptr_t old, void *resized)
{
    uintptr_t now = resized != NULL ? (uintptr_t)resized : old;
    const OuTrace *trace = ou_tracemalloc_find(0, now);
    size_t known = trace != NULL ? trace->size : 0;
    ghosts += now != old && ou_tracemalloc_find(0, old) != NULL;
    sizes += resized == NULL ? known != 100 : trace != NULL && known != 150;
    totals += ou_tracemalloc.traced_memory != known;
    totals += ou_tracemalloc.traces_used != (trace != NULL);
}

/** Resizes a block while request n fails, looks at what is known, and frees it. */
static void resize(void *block, int n)
{
    uintptr_t old = (uintptr_t)block;
    OuMem_FailAllocation(n, 0);
    void *resized = OuMem_Realloc(block, 150);
    OuMem_FailAllocation(0, 0);
    look(old, resized);
    OuMem_Free(resized != NULL ? resized : block);
    totals += ou_tracemalloc.traced_memory != 0;
    lost += watched[OU_MEM_DOMAIN_MEM].blocks != 0;
}

PROBE(no_memory_while_resizing)
{
    Node *cat = node_in(&cat_place, "cat.py");
    OuMem_SetupFaults();
    watch_on();
    for (watch_moves = 0; watch_moves < 2; watch_moves++) {
        for (int n = 1; n <= 8; n++) {
            ou_tracemalloc_start(1);
            be_at(cat, 10);
            void *block = OuMem_Malloc(100);
            be_at(cat, 10 + (unsigned)n); /* a line that has no traceback yet */
            resize(block, n);
            ou_tracemalloc_stop();
        }
    }
    say("old address still known: %d", ghosts); // expect: old address still known: 0
    say("wrong size: %d", sizes);               // expect: wrong size: 0
    say("wrong total or number: %d", totals);   // expect: wrong total or number: 0
    say("blocks that nobody has: %d", lost);    // expect: blocks that nobody has: 0
    watch_off();
    OuMem_RemoveFaults();
}
