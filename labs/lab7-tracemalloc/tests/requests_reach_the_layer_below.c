/* SPDX-License-Identifier: MIT */
/* While tracing is on, the layer below still gives and takes every block. */
#include "below.h"

PROBE(requests_reach_the_layer_below)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    watch_says = 1;
    void *block = OuMem_Malloc(24);     // expect: below: malloc 24
    char *numbers = OuMem_Calloc(3, 8); // expect: below: calloc, 24 in all
    say("its last byte is %d", numbers != NULL ? numbers[23] : -1); // expect: its last byte is 0
    OuMem_Free(block);                                              // expect: below: free of 24
    OuMem_Free(numbers);                                            // expect: below: free of 24
    watch_says = 0;
    ou_tracemalloc_stop();
    watch_off();
}
