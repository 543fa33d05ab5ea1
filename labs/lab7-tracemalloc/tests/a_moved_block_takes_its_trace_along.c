/* SPDX-License-Identifier: MIT */
/* After a realloc that moves, the new address is known, and the old one is not. */
#include "below.h"

static NodePlace cat_place;

PROBE(a_moved_block_takes_its_trace_along)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    watch_moves = 1;
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    void *block = OuMem_Malloc(100);
    be_at(cat, 77);
    uintptr_t old = (uintptr_t)block;
    block = OuMem_Realloc(block, 5000);
    say_size("the old address", ou_tracemalloc_find(0, old)); // expect: the old address: unknown
    say_size("the new address", trace_of(block));             // expect: the new address: 5000 bytes
    say_frames("who resized it", trace_of(block)); // expect: who resized it: cat.py:77, 1 of 1
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 1
    OuMem_Free(block);
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 0
    ou_tracemalloc_stop();
    watch_off();
}
