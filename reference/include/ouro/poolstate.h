/* SPDX-License-Identifier: MIT */
/**
 * @file poolstate.h
 * What the pools are made of: blocks, pools, arenas, the map from addresses to arenas.
 *
 * Shared by core/pools.c, which works on it, and core/validate/pools.c, which checks it. Whoever
 * only allocates needs nothing of this.
 */
#ifndef OURO_POOLSTATE_H
#define OURO_POOLSTATE_H

#include "ouro/pools.h"

#if !defined(NVALGRIND) && __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
/** Without Valgrind's header: never. */
#define RUNNING_ON_VALGRIND 0
/** Without Valgrind's header: tells nobody. */
#define VALGRIND_MALLOCLIKE_BLOCK(block, size, redzone, zeroed) ((void)0)
/** Without Valgrind's header: tells nobody. */
#define VALGRIND_FREELIKE_BLOCK(block, redzone) ((void)0)
/** Without Valgrind's header: tells nobody. */
#define VALGRIND_MAKE_MEM_DEFINED(block, size) ((void)0)
/** Without Valgrind's header: tells nobody. */
#define VALGRIND_MAKE_MEM_NOACCESS(block, size) ((void)0)
#endif

enum {
    OU_POOLS_ALIGNMENT = 16, /**< bytes; every block begins at a multiple of it */
    OU_POOLS_CLASSES = OU_POOLS_SMALL / OU_POOLS_ALIGNMENT, /**< sizes of blocks */
    OU_ARENA_BITS = 20, /**< an arena has 2 to the power of this bytes */
    OU_POOL_BITS = 14,  /**< a pool has 2 to the power of this bytes */
    OU_ARENA_MAP_BITS =
        14, /**< two levels of 14 bits and 20 bits in an arena: 48 bits of address */
};

/**
 * Bytes of an arena: what is asked from the system at a time. CPython: ARENA_SIZE (Objects/obmalloc.c).
 */
#define OU_ARENA_SIZE ((size_t)1 << OU_ARENA_BITS)
/**
 * Bytes of a pool: all its blocks have one size. CPython: POOL_SIZE (Objects/obmalloc.c).
 */
#define OU_POOL_SIZE ((size_t)1 << OU_POOL_BITS)
/** Bytes at the beginning of a pool that are its head: a multiple of the alignment. */
#define OU_POOL_HEAD \
    ((sizeof(OuPool) + OU_POOLS_ALIGNMENT - 1) / OU_POOLS_ALIGNMENT * OU_POOLS_ALIGNMENT)
/** Pools in an arena. */
#define OU_POOLS_PER_ARENA (OU_ARENA_SIZE / OU_POOL_SIZE)
/** Entries in each of the two levels of the map from addresses to arenas. */
#define OU_ARENA_MAP_SIZE ((size_t)1 << OU_ARENA_MAP_BITS)

/** A free block. */
typedef struct OuPoolBlock {
    struct OuPoolBlock *next; /**< the next free block of the pool */
} OuPoolBlock;

/** The head of a pool, in its first bytes. CPython: struct pool_header (Objects/obmalloc.c). */
typedef struct OuPool {
    struct OuPool *next;   /**< usable: the next pool of its size; empty: the next free pool */
    struct OuPool *prev;   /**< usable: the one before */
    OuPoolBlock *free;     /**< free blocks that were in use before */
    char *fresh;           /**< blocks from here to the end were never in use */
    unsigned used;         /**< blocks in use */
    unsigned size;         /**< bytes of a block */
    struct OuArena *arena; /**< where it is */
} OuPool;

/**
 * One arena. Its pools are apart from it, so that each is aligned. CPython: struct arena_object
 * (Objects/obmalloc.c).
 */
typedef struct OuArena {
    struct OuArena *next; /**< the next arena with a free pool */
    struct OuArena *prev; /**< the one before */
    char *base;           /**< the memory; NULL: this entry is not in use */
    OuPool *free_pools;   /**< pools that are empty and were in use before */
    unsigned fresh_pools; /**< pools at the end that were never in use */
    unsigned used_pools;  /**< pools that hold a block */
} OuArena;

/** What the pools know. CPython: usedpools (Objects/obmalloc.c), arenas, arena_map_root. */
typedef struct OuPoolsState {
    OuPool usable[OU_POOLS_CLASSES]; /**< list heads by size class; only next and prev are used */
    OuArena with_room;               /**< head of the list of arenas with a free pool */
    /** Arenas by the upper bits of an address, then by the lower ones. */
    OuArena **map[OU_ARENA_MAP_SIZE];
    OuPoolsStats stats; /**< what ou_pools_stats() shows */
    int active;         /**< 1: the pools are in the allocator stack */
    int watched;        /**< 1: Valgrind looks on and is told of each block; costly to ask */
    OuMemAllocator below[OU_MEM_DOMAINS]; /**< who gets what is too large, by domain */
} OuPoolsState;

/** The one state. */
extern OuPoolsState ou_pools;

/**
 * Reads the link in a free block; to Valgrind the block stays free.
 *
 * @param block  a free block
 * @return the next free block of its pool; NULL at the end
 */
static inline OuPoolBlock *ou_pool_link(OuPoolBlock *block)
{
    if (!ou_pools.watched) {
        return block->next;
    }
    (void)VALGRIND_MAKE_MEM_DEFINED(block, sizeof *block);
    OuPoolBlock *next = block->next;
    (void)VALGRIND_MAKE_MEM_NOACCESS(block, sizeof *block);
    return next;
}

/**
 * Writes the link in a free block, which is free to Valgrind from here on.
 *
 * @param block  a free block
 * @param next   the next free block of its pool, or NULL
 */
static inline void ou_pool_set_link(OuPoolBlock *block, OuPoolBlock *next)
{
    if (!ou_pools.watched) {
        block->next = next;
        return;
    }
    VALGRIND_FREELIKE_BLOCK(block, 0);
    (void)VALGRIND_MAKE_MEM_DEFINED(block, sizeof *block);
    block->next = next;
    (void)VALGRIND_MAKE_MEM_NOACCESS(block, sizeof *block);
}

#endif
