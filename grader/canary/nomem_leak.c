/* SPDX-License-Identifier: MIT */
/* Of two blocks the second may fail; then the first is forgotten. */
// caught: with the 2nd allocation failing, in two_blocks, grader/canary/nomem_leak.c:11: 1 block of 24 bytes is never freed
#include "probe.h"

#include "ouro/memory.h"

static __attribute__((noinline)) int two_blocks(void **first, void **second)
{
    *first = OuMem_Malloc(24);
    *second = *first == NULL ? NULL : OuMem_Malloc(40);
    return *second == NULL ? -1 : 0;
}

PROBE(nomem_leak)
{
    void *first, *second;
    if (two_blocks(&first, &second) == 0) {
        OuMem_Free(first);
        OuMem_Free(second);
    }
    say("done"); // expect: done
}
