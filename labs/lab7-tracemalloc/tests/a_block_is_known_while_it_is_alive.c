/* SPDX-License-Identifier: MIT */
/* A block is known, with its size, from its allocation until it is freed. */
#include "below.h"

PROBE(a_block_is_known_while_it_is_alive)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    void *buffer = OuMem_Malloc(24);
    void *table = OuMem_RawCalloc(3, 10);
    void *object = OuObject_Malloc(56);
    say_size("buffer", trace_of(buffer)); // expect: buffer: 24 bytes
    say_size("table", trace_of(table));   // expect: table: 30 bytes
    say_size("object", trace_of(object)); // expect: object: 56 bytes
    const OuTrace *trace = trace_of(table);
    say("the trace has the address: %s",
        trace != NULL && trace->address == (uintptr_t)table ? "yes" : "no");
    // expect: the trace has the address: yes
    OuMem_RawFree(table);
    say_size("table", trace_of(table));   // expect: table: unknown
    say_size("buffer", trace_of(buffer)); // expect: buffer: 24 bytes
    OuMem_Free(buffer);
    OuObject_Free(object);
    say_size("object", trace_of(object)); // expect: object: unknown
    ou_tracemalloc_stop();
    watch_off();
}
