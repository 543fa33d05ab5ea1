/* SPDX-License-Identifier: MIT */
/**
 * @file pools.c
 * Arenas, pools, blocks.
 *
 *     arena   1 MiB from the system, aligned to its size: 64 pools
 *     pool    16 KiB, aligned to its size: a head, then blocks of one size
 *     block   16, 32, ... 512 bytes: what the caller gets
 *
 * The idea: a block needs no header, because its address says where it is. Rounded down to 16 KiB
 * it is the head of its pool; rounded down to 1 MiB it is its arena, and a small map tells whether
 * there is an arena of ours at that address at all. A free block holds the link to the next free
 * block of its pool: free memory is storage.
 *
 * Invariants:
 *
 *     a pool is in the `usable` list of its size exactly while it has a used and a free block
 *     a pool without a used block is in the list of free pools of its arena, and has no size
 *     an arena without a used pool is given back to the system, except the last one
 *
 * Terms: the *size class* of a request is its size rounded up to a multiple of 16; a pool is
 * *full* when every block of it is in use, *empty* when none is.
 */
#include "ouro/pools.h"

#include <string.h>
#include <sys/mman.h>

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
    ALIGNMENT = 16,                       /**< bytes; every block begins at a multiple of it */
    CLASSES = OU_POOLS_SMALL / ALIGNMENT, /**< sizes of blocks */
    ARENA_BITS = 20,                      /**< an arena has 2 to the power of this bytes */
    POOL_BITS = 14,                       /**< a pool has 2 to the power of this bytes */
    MAP_BITS = 14, /**< two levels of 14 bits and 20 bits in an arena: 48 bits of address */
};

/**
 * Bytes of an arena: what is asked from the system at a time. CPython: ARENA_SIZE (Objects/obmalloc.c).
 */
#define ARENA_SIZE ((size_t)1 << ARENA_BITS)
/**
 * Bytes of a pool: all its blocks have one size. CPython: POOL_SIZE (Objects/obmalloc.c).
 */
#define POOL_SIZE ((size_t)1 << POOL_BITS)
/** Pools in an arena. */
#define POOLS_PER_ARENA (ARENA_SIZE / POOL_SIZE)
/** Entries in each of the two levels of the map from addresses to arenas. */
#define MAP_SIZE ((size_t)1 << MAP_BITS)

/** A free block. */
typedef struct Block {
    struct Block *next; /**< the next free block of the pool */
} Block;

/** The head of a pool, in its first bytes. CPython: struct pool_header (Objects/obmalloc.c). */
typedef struct Pool {
    struct Pool *next;   /**< usable: the next pool of its size; empty: the next free pool */
    struct Pool *prev;   /**< usable: the one before */
    Block *free;         /**< free blocks that were in use before */
    char *fresh;         /**< blocks from here to the end were never in use */
    unsigned used;       /**< blocks in use */
    unsigned size;       /**< bytes of a block */
    struct Arena *arena; /**< where it is */
} Pool;

/**
 * One arena. Its pools are apart from it, so that each is aligned. CPython: struct arena_object
 * (Objects/obmalloc.c).
 */
typedef struct Arena {
    struct Arena *next;   /**< the next arena with a free pool */
    struct Arena *prev;   /**< the one before */
    char *base;           /**< the memory; NULL: this entry is not in use */
    Pool *free_pools;     /**< pools that are empty and were in use before */
    unsigned fresh_pools; /**< pools at the end that were never in use */
    unsigned used_pools;  /**< pools that hold a block */
} Arena;

/** What the pools know. Its owner is this file. */
static struct {
    Pool usable[CLASSES];  /**< list heads by size class; only next and prev are used */
    Arena with_room;       /**< head of the list of arenas with a free pool */
    Arena **map[MAP_SIZE]; /**< by the upper bits of an address, then by the lower ones */
    OuPoolsStats stats;    /**< what ou_pools_stats() shows */
    int active;            /**< 1: the pools are in the allocator stack */
    int watched;           /**< 1: Valgrind looks on and is told of each block; costly to ask */
    OuMemAllocator below[OU_MEM_DOMAINS]; /**< who gets what is too large, by domain */
} pools;

/** Reads the link in a free block; to Valgrind the block stays free. */
static Block *link_of(Block *block)
{
    if (!pools.watched) {
        return block->next;
    }
    (void)VALGRIND_MAKE_MEM_DEFINED(block, sizeof *block);
    Block *next = block->next;
    (void)VALGRIND_MAKE_MEM_NOACCESS(block, sizeof *block);
    return next;
}

/** Writes the link in a free block, which is free to Valgrind from here on. */
static void set_link(Block *block, Block *next)
{
    if (!pools.watched) {
        block->next = next;
        return;
    }
    VALGRIND_FREELIKE_BLOCK(block, 0);
    (void)VALGRIND_MAKE_MEM_DEFINED(block, sizeof *block);
    block->next = next;
    (void)VALGRIND_MAKE_MEM_NOACCESS(block, sizeof *block);
}

/** Links every list head to itself: the empty lists that the first allocation finds. */
static void make_lists(void)
{
    for (int i = 0; i < CLASSES; i++) {
        pools.usable[i].next = pools.usable[i].prev = &pools.usable[i];
    }
    pools.with_room.next = pools.with_room.prev = &pools.with_room;
}

/** Where the map notes the arena of an address; NULL if that part of the map does not exist. */
static Arena **map_place(const void *address, int make)
{
    uintptr_t index = (uintptr_t)address >> ARENA_BITS;
    uintptr_t upper = index >> MAP_BITS;
    if (upper >= MAP_SIZE) {
        return NULL; /* not an address that the system gives to programs */
    }
    if (pools.map[upper] == NULL) {
        if (!make) {
            return NULL;
        }
        void *part = mmap(NULL, MAP_SIZE * sizeof(Arena *), PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (part == MAP_FAILED) {
            return NULL;
        }
        pools.map[upper] = part;
    }
    return &pools.map[upper][index & (MAP_SIZE - 1)];
}

/**
 * The arena that holds an address; NULL when the block is not from a pool. Cost: constant, two
 * look-ups. CPython: address_in_range (Objects/obmalloc.c).
 */
static Arena *arena_of(const void *address)
{
    Arena **place = map_place(address, 0);
    return place ? *place : NULL;
}

/** Takes ARENA_SIZE bytes from the system, aligned to that size. NULL when there are none. */
static char *map_aligned(void)
{
    size_t size = 2 * ARENA_SIZE;
    char *all = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) {
        return NULL;
    }
    size_t before = -(uintptr_t)all & (ARENA_SIZE - 1);
    if (before > 0) {
        munmap(all, before);
    }
    munmap(all + before + ARENA_SIZE, ARENA_SIZE - before);
    return all + before;
}

/** Takes a new arena into the list of those with room. Returns NULL when memory is out. */
static Arena *new_arena(void)
{
    OuMemAllocator *raw = &pools.below[OU_MEM_DOMAIN_RAW];
    Arena *arena = raw->malloc(raw->context, sizeof *arena);
    char *base = arena ? map_aligned() : NULL;
    Arena **place = base ? map_place(base, 1) : NULL;
    if (place == NULL) {
        if (base != NULL) {
            munmap(base, ARENA_SIZE);
        }
        if (arena != NULL) {
            raw->free(raw->context, arena);
        }
        return NULL;
    }
    *place = arena;
    *arena = (Arena){pools.with_room.next, &pools.with_room, base, NULL, POOLS_PER_ARENA, 0};
    arena->next->prev = arena;
    arena->prev->next = arena;
    pools.stats.arenas++;
    return arena;
}

/** Gives an arena without used pools back to the system. */
static void free_arena(Arena *arena)
{
    OuMemAllocator *raw = &pools.below[OU_MEM_DOMAIN_RAW];
    arena->next->prev = arena->prev;
    arena->prev->next = arena->next;
    *map_place(arena->base, 0) = NULL;
    munmap(arena->base, ARENA_SIZE);
    raw->free(raw->context, arena);
    pools.stats.arenas--;
}

/** Whether an arena has a pool to give: 1 or 0. */
static int has_room(const Arena *arena)
{
    return arena->free_pools != NULL || arena->fresh_pools > 0;
}

/** Makes a pool for blocks of one size and puts it in front of the usable ones. */
static Pool *new_pool(unsigned size)
{
    Arena *arena = pools.with_room.next;
    if (arena == &pools.with_room && (arena = new_arena()) == NULL) {
        return NULL;
    }
    Pool *pool = arena->free_pools;
    if (pool != NULL) {
        arena->free_pools = pool->next;
    } else {
        arena->fresh_pools--;
        pool = (Pool *)(void *)(arena->base + arena->fresh_pools * POOL_SIZE);
    }
    arena->used_pools++;
    if (!has_room(arena)) {
        arena->next->prev = arena->prev;
        arena->prev->next = arena->next;
    }
    Pool *head = &pools.usable[size / ALIGNMENT - 1];
    size_t first = (sizeof(Pool) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    *pool = (Pool){head->next, head, NULL, (char *)pool + first, 0, size, arena};
    head->next->prev = pool;
    head->next = pool;
    pools.stats.pools++;
    return pool;
}

/** Gives an empty pool back to its arena, and the arena to the system if it is the last used one. */
static void free_pool(Pool *pool)
{
    Arena *arena = pool->arena;
    pool->next->prev = pool->prev;
    pool->prev->next = pool->next;
    pools.stats.pools--;
    if (!has_room(arena)) {
        arena->next = pools.with_room.next;
        arena->prev = &pools.with_room;
        arena->next->prev = arena;
        arena->prev->next = arena;
    }
    pool->next = arena->free_pools;
    arena->free_pools = pool;
    arena->used_pools--;
    if (arena->used_pools == 0 && pools.stats.arenas > 1) {
        free_arena(arena); /* the last one stays: programs that begin anew would fetch it again */
    }
}

/** Whether every block of a pool is in use: 1 or 0. */
static int is_full(const Pool *pool)
{
    const char *end = (const char *)pool + POOL_SIZE;
    return pool->free == NULL && pool->fresh + pool->size > end;
}

/**
 * Takes a block of at most OU_POOLS_SMALL bytes.
 *
 * @lab{9,1}
 */
void *pool_malloc(size_t size)
{
    unsigned rounded = (unsigned)((size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Pool *head = &pools.usable[rounded / ALIGNMENT - 1];
    Pool *pool = head->next;
    if (pool == head && (pool = new_pool(rounded)) == NULL) {
        return NULL;
    }
    void *block = pool->free;
    if (block != NULL) {
        pool->free = link_of(block);
    } else {
        block = pool->fresh;
        pool->fresh += rounded;
    }
    pool->used++;
    pools.stats.blocks++;
    if (is_full(pool)) {
        pool->next->prev = pool->prev;
        pool->prev->next = pool->next;
    }
    if (pools.watched) {
        VALGRIND_MALLOCLIKE_BLOCK(block, size, 0, 0);
    }
    return block;
}

/**
 * Gives a block back, if it came from a pool.
 *
 * @lab{9,2}
 */
int pool_free(void *block)
{
    if (arena_of(block) == NULL) {
        return 0;
    }
    Pool *pool = (Pool *)((uintptr_t)block & ~(uintptr_t)(POOL_SIZE - 1));
    if (is_full(pool)) {
        Pool *head = &pools.usable[pool->size / ALIGNMENT - 1];
        pool->next = head->next;
        pool->prev = head;
        head->next->prev = pool;
        head->next = pool;
    }
    set_link(block, pool->free);
    pool->free = block;
    pools.stats.blocks--;
    if (--pool->used == 0) {
        free_pool(pool);
    }
    return 1;
}

/**
 * How many bytes a block can hold, if it came from a pool; else 0.
 *
 * @lab{9,3}
 */
size_t pool_block_size(const void *block)
{
    if (arena_of(block) == NULL) {
        return 0;
    }
    return ((const Pool *)((uintptr_t)block & ~(uintptr_t)(POOL_SIZE - 1)))->size;
}

/**
 * Small requests come from a pool, large ones go to the allocator below. CPython: _PyObject_Malloc
 * (Objects/obmalloc.c).
 */
static void *pools_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    if (size > OU_POOLS_SMALL) {
        return below->malloc(below->context, size);
    }
    return pool_malloc(size);
}

/**
 * As pools_malloc(), zeroed: a block of a pool may hold what its last owner left. CPython:
 * _PyObject_Calloc (Objects/obmalloc.c).
 */
static void *pools_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    if (count * size > OU_POOLS_SMALL) {
        return below->calloc(below->context, count, size);
    }
    void *block = pools_malloc(context, count * size);
    return block ? memset(block, 0, count * size) : NULL;
}

/**
 * The address alone says whether a pool owns the block. CPython: _PyObject_Free
 * (Objects/obmalloc.c).
 */
static void pools_free(void *context, void *block)
{
    OuMemAllocator *below = context;
    if (!pool_free(block)) {
        below->free(below->context, block);
    }
}

/**
 * Keeps the block while the new size still fits its class and does not waste much of it. CPython:
 * _PyObject_Realloc (Objects/obmalloc.c).
 */
static void *pools_realloc(void *context, void *block, size_t size)
{
    OuMemAllocator *below = context;
    size_t have = pool_block_size(block);
    if (have == 0) {
        return below->realloc(below->context, block, size);
    }
    if (size <= have && 4 * size > 3 * have) {
        return block; /* it fits, and less than a quarter would be gained by moving */
    }
    void *moved = pools_malloc(context, size);
    if (moved != NULL) {
        memcpy(moved, block, size < have ? size : have);
        pools_free(context, block);
    }
    return moved;
}

void OuMem_SetupPools(void)
{
    OU_ASSERT(!pools.active, "the pools are on already");
    if (pools.with_room.next == NULL) {
        make_lists();
    }
    pools.watched = RUNNING_ON_VALGRIND != 0;
    OuMem_GetAllocator(OU_MEM_DOMAIN_RAW, &pools.below[OU_MEM_DOMAIN_RAW]);
    for (int domain = OU_MEM_DOMAIN_MEM; domain <= OU_MEM_DOMAIN_OBJ; domain++) {
        OuMem_GetAllocator((OuMemDomain)domain, &pools.below[domain]);
        OuMemAllocator top = {&pools.below[domain], pools_malloc, pools_calloc, pools_realloc,
                              pools_free};
        OuMem_SetAllocator((OuMemDomain)domain, &top);
    }
    pools.active = 1;
}

void OuMem_RemovePools(void)
{
    for (int domain = OU_MEM_DOMAIN_MEM; domain <= OU_MEM_DOMAIN_OBJ; domain++) {
        OuMemAllocator top;
        OuMem_GetAllocator((OuMemDomain)domain, &top);
        if (!pools.active || top.context != &pools.below[domain]) {
            OU_FATAL("the pools are not on top: take layers off in the reverse order");
        }
        OuMem_SetAllocator((OuMemDomain)domain, &pools.below[domain]);
    }
    Arena *last = pools.with_room.next;
    if (last != &pools.with_room && last->used_pools == 0) {
        free_arena(last);
    }
    if (pools.stats.arenas == 0) {
        for (size_t i = 0; i < MAP_SIZE; i++) {
            if (pools.map[i] != NULL) {
                munmap(pools.map[i], MAP_SIZE * sizeof(Arena *));
                pools.map[i] = NULL;
            }
        }
    }
    pools.active = 0;
}

OuPoolsStats ou_pools_stats(void)
{
    return pools.stats;
}
