/* SPDX-License-Identifier: MIT */
/* A block that was unknown is known once it is resized; NULL is resized into a new block. */
#include "below.h"

PROBE(resizing_makes_a_block_known)
{
    be_home();
    watch_on();
    void *old = OuMem_Malloc(100);
    ou_tracemalloc_start(1);
    old = OuMem_Realloc(old, 150);
    say_size("from before the start", trace_of(old)); // expect: from before the start: 150 bytes
    void *fresh = tracemalloc_realloc(&ou_tracemalloc.below[OU_MEM_DOMAIN_MEM], NULL, 20);
    say_size("from NULL", trace_of(fresh)); // expect: from NULL: 20 bytes
    say_totals();                           // expect: traced: 170 bytes, peak 170
    OuMem_Free(old);
    OuMem_Free(fresh);
    say_totals(); // expect: traced: 0 bytes, peak 170
    ou_tracemalloc_stop();
    watch_off();
}
