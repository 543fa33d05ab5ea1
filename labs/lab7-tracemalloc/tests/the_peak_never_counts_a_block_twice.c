/* SPDX-License-Identifier: MIT */
/* While a block moves, the total never holds its old and its new size together. */
#include "below.h"

PROBE(the_peak_never_counts_a_block_twice)
{
    be_home();
    watch_on();
    watch_moves = 1;
    ou_tracemalloc_start(1);
    void *block = OuMem_Malloc(1000);
    block = OuMem_Realloc(block, 600);
    say_totals(); // expect: traced: 600 bytes, peak 1000
    block = OuMem_Realloc(block, 1400);
    say_totals(); // expect: traced: 1400 bytes, peak 1400
    OuMem_Free(block);
    ou_tracemalloc_stop();
    watch_off();
}
