/* SPDX-License-Identifier: MIT */
/* Blocks of the same place share one traceback, whatever lies between its fields. */
#include "below.h"

static NodePlace cat_place;

PROBE(equal_tracebacks_are_one_object)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    place_junk = 1; /* in the four bytes behind each line number */
    ou_tracemalloc_start(2);
    be_at(cat, 10);
    called_from(cat, 99);
    const OuTraceback *first = traceback_new();
    void *block = OuMem_Malloc(24);
    void *object = OuObject_Malloc(100);
    say_same("of a buffer", back_of(block), first);   // expect: of a buffer: the same
    say_same("of an object", back_of(object), first); // expect: of an object: the same
    OuMem_Free(block);
    OuObject_Free(object);
    say_same("when no block has it", traceback_new(),
             first); // expect: when no block has it: the same
    ou_tracemalloc_stop();
    watch_off();
}
