/* SPDX-License-Identifier: MIT */
/* A visit shows every trace that is stored, each once, and nothing else. */
#include "below.h"

enum { BLOCKS = 2000 };

static void *blocks[BLOCKS];

/** What a visit has seen. */
typedef struct Seen {
    size_t traces;
    size_t bytes;
} Seen;

static int count(const OuTrace *trace, void *argument)
{
    Seen *seen = argument;
    seen->traces++;
    seen->bytes += trace->size;
    return 0;
}

static void visit_all(const char *label)
{
    Seen seen = {0, 0};
    int result = ou_tracemalloc_visit_traces(count, &seen);
    say("%s: %zu traces, %zu bytes%s", label, seen.traces, seen.bytes,
        result == 0 ? "" : ", and a result that is not 0");
}

PROBE(a_visit_shows_each_trace_once)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    visit_all("at first"); // expect: at first: 0 traces, 0 bytes
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = OuMem_Malloc((size_t)i + 1);
    }
    OuTraceMalloc_Track(7, 0x1000, 1000000);
    visit_all("of 2000 and a foreign one");
    // expect: of 2000 and a foreign one: 2001 traces, 3001000 bytes
    for (int i = 0; i < BLOCKS; i += 2) {
        OuMem_Free(blocks[i]);
    }
    visit_all("without each second"); // expect: without each second: 1001 traces, 2001000 bytes
    ou_tracemalloc_clear_traces();
    visit_all("cleared"); // expect: cleared: 0 traces, 0 bytes
    for (int i = 1; i < BLOCKS; i += 2) {
        OuMem_Free(blocks[i]);
    }
    ou_tracemalloc_stop();
    visit_all("stopped"); // expect: stopped: 0 traces, 0 bytes
    watch_off();
}
