/* SPDX-License-Identifier: MIT */
/* Without memory for its trace a block is given back, and the caller gets NULL. */
#include "below.h"

static void *blocks[16];
static size_t used;
static int untraced;
static int lost;
static int ghosts;

static void take_until_memory_is_out(void)
{
    for (used = 0; used < 16; used++) {
        blocks[used] = OuMem_Malloc(8);
        if (blocks[used] == NULL) {
            break;
        }
        untraced += trace_of(blocks[used]) == NULL;
    }
    lost += watched[OU_MEM_DOMAIN_MEM].blocks != used;
    ghosts += ou_tracemalloc.traces_used != used;
}

static void give_all_back(void)
{
    while (used > 0) {
        OuMem_Free(blocks[--used]);
    }
}

PROBE(an_untraceable_block_is_not_handed_out)
{
    be_home();
    OuMem_SetupFaults();
    watch_on();
    for (int n = 1; n <= 8; n++) {
        ou_tracemalloc_start(1);
        OuMem_FailAllocation(n, 1); /* request number n below the hooks, and all later ones */
        take_until_memory_is_out();
        OuMem_FailAllocation(0, 0);
        give_all_back();
        ou_tracemalloc_stop();
    }
    say("blocks handed out without a trace: %d",
        untraced);                           // expect: blocks handed out without a trace: 0
    say("blocks that nobody has: %d", lost); // expect: blocks that nobody has: 0
    say("traces of no block: %d", ghosts);   // expect: traces of no block: 0
    watch_off();
    OuMem_RemoveFaults();
}
