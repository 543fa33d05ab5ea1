/* SPDX-License-Identifier: MIT */
/* traced_memory is the sum of the sizes of all traced blocks, as they were asked for. */
#include "below.h"

PROBE(the_total_is_the_sum_of_the_living)
{
    be_home();
    watch_on();
    void *before = OuMem_Malloc(1000);
    ou_tracemalloc_start(1);
    void *a = OuMem_Malloc(24);
    void *b = OuObject_Calloc(3, 10);
    say("traced: %zu", ou_tracemalloc.traced_memory); // expect: traced: 54
    OuMem_Free(before);                               /* never counted */
    say("traced: %zu", ou_tracemalloc.traced_memory); // expect: traced: 54
    OuMem_Free(a);
    say("traced: %zu", ou_tracemalloc.traced_memory); // expect: traced: 30
    OuObject_Free(b);
    say("traced: %zu", ou_tracemalloc.traced_memory); // expect: traced: 0
    ou_tracemalloc_stop();
    watch_off();
}
