/* SPDX-License-Identifier: MIT */
/* Blocks of the same place share one traceback, whatever lies between its fields. */
#include "below.h"

static NodePlace cat_place;

PROBE(equal_tracebacks_are_one_object)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(2);
    be_at(cat, 10);
    called_from(cat, 99);
    const OuTraceback *first = traceback_new();
    void *block = OuMem_Malloc(24);
    void *object = OuObject_Malloc(100);
    say("of a buffer: %s", trace_of(block)->traceback == first ? "the same" : "another one");
    // expect: of a buffer: the same
    say("of an object: %s", trace_of(object)->traceback == first ? "the same" : "another one");
    // expect: of an object: the same
    OuMem_Free(block);
    OuObject_Free(object);
    say("when no block has it: %s", traceback_new() == first ? "the same" : "another one");
    // expect: when no block has it: the same
    ou_tracemalloc_stop();
    watch_off();
}
