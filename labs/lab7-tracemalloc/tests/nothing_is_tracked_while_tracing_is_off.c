/* SPDX-License-Identifier: MIT */
/* Track and untrack return -2 while tracing is off, and -1 when memory is out. */
#include "below.h"

PROBE(nothing_is_tracked_while_tracing_is_off)
{
    be_home();
    OuMem_SetupFaults();
    watch_on();
    say("track: %d", OuTraceMalloc_Track(7, 0x1000, 10));  // expect: track: -2
    say("untrack: %d", OuTraceMalloc_Untrack(7, 0x1000));  // expect: untrack: -2
    say_size("the block", ou_tracemalloc_find(7, 0x1000)); // expect: the block: unknown
    ou_tracemalloc_start(1);
    OuMem_FailAllocation(1, 1);
    say("without memory: %d", OuTraceMalloc_Track(7, 0x1000, 10)); // expect: without memory: -1
    OuMem_FailAllocation(0, 0);
    ou_tracemalloc_stop();
    say("after the stop: %d", OuTraceMalloc_Track(7, 0x1000, 10)); // expect: after the stop: -2
    watch_off();
    OuMem_RemoveFaults();
}
