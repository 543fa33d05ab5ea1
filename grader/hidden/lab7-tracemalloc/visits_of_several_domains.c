/* SPDX-License-Identifier: MIT */
/* A visit sees every domain; it may be stopped at any trace, and asked again. */
#include "below.h"

static size_t by_domain[4];
static int left;

static int count(const OuTrace *trace, void *argument)
{
    by_domain[trace->domain] += trace->size;
    *(int *)argument += 1;
    return --left == 0 ? 42 : 0;
}

static void visit(const char *label, int stop_after)
{
    int seen = 0;
    memset(by_domain, 0, sizeof by_domain);
    left = stop_after;
    int result = ou_tracemalloc_visit_traces(count, &seen);
    say("%s: %d seen, result %d", label, seen, result);
}

PROBE(visits_of_several_domains)
{
    be_home();
    watch_on();
    visit("before the start", 1); // expect: before the start: 0 seen, result 0
    ou_tracemalloc_start(1);
    for (unsigned int i = 1; i <= 30; i++) {
        OuTraceMalloc_Track(i % 3 + 1, 0x1000 + i * 8, i);
    }
    void *block = OuMem_Malloc(5);
    visit("all", 0); // expect: all: 31 seen, result 0
    say("%zu %zu %zu %zu", by_domain[0], by_domain[1], by_domain[2],
        by_domain[3]);         // expect: 5 165 145 155
    visit("the first", 1);     // expect: the first: 1 seen, result 42
    visit("fourteen", 14);     // expect: fourteen: 14 seen, result 42
    visit("the last one", 31); // expect: the last one: 31 seen, result 42
    for (unsigned int i = 1; i <= 30; i++) {
        OuTraceMalloc_Untrack(i % 3 + 1, 0x1000 + i * 8);
    }
    visit("one is left", 0); // expect: one is left: 1 seen, result 0
    OuMem_Free(block);
    visit("none", 0); // expect: none: 0 seen, result 0
    ou_tracemalloc_stop();
    watch_off();
}
