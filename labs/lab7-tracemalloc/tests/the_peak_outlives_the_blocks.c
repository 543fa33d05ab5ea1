/* SPDX-License-Identifier: MIT */
/* The peak is the most that was traced at one time, until it is reset. */
#include "below.h"

PROBE(the_peak_outlives_the_blocks)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    void *small = OuMem_Malloc(100);
    void *large = OuMem_Malloc(900);
    OuMem_Free(large);
    say_totals(); // expect: traced: 100 bytes, peak 1000
    large = OuMem_Malloc(300);
    say_totals(); // expect: traced: 400 bytes, peak 1000
    OuMem_Free(large);
    ou_tracemalloc_reset_peak();
    say_totals(); // expect: traced: 100 bytes, peak 100
    large = OuMem_Malloc(50);
    say_totals(); // expect: traced: 150 bytes, peak 150
    OuMem_Free(large);
    OuMem_Free(small);
    ou_tracemalloc_stop();
    watch_off();
}
