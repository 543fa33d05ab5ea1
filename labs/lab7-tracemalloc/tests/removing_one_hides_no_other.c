/* SPDX-License-Identifier: MIT */
/* Of many blocks, each is known exactly as long as it is stored. */
#include "below.h"

enum { BLOCKS = 6000, FEW = 500 };

static uintptr_t address_of(unsigned i)
{
    return 0x10000 + 16 * (uintptr_t)i;
}

/** How many of the blocks are not known as they should be; removed: every third one is gone. */
static int wrong_answers(int removed)
{
    int wrong = 0;
    for (unsigned i = 0; i < BLOCKS; i++) {
        const OuTrace *trace = ou_tracemalloc_find(7, address_of(i));
        int gone = removed && i % 3 == 0;
        wrong += gone ? trace != NULL : trace == NULL || trace->size != i + 1;
    }
    return wrong;
}

/** Fills a small table, takes each second one out, looks for the others; a hundred times. */
static int wrong_in_small_tables(void)
{
    int wrong = 0;
    for (uintptr_t base = 0x10000; base < 0x10000 + 100 * 0x10000; base += 0x10000) {
        for (uintptr_t i = 0; i < FEW; i++) {
            tracemalloc_add_trace(7, base + 16 * i, i + 1);
        }
        for (uintptr_t i = 0; i < FEW; i += 2) {
            tracemalloc_remove_trace(7, base + 16 * i);
        }
        for (uintptr_t i = 0; i < FEW; i++) {
            const OuTrace *trace = ou_tracemalloc_find(7, base + 16 * i);
            wrong += i % 2 == 0 ? trace != NULL : trace == NULL || trace->size != i + 1;
            tracemalloc_remove_trace(7, base + 16 * i);
        }
    }
    return wrong;
}

PROBE(removing_one_hides_no_other)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    for (unsigned i = 0; i < BLOCKS; i++) {
        tracemalloc_add_trace(7, address_of(i), i + 1);
    }
    say("wrong answers: %d", wrong_answers(0)); // expect: wrong answers: 0
    for (unsigned i = 0; i < BLOCKS; i += 3) {
        tracemalloc_remove_trace(7, address_of(i));
    }
    say("wrong answers with a third removed: %d", wrong_answers(1));
    // expect: wrong answers with a third removed: 0
    for (unsigned i = 0; i < BLOCKS; i += 3) {
        tracemalloc_add_trace(7, address_of(i), i + 1);
    }
    say("wrong answers when they are back: %d", wrong_answers(0));
    // expect: wrong answers when they are back: 0
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 6000
    ou_tracemalloc_clear_traces();
    say("wrong answers in small tables: %d", wrong_in_small_tables());
    // expect: wrong answers in small tables: 0
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 0
    ou_tracemalloc_stop();
    watch_off();
}
