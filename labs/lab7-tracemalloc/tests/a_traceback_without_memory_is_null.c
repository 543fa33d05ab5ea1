/* SPDX-License-Identifier: MIT */
/* When memory is out a new traceback is NULL, and no trace is stored without one. */
#include "below.h"

static NodePlace cat_place;

PROBE(a_traceback_without_memory_is_null)
{
    Node *cat = node_in(&cat_place, "cat.py");
    OuMem_SetupFaults();
    watch_on();
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    const OuTraceback *known = traceback_new();
    tracemalloc_add_trace(7, 0x1000, 8); /* so that there is a table of traces */
    be_at(cat, 20);
    OuMem_FailAllocation(1, 1); /* no memory below the hooks any more */
    say("a new one: %s", traceback_new() ? "there" : "NULL"); // expect: a new one: NULL
    say("a trace from there: %d", tracemalloc_add_trace(7, 0x2000, 8));
    // expect: a trace from there: -1
    say_size("its block", ou_tracemalloc_find(7, 0x2000)); // expect: its block: unknown
    be_at(cat, 10);
    say("a known one: %s",
        traceback_new() == known ? "found" : "lost"); // expect: a known one: found
    say("references to the file: %td",
        Ou_REFCNT(OBJ(cat)) - 1); // expect: references to the file: 1
    OuMem_FailAllocation(0, 0);
    be_at(cat, 20);
    say("with memory again: %s",
        traceback_new() ? "there" : "NULL"); // expect: with memory again: there
    ou_tracemalloc_stop();
    watch_off();
    OuMem_RemoveFaults();
}
