/* SPDX-License-Identifier: MIT */
/* A trace that is replaced leaves the total before the new one enters it. */
#include "below.h"

PROBE(a_replaced_trace_counts_once)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    tracemalloc_add_trace(7, 0x1000, 100);
    tracemalloc_add_trace(7, 0x1000, 60);
    say_totals(); // expect: traced: 60 bytes, peak 100
    tracemalloc_add_trace(7, 0x1000, 110);
    say_totals(); // expect: traced: 110 bytes, peak 110
    tracemalloc_remove_trace(7, 0x1000);
    say_totals(); // expect: traced: 0 bytes, peak 110
    ou_tracemalloc_stop();
    watch_off();
}
