/* SPDX-License-Identifier: MIT */
/* When the layer below cannot resize a block, the block and its trace stay as they were. */
#include "below.h"

static NodePlace cat_place;

PROBE(a_failed_realloc_changes_nothing)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    void *block = OuMem_Malloc(100);
    be_at(cat, 77);
    watch_fails = 1;
    void *moved = OuMem_Realloc(block, 5000);
    say("realloc gives %s", moved ? "a block" : "NULL"); // expect: realloc gives NULL
    say_size("the block", trace_of(block));              // expect: the block: 100 bytes
    say_frames("who made it", trace_of(block));          // expect: who made it: cat.py:10, 1 of 1
    say_totals();                                        // expect: traced: 100 bytes, peak 100
    OuMem_Free(block);
    ou_tracemalloc_stop();
    watch_off();
}
