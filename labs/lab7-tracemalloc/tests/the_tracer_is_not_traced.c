/* SPDX-License-Identifier: MIT */
/* The tracer's own memory comes from below RAW, is counted apart, and is never traced. */
#include "below.h"

enum { BLOCKS = 3000 };

static void *blocks[BLOCKS];

static void say_own_memory(void)
{
    size_t asked = watched[OU_MEM_DOMAIN_RAW].bytes;
    say("own memory: %s, %s", asked ? "some" : "none",
        asked == ou_tracemalloc.tracemalloc_size ? "all of it counted" : "counted wrongly");
}

PROBE(the_tracer_is_not_traced)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = OuMem_Malloc(8);
    }
    say("blocks traced: %zu", ou_tracemalloc.traces_used);         // expect: blocks traced: 3000
    say("bytes below MEM: %zu", watched[OU_MEM_DOMAIN_MEM].bytes); // expect: bytes below MEM: 24000
    say("bytes below OBJ: %zu", watched[OU_MEM_DOMAIN_OBJ].bytes); // expect: bytes below OBJ: 0
    say_own_memory(); // expect: own memory: some, all of it counted
    for (int i = 0; i < BLOCKS; i++) {
        OuMem_Free(blocks[i]);
    }
    say("blocks traced: %zu", ou_tracemalloc.traces_used); // expect: blocks traced: 0
    ou_tracemalloc_stop();
    say_own_memory(); // expect: own memory: none, all of it counted
    watch_off();
}
