/* SPDX-License-Identifier: MIT */
/**
 * @file pools.h
 * Size-class pools: an allocator for small blocks, as CPython's obmalloc.
 *
 * Most blocks of the runtime are small and live shortly. Pools serve them from large pieces of
 * memory that are cut into blocks of one size each, so that taking and giving back a block is a
 * few instructions and no header stands in front of it. The release build uses them; the other
 * builds give every block to the C library, where Valgrind and ASan see it.
 *
 * The functions are in core/pools.c.
 */
#ifndef OURO_POOLS_H
#define OURO_POOLS_H

#include "ouro/memory.h"

/**
 * Blocks up to this many bytes come from pools. CPython: SMALL_REQUEST_THRESHOLD
 * (Objects/obmalloc.c).
 */
#define OU_POOLS_SMALL 512

/** What the pools hold at the moment. CPython: _PyObject_DebugMallocStats (Objects/obmalloc.c), in short. */
typedef struct OuPoolsStats {
    size_t arenas; /**< arenas taken from the system and not given back */
    size_t pools;  /**< pools that hold at least one block */
    size_t blocks; /**< blocks that are in use */
} OuPoolsStats;

/** Puts the pools on top of the domains MEM and OBJ. Once only. CPython: _PyObject_Malloc (Objects/obmalloc.c) and its kin. */
void OuMem_SetupPools(void);

/**
 * Takes the pools off again; they must be on top of both domains.
 *
 * Arenas that still hold blocks stay, so that those blocks stay good; empty ones are given back.
 */
void OuMem_RemovePools(void);

/**
 * Reads the statistics. Cost: constant.
 *
 * @return a copy of the numbers
 */
OuPoolsStats ou_pools_stats(void);

/**
 * Takes a block of at most OU_POOLS_SMALL bytes.
 *
 * @param size  bytes, from 1
 * @return the block, aligned to 16 bytes; NULL when memory is out
 *
 * Cost: constant. CPython: pymalloc_alloc (Objects/obmalloc.c).
 */
void *pool_malloc(size_t size);

/**
 * Gives a block back, if it came from a pool.
 *
 * @param block  any block of any allocator
 * @return 1 if it was a pool's block and is free now; 0 if it is somebody else's
 *
 * Cost: constant. CPython: pymalloc_free (Objects/obmalloc.c).
 */
int pool_free(void *block);

/**
 * How many bytes a block can hold, if it came from a pool.
 *
 * @param block  any block of any allocator
 * @return the size of its class in bytes; 0 if it is somebody else's
 *
 * Cost: constant. CPython: address_in_range (Objects/obmalloc.c) and INDEX2SIZE
 * (Objects/obmalloc.c).
 */
size_t pool_block_size(const void *block);

/**
 * Checks every arena, every pool and every free block, and the lists they are in.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * In core/validate/pools.c. Cost: one step per place of the map, per pool and per free block.
 */
const char *ou_validate_pools(void);

#endif
