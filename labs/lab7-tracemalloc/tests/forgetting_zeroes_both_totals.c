/* SPDX-License-Identifier: MIT */
/* Clearing and stopping take both totals to 0, and what was forgotten is not counted again. */
#include "below.h"

PROBE(forgetting_zeroes_both_totals)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    void *forgotten = OuMem_Malloc(100);
    ou_tracemalloc_clear_traces();
    say_totals(); // expect: traced: 0 bytes, peak 0
    void *fresh = OuMem_Malloc(40);
    OuMem_Free(forgotten);
    say_totals(); // expect: traced: 40 bytes, peak 40
    ou_tracemalloc_stop();
    say_totals(); // expect: traced: 0 bytes, peak 0
    OuMem_Free(fresh);
    say_totals(); // expect: traced: 0 bytes, peak 0
    watch_off();
}
