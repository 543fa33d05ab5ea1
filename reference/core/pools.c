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
#include "ouro/poolstate.h"

#include <string.h>
#include <sys/mman.h>

/** Links every list head to itself: the empty lists that the first allocation finds. */
static void make_lists(void)
{
    for (int i = 0; i < OU_POOLS_CLASSES; i++) {
        ou_pools.usable[i].next = ou_pools.usable[i].prev = &ou_pools.usable[i];
    }
    ou_pools.with_room.next = ou_pools.with_room.prev = &ou_pools.with_room;
}

/** Where the map notes the arena of an address; NULL if that part of the map does not exist. */
static OuArena **map_place(const void *address, int make)
{
    uintptr_t index = (uintptr_t)address >> OU_ARENA_BITS;
    uintptr_t upper = index >> OU_ARENA_MAP_BITS;
    if (upper >= OU_ARENA_MAP_SIZE) {
        return NULL; /* not an address that the system gives to programs */
    }
    if (ou_pools.map[upper] == NULL) {
        if (!make) {
            return NULL;
        }
        void *part = mmap(NULL, OU_ARENA_MAP_SIZE * sizeof(OuArena *), PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (part == MAP_FAILED) {
            return NULL;
        }
        ou_pools.map[upper] = part;
    }
    return &ou_pools.map[upper][index & (OU_ARENA_MAP_SIZE - 1)];
}

/**
 * The arena that holds an address; NULL when the block is not from a pool. Cost: constant, two
 * look-ups. CPython: address_in_range (Objects/obmalloc.c).
 */
static OuArena *arena_of(const void *address)
{
    OuArena **place = map_place(address, 0);
    return place ? *place : NULL;
}

/** Takes OU_ARENA_SIZE bytes from the system, aligned to that size. NULL when there are none. */
static char *map_aligned(void)
{
    size_t size = 2 * OU_ARENA_SIZE;
    char *all = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) {
        return NULL;
    }
    size_t before = -(uintptr_t)all & (OU_ARENA_SIZE - 1);
    if (before > 0) {
        munmap(all, before);
    }
    munmap(all + before + OU_ARENA_SIZE, OU_ARENA_SIZE - before);
    return all + before;
}

/** Takes a new arena into the list of those with room. Returns NULL when memory is out. */
static OuArena *new_arena(void)
{
    OuMemAllocator *raw = &ou_pools.below[OU_MEM_DOMAIN_RAW];
    OuArena *arena = raw->malloc(raw->context, sizeof *arena);
    char *base = arena ? map_aligned() : NULL;
    OuArena **place = base ? map_place(base, 1) : NULL;
    if (place == NULL) {
        if (base != NULL) {
            munmap(base, OU_ARENA_SIZE);
        }
        if (arena != NULL) {
            raw->free(raw->context, arena);
        }
        return NULL;
    }
    *place = arena;
    *arena =
        (OuArena){ou_pools.with_room.next, &ou_pools.with_room, base, NULL, OU_POOLS_PER_ARENA, 0};
    arena->next->prev = arena;
    arena->prev->next = arena;
    ou_pools.stats.arenas++;
    return arena;
}

/** Gives an arena without used pools back to the system. */
static void free_arena(OuArena *arena)
{
    OuMemAllocator *raw = &ou_pools.below[OU_MEM_DOMAIN_RAW];
    arena->next->prev = arena->prev;
    arena->prev->next = arena->next;
    *map_place(arena->base, 0) = NULL;
    munmap(arena->base, OU_ARENA_SIZE);
    raw->free(raw->context, arena);
    ou_pools.stats.arenas--;
}

/** Whether an arena has a pool to give: 1 or 0. */
static int has_room(const OuArena *arena)
{
    return arena->free_pools != NULL || arena->fresh_pools > 0;
}

/** Makes a pool for blocks of one size and puts it in front of the usable ones. */
static OuPool *new_pool(unsigned size)
{
    OuArena *arena = ou_pools.with_room.next;
    if (arena == &ou_pools.with_room && (arena = new_arena()) == NULL) {
        return NULL;
    }
    OuPool *pool = arena->free_pools;
    if (pool != NULL) {
        arena->free_pools = pool->next;
    } else {
        arena->fresh_pools--;
        pool = (OuPool *)(void *)(arena->base + arena->fresh_pools * OU_POOL_SIZE);
    }
    arena->used_pools++;
    if (!has_room(arena)) {
        arena->next->prev = arena->prev;
        arena->prev->next = arena->next;
    }
    OuPool *head = &ou_pools.usable[size / OU_POOLS_ALIGNMENT - 1];
    *pool = (OuPool){head->next, head, NULL, (char *)pool + OU_POOL_HEAD, 0, size, arena};
    head->next->prev = pool;
    head->next = pool;
    ou_pools.stats.pools++;
    return pool;
}

/** Gives an empty pool back to its arena, and the arena to the system if it is the last used one. */
static void free_pool(OuPool *pool)
{
    OuArena *arena = pool->arena;
    pool->next->prev = pool->prev;
    pool->prev->next = pool->next;
    ou_pools.stats.pools--;
    if (!has_room(arena)) {
        arena->next = ou_pools.with_room.next;
        arena->prev = &ou_pools.with_room;
        arena->next->prev = arena;
        arena->prev->next = arena;
    }
    pool->next = arena->free_pools;
    arena->free_pools = pool;
    arena->used_pools--;
    if (arena->used_pools == 0 && ou_pools.stats.arenas > 1) {
        free_arena(arena); /* the last one stays: programs that begin anew would fetch it again */
    }
}

/** Whether every block of a pool is in use: 1 or 0. */
static int is_full(const OuPool *pool)
{
    const char *end = (const char *)pool + OU_POOL_SIZE;
    return pool->free == NULL && pool->fresh + pool->size > end;
}

/**
 * Takes a block of at most OU_POOLS_SMALL bytes.
 *
 * @lab{9,1}
 */
void *pool_malloc(size_t size)
{
    unsigned rounded =
        (unsigned)((size + OU_POOLS_ALIGNMENT - 1) / OU_POOLS_ALIGNMENT * OU_POOLS_ALIGNMENT);
    OuPool *head = &ou_pools.usable[rounded / OU_POOLS_ALIGNMENT - 1];
    OuPool *pool = head->next;
    if (pool == head && (pool = new_pool(rounded)) == NULL) {
        return NULL;
    }
    void *block = pool->free;
    if (block != NULL) {
        pool->free = ou_pool_link(block);
    } else {
        block = pool->fresh;
        pool->fresh += rounded;
    }
    pool->used++;
    ou_pools.stats.blocks++;
    if (is_full(pool)) {
        pool->next->prev = pool->prev;
        pool->prev->next = pool->next;
    }
    if (ou_pools.watched) {
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
    OuPool *pool = (OuPool *)((uintptr_t)block & ~(uintptr_t)(OU_POOL_SIZE - 1));
    if (is_full(pool)) {
        OuPool *head = &ou_pools.usable[pool->size / OU_POOLS_ALIGNMENT - 1];
        pool->next = head->next;
        pool->prev = head;
        head->next->prev = pool;
        head->next = pool;
    }
    ou_pool_set_link(block, pool->free);
    pool->free = block;
    ou_pools.stats.blocks--;
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
    return ((const OuPool *)((uintptr_t)block & ~(uintptr_t)(OU_POOL_SIZE - 1)))->size;
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
    OU_ASSERT(!ou_pools.active, "the pools are on already");
    if (ou_pools.with_room.next == NULL) {
        make_lists();
    }
    ou_pools.watched = RUNNING_ON_VALGRIND != 0;
    OuMem_GetAllocator(OU_MEM_DOMAIN_RAW, &ou_pools.below[OU_MEM_DOMAIN_RAW]);
    for (int domain = OU_MEM_DOMAIN_MEM; domain <= OU_MEM_DOMAIN_OBJ; domain++) {
        OuMem_GetAllocator((OuMemDomain)domain, &ou_pools.below[domain]);
        OuMemAllocator top = {&ou_pools.below[domain], pools_malloc, pools_calloc, pools_realloc,
                              pools_free};
        OuMem_SetAllocator((OuMemDomain)domain, &top);
    }
    ou_pools.active = 1;
}

void OuMem_RemovePools(void)
{
    for (int domain = OU_MEM_DOMAIN_MEM; domain <= OU_MEM_DOMAIN_OBJ; domain++) {
        OuMemAllocator top;
        OuMem_GetAllocator((OuMemDomain)domain, &top);
        if (!ou_pools.active || top.context != &ou_pools.below[domain]) {
            OU_FATAL("the pools are not on top: take layers off in the reverse order");
        }
        OuMem_SetAllocator((OuMemDomain)domain, &ou_pools.below[domain]);
    }
    OuArena *last = ou_pools.with_room.next;
    if (last != &ou_pools.with_room && last->used_pools == 0) {
        free_arena(last);
    }
    if (ou_pools.stats.arenas == 0) {
        for (size_t i = 0; i < OU_ARENA_MAP_SIZE; i++) {
            if (ou_pools.map[i] != NULL) {
                munmap(ou_pools.map[i], OU_ARENA_MAP_SIZE * sizeof(OuArena *));
                ou_pools.map[i] = NULL;
            }
        }
    }
    ou_pools.active = 0;
}

OuPoolsStats ou_pools_stats(void)
{
    return ou_pools.stats;
}
