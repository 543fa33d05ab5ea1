/* SPDX-License-Identifier: MIT */
/**
 * @file ledger.c
 * The ledger layer: how many blocks are alive.
 *
 * Invariant: `live_blocks` is the number of successful allocations minus the number of frees
 * since the layer went on. A realloc moves a block and changes nothing.
 */
#include "layer.h"

/** Blocks that were handed out and not freed yet; what a leak check reads at the end. */
static Ou_ssize_t live_blocks;

/** Passes on, and counts the block if there is one. */
static void *ledger_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    void *block = below->malloc(below->context, size);
    live_blocks += block != NULL;
    return block;
}

/** Passes on, and counts the block if there is one. */
static void *ledger_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    void *block = below->calloc(below->context, count, size);
    live_blocks += block != NULL;
    return block;
}

/** Passes on: one block before, one block after. */
static void *ledger_realloc(void *context, void *block, size_t size)
{
    OuMemAllocator *below = context;
    return below->realloc(below->context, block, size);
}

/** Takes the block out of the count. NULL never comes here: OuMem_Free() stops it. */
static void ledger_free(void *context, void *block)
{
    OuMemAllocator *below = context;
    live_blocks--;
    below->free(below->context, block);
}

/** This layer's place in the allocator stack. */
static OuMemLayer layer = {
    .name = "ledger",
    .functions = {NULL, ledger_malloc, ledger_calloc, ledger_realloc, ledger_free},
};

void OuMem_SetupLedger(void)
{
    ou_mem_push_layer(&layer);
    live_blocks = 0;
}

void OuMem_RemoveLedger(void)
{
    ou_mem_pop_layer(&layer);
    live_blocks = 0;
}

Ou_ssize_t OuMem_LiveBlocks(void)
{
    return live_blocks;
}
