/* SPDX-License-Identifier: MIT */
/* When memory is out a new traceback is NULL, and those that are known are still found. */
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
    be_at(cat, 20);
    OuMem_FailAllocation(1, 1); /* no memory below the hooks any more */
    say("a new one: %s", traceback_new() ? "there" : "NULL"); // expect: a new one: NULL
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
