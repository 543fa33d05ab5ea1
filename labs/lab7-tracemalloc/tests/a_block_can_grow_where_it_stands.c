/* SPDX-License-Identifier: MIT */
/* After a realloc in place, the block has its new size and belongs to the line that resized it. */
#include "below.h"

static NodePlace cat_place;

PROBE(a_block_can_grow_where_it_stands)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    char *block = OuMem_Malloc(100);
    be_at(cat, 77);
    char *same = OuMem_Realloc(block, 120);
    say_size("the block", trace_of(same));        // expect: the block: 120 bytes
    say_frames("who resized it", trace_of(same)); // expect: who resized it: cat.py:77, 1 of 1
    say_totals();                                 // expect: traced: 120 bytes, peak 120
    same = OuMem_Realloc(same, 30);
    say_size("the block", trace_of(same)); // expect: the block: 30 bytes
    say_totals();                          // expect: traced: 30 bytes, peak 120
    OuMem_Free(same);
    ou_tracemalloc_stop();
    watch_off();
}
