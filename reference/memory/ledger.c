/* SPDX-License-Identifier: MIT */
/**
 * @file ledger.c
 * The ledger layer: how many blocks are alive.
 *
 * Invariant: `live_blocks` is the number of successful allocations minus the number of frees
 * since the layer went on. A realloc moves a block and changes nothing.
 */
#include "layer.h"

static Ou_ssize_t live_blocks;

static void *ledger_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    void *block = below->malloc(below->context, size);
    live_blocks += block != NULL;
    return block;
}

static void *ledger_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    void *block = below->calloc(below->context, count, size);
    live_blocks += block != NULL;
    return block;
}

static void *ledger_realloc(void *context, void *block, size_t size)
{
    OuMemAllocator *below = context;
    return below->realloc(below->context, block, size);
}

static void ledger_free(void *context, void *block)
{
    OuMemAllocator *below = context;
    live_blocks--;
    below->free(below->context, block);
}

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
