/* SPDX-License-Identifier: MIT */
/* A block is resized by several lines, in place and moving, with failures between; others stand beside it. */
#include "below.h"

static NodePlace cat_place;

PROBE(resized_again_and_again)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(1);
    be_at(cat, 1);
    void *beside = OuMem_Malloc(11);
    void *block = OuMem_Malloc(40);
    be_at(cat, 2);
    block = OuMem_Realloc(block, 90);      /* in place */
    say_size("in place", trace_of(block)); // expect: in place: 90 bytes
    watch_moves = 1;
    be_at(cat, 3);
    block = OuMem_Realloc(block, 10);     /* smaller, and moved */
    say_size("moved", trace_of(block));   // expect: moved: 10 bytes
    say_frames("moved", trace_of(block)); // expect: moved: cat.py:3, 1 of 1
    be_at(cat, 4);
    watch_fails = 1;
    say("%s", OuMem_Realloc(block, 9999) == NULL ? "NULL" : "a block"); // expect: NULL
    say_frames("failed", trace_of(block)); // expect: failed: cat.py:3, 1 of 1
    OuMem_Free(block);
    be_at(cat, 5);
    block = OuMem_Realloc(NULL, 33);
    say_frames("from NULL", trace_of(block));      // expect: from NULL: cat.py:5, 1 of 1
    say_frames("beside", trace_of(beside));        // expect: beside: cat.py:1, 1 of 1
    say("%zu traces", ou_tracemalloc.traces_used); // expect: 2 traces
    say_totals();                                  // expect: traced: 44 bytes, peak 101
    OuMem_Free(block);
    OuMem_Free(beside);
    ou_tracemalloc_stop();
    watch_off();
}
