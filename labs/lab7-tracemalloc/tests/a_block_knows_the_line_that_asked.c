/* SPDX-License-Identifier: MIT */
/* Each trace has the place where the program was when it asked for the block. */
#include "below.h"

static NodePlace cat_place;

PROBE(a_block_knows_the_line_that_asked)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    void *first = OuMem_Malloc(24);
    be_at(cat, 20);
    void *second = OuMem_Malloc(24);
    say_frames("first", trace_of(first));   // expect: first: cat.py:10, 1 of 1
    say_frames("second", trace_of(second)); // expect: second: cat.py:20, 1 of 1
    OuMem_Free(first);
    OuMem_Free(second);
    ou_tracemalloc_stop();
    watch_off();
}
