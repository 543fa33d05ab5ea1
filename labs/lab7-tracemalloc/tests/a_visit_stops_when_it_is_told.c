/* SPDX-License-Identifier: MIT */
/* A visit ends at the first result that is not 0, and returns it. */
#include "below.h"

static int left;

static int stop_after(const OuTrace *OU_UNUSED(trace), void *argument)
{
    int *visits = argument;
    return --*visits == 0 ? 42 : 0;
}

PROBE(a_visit_stops_when_it_is_told)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    for (unsigned i = 1; i <= 10; i++) {
        tracemalloc_add_trace(7, 16 * i, i);
    }
    left = 3;
    int result = ou_tracemalloc_visit_traces(stop_after, &left);
    say("result: %d, visits left: %d", result, left);
    // expect: result: 42, visits left: 0
    left = 100;
    result = ou_tracemalloc_visit_traces(stop_after, &left);
    say("result: %d, visits left: %d", result, left);
    // expect: result: 0, visits left: 90
    ou_tracemalloc_stop();
    watch_off();
}
