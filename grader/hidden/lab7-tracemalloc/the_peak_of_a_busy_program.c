/* SPDX-License-Identifier: MIT */
/* Totals and peak through replacing, resizing, resetting, clearing and freeing what was forgotten. */
#include "below.h"

PROBE(the_peak_of_a_busy_program)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    void *first = OuMem_Malloc(300);
    void *second = OuMem_Malloc(200);
    first = OuMem_Realloc(first, 50);
    say_totals(); // expect: traced: 250 bytes, peak 500
    second = OuMem_Realloc(second, 460);
    say_totals(); // expect: traced: 510 bytes, peak 510
    ou_tracemalloc_reset_peak();
    OuTraceMalloc_Track(9, 0x1000, 90);
    OuTraceMalloc_Track(9, 0x1000, 20);
    say_totals(); // expect: traced: 530 bytes, peak 600
    ou_tracemalloc_clear_traces();
    say_totals();       // expect: traced: 0 bytes, peak 0
    OuMem_Free(second); /* forgotten: nothing is taken off */
    say_totals();       // expect: traced: 0 bytes, peak 0
    first = OuMem_Realloc(first, 70);
    say_totals(); // expect: traced: 70 bytes, peak 70
    OuTraceMalloc_Untrack(9, 0x1000);
    OuMem_Free(first);
    say_totals(); // expect: traced: 0 bytes, peak 70
    ou_tracemalloc_stop();
    watch_off();
}
