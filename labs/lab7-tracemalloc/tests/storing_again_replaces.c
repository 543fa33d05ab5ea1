/* SPDX-License-Identifier: MIT */
/* A second trace for the same block takes the place of the first. */
#include "below.h"

PROBE(storing_again_replaces)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    say("stored: %d", tracemalloc_add_trace(7, 0x1000, 10)); // expect: stored: 0
    say("stored: %d", tracemalloc_add_trace(7, 0x1000, 15)); // expect: stored: 0
    say_size("the block", ou_tracemalloc_find(7, 0x1000));   // expect: the block: 15 bytes
    say("blocks traced: %zu", ou_tracemalloc.traces_used);   // expect: blocks traced: 1
    tracemalloc_remove_trace(7, 0x1000);
    say_size("the block", ou_tracemalloc_find(7, 0x1000)); // expect: the block: unknown
    tracemalloc_remove_trace(7, 0x1000);                   /* unknown: nothing happens */
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 0
    ou_tracemalloc_stop();
    watch_off();
}
