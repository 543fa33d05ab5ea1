/* SPDX-License-Identifier: MIT */
/**
 * @file debug.c
 * The debug layer: freed memory is filled and kept in quarantine.
 *
 * A stale pointer usually still "works": the C library has not reused the block yet, and the old
 * bytes are still there. This layer takes that luck away. A freed block is filled with
 * OU_MEM_DEADBYTE and stays in a ring of the last freed blocks, so a read through a stale
 * pointer gives the same useless bytes in every run, and a write is noticed when the block leaves
 * the ring. A second free of a block that is in the ring is an error with a name.
 *
 * Invariant: a block is in the ring exactly while it is freed and its memory is not given back;
 * `held` blocks are in the ring, the oldest at `oldest`.
 *
 * The size of a block is asked of the C library (malloc_usable_size), so no header stands in
 * front of it. This is why the layer must lie directly above the C library or above layers that
 * do not move blocks.
 */
#include "layer.h"

#include <malloc.h>
#include <string.h>

enum {
    RING_BLOCKS = 4096,           /**< blocks in quarantine at most */
    FILL_BYTES_AT_MOST = 1 << 16, /**< of a larger block only the first bytes are filled */
};

/** A freed block that is kept for a while, so that a write to it is noticed. */
typedef struct Quarantined {
    void *block;           /**< the block, filled with OU_MEM_DEADBYTE */
    OuMemAllocator *below; /**< the allocator that must free it */
    /** bytes that must still be OU_MEM_DEADBYTE */
    size_t filled; /* bytes that must still be OU_MEM_DEADBYTE */
} Quarantined;

/**
 * The blocks in quarantine, oldest first from `oldest` on. Owned by this file until they are freed
 * below.
 */
static Quarantined ring[RING_BLOCKS];
/** Place in `ring` of the block that has been held longest. */
static int oldest;
/** Blocks in quarantine now. */
static int held;

/**
 * How many bytes of a block are filled and checked: all of a small one, the beginning of a large
 * one, so that large blocks stay cheap.
 */
static size_t bytes_to_fill(void *block)
{
    size_t size = malloc_usable_size(block);
    return size < FILL_BYTES_AT_MOST ? size : FILL_BYTES_AT_MOST;
}

/** Whether `count` bytes all have one value: 1 or 0. */
static int all_bytes_are(const unsigned char *bytes, size_t count, unsigned char value)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] != value) {
            return 0;
        }
    }
    return 1;
}

/** Whether a block was freed already and is still held: 1 or 0. Cost: one step per held block. */
static int in_quarantine(const void *block)
{
    for (int i = 0; i < held; i++) {
        if (ring[(oldest + i) % RING_BLOCKS].block == block) {
            return 1;
        }
    }
    return 0;
}

/** Gives the oldest block of the ring back, after a look for writes into it. */
static void release_oldest(void)
{
    Quarantined *entry = &ring[oldest];
    if (!all_bytes_are(entry->block, entry->filled, OU_MEM_DEADBYTE)) {
        ou_complain("block %p was written to after it was freed", entry->block);
        OU_FATAL("a freed object was used; the memcheck lane names the line");
    }
    entry->below->free(entry->below->context, entry->block);
    oldest = (oldest + 1) % RING_BLOCKS;
    held--;
}

/** A live block may begin with a dead byte by chance, so the ring has the last word. */
static void check_not_freed(void *block)
{
    if (*(unsigned char *)block == OU_MEM_DEADBYTE && in_quarantine(block)) {
        ou_complain("block %p is freed a second time", block);
        OU_FATAL("a block was freed twice; the memcheck lane names the line");
    }
}

/**
 * Fills what it gets from below with OU_MEM_CLEANBYTE, so that a program that reads before it
 * writes behaves the same each time.
 */
static void *debug_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    void *block = below->malloc(below->context, size);
    if (block != NULL) {
        memset(block, OU_MEM_CLEANBYTE, size);
    }
    return block;
}

/** Passes on: zeroed memory needs no filling. */
static void *debug_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    return below->calloc(below->context, count, size);
}

/**
 * Fills the block with OU_MEM_DEADBYTE and keeps it; the block that has been kept longest goes back
 * to the allocator below. Freeing twice ends the program.
 */
static void debug_free(void *context, void *block)
{
    check_not_freed(block);
    if (held == RING_BLOCKS) {
        release_oldest();
    }
    size_t filled = bytes_to_fill(block);
    memset(block, OU_MEM_DEADBYTE, filled);
    ring[(oldest + held) % RING_BLOCKS] = (Quarantined){block, context, filled};
    held++;
}

/** Always moves the block, so that a stale pointer into the old one is always found out. */
static void *debug_realloc(void *context, void *block, size_t size)
{
    check_not_freed(block);
    void *moved = debug_malloc(context, size);
    if (moved != NULL) {
        size_t old_size = malloc_usable_size(block);
        memcpy(moved, block, old_size < size ? old_size : size);
        debug_free(context, block);
    }
    return moved;
}

/** This layer's place in the allocator stack. */
static OuMemLayer layer = {
    .name = "debug",
    .functions = {NULL, debug_malloc, debug_calloc, debug_realloc, debug_free},
};

void OuMem_SetupDebugHooks(void)
{
    ou_mem_push_layer(&layer);
}

void OuMem_RemoveDebugHooks(void)
{
    while (held > 0) {
        release_oldest();
    }
    ou_mem_pop_layer(&layer);
}

int OuMem_IsPtrFreed(const void *pointer)
{
    const unsigned char *bytes = (const unsigned char *)&pointer;
    return all_bytes_are(bytes, sizeof pointer, OU_MEM_DEADBYTE) ||
           all_bytes_are(bytes, sizeof pointer, OU_MEM_CLEANBYTE);
}
