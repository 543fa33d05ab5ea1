/* SPDX-License-Identifier: MIT */
/* Many traces are stored, and removed from both ends and from the middle; who is left is found. */
#include "below.h"

enum { TRACES = 1024 };

static char here[TRACES];

static uintptr_t address_of(int i)
{
    return 0x4000 + (uintptr_t)i * 16;
}

/** How many traces are not as they should be. */
static int wrong_ones(void)
{
    int wrong = 0;
    for (int i = 0; i < TRACES; i++) {
        const OuTrace *trace = ou_tracemalloc_find(3, address_of(i));
        wrong += here[i] ? trace == NULL || trace->size != (size_t)i : trace != NULL;
    }
    return wrong;
}

static void remove_one(int i)
{
    tracemalloc_remove_trace(3, address_of(i));
    here[i] = 0;
}

PROBE(removed_in_every_order)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    for (int i = 0; i < TRACES; i++) {
        tracemalloc_add_trace(3, address_of(i), (size_t)i);
        here[i] = 1;
    }
    say("all: %d wrong, %zu traces", wrong_ones(),
        ou_tracemalloc.traces_used); // expect: all: 0 wrong, 1024 traces
    for (int i = 0; i < 200; i++) {
        remove_one(i);
        remove_one(TRACES - 1 - i);
    }
    say("the ends: %d wrong, %zu traces", wrong_ones(),
        ou_tracemalloc.traces_used); // expect: the ends: 0 wrong, 624 traces
    for (int i = 200; i < TRACES - 200; i += 3) {
        remove_one(i);
        tracemalloc_remove_trace(3, address_of(i)); /* once more: nothing happens */
        tracemalloc_remove_trace(4, address_of(i + 1));
    }
    say("each third: %d wrong, %zu traces", wrong_ones(),
        ou_tracemalloc.traces_used); // expect: each third: 0 wrong, 416 traces
    for (int i = 0; i < 200; i++) {
        tracemalloc_add_trace(3, address_of(i), (size_t)i);
        here[i] = 1;
    }
    say("some again: %d wrong, %zu traces", wrong_ones(),
        ou_tracemalloc.traces_used); // expect: some again: 0 wrong, 616 traces
    for (int i = 0; i < TRACES; i++) {
        remove_one(i);
    }
    say("none: %d wrong", wrong_ones()); // expect: none: 0 wrong
    say("%zu traces, %zu bytes", ou_tracemalloc.traces_used,
        ou_tracemalloc.traced_memory); // expect: 0 traces, 0 bytes
    ou_tracemalloc_stop();
    watch_off();
}
