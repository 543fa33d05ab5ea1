/* SPDX-License-Identifier: MIT */
/* A block of somebody else's allocator is traced like one of ours, in a domain of its own. */
#include "below.h"

static NodePlace cat_place;

PROBE(other_allocators_can_be_traced)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    say("track: %d", OuTraceMalloc_Track(7, 0x1000, 10));    // expect: track: 0
    say("again: %d", OuTraceMalloc_Track(7, 0x1000, 15));    // expect: again: 0
    say_size("in domain 7", ou_tracemalloc_find(7, 0x1000)); // expect: in domain 7: 15 bytes
    say_size("in domain 0", ou_tracemalloc_find(0, 0x1000)); // expect: in domain 0: unknown
    say_frames("by", ou_tracemalloc_find(7, 0x1000));        // expect: by: cat.py:10, 1 of 1
    say_totals();                                            // expect: traced: 15 bytes, peak 15
    say("untrack: %d", OuTraceMalloc_Untrack(7, 0x1000));    // expect: untrack: 0
    say("again: %d", OuTraceMalloc_Untrack(7, 0x1000));      // expect: again: 0
    say_totals();                                            // expect: traced: 0 bytes, peak 15
    ou_tracemalloc_stop();
    watch_off();
}
