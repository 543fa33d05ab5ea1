/* SPDX-License-Identifier: MIT */
/**
 * @file validate/pools.c
 * The invariants of the pools as a function, checked from outside core/pools.c.
 *
 * The map leads to every arena, and an arena to every pool. What is counted on that way must agree
 * with what the lists hold and what the statistics say.
 */
#include "ouro/poolstate.h"

/** What is counted on the way through the arenas. */
typedef struct Count {
    size_t arenas;                   /**< all of them */
    size_t with_room;                /**< those with a pool to give */
    size_t pools;                    /**< pools that hold a block */
    size_t blocks;                   /**< blocks in use */
    size_t usable[OU_POOLS_CLASSES]; /**< pools with a used and a free block, by size class */
} Count;

/** Where a size has its place among the size classes. */
static size_t class_of(unsigned size)
{
    return size / OU_POOLS_ALIGNMENT - 1;
}

/** Blocks of a pool that were never in use. */
static size_t fresh_blocks(const OuPool *pool)
{
    const char *end = (const char *)pool + OU_POOL_SIZE;
    return (size_t)(end - pool->fresh) / pool->size;
}

/** Whether `block` is the beginning of a block of `pool` that was in use before: 1 or 0. */
static int is_block_of(const OuPool *pool, const OuPoolBlock *block)
{
    const char *first = (const char *)pool + OU_POOL_HEAD;
    const char *at = (const char *)block;
    return at >= first && at < pool->fresh && (size_t)(at - first) % pool->size == 0;
}

/** What must be true of a pool that holds a block. */
static const char *validate_pool(OuPool *pool, const OuArena *arena, Count *count)
{
    if (pool->arena != arena) {
        return "a pool does not know the arena it is in";
    }
    if (pool->size == 0 || pool->size % OU_POOLS_ALIGNMENT != 0 || pool->size > OU_POOLS_SMALL) {
        return "the blocks of a pool have a size that is no size class";
    }
    size_t room = (OU_POOL_SIZE - OU_POOL_HEAD) / pool->size;
    size_t free = fresh_blocks(pool);
    for (OuPoolBlock *block = pool->free; block != NULL; block = ou_pool_link(block)) {
        if (!is_block_of(pool, block)) {
            return "a free block is no block of its pool: it was written after it was freed, or "
                   "freed into the wrong pool";
        }
        if (++free > room) {
            return "a pool has more free blocks than room: one of them was freed twice";
        }
    }
    if (pool->used + free != room) {
        return "the used and the free blocks of a pool are not all of its blocks";
    }
    count->pools++;
    count->blocks += pool->used;
    count->usable[class_of(pool->size)] += free > 0;
    return NULL;
}

/** What must be true of an arena, and of every pool in it. */
static const char *validate_arena(const OuArena *arena, Count *count)
{
    if ((uintptr_t)arena->base % OU_ARENA_SIZE != 0) {
        return "an arena does not begin at a multiple of its size";
    }
    if (arena->fresh_pools > OU_POOLS_PER_ARENA) {
        return "an arena has more fresh pools than pools";
    }
    char empty[OU_POOLS_PER_ARENA] = {0};
    size_t free = arena->fresh_pools;
    for (const OuPool *pool = arena->free_pools; pool != NULL; pool = pool->next) {
        size_t offset = (size_t)((const char *)pool - arena->base);
        size_t at = offset / OU_POOL_SIZE;
        if (offset % OU_POOL_SIZE != 0 || at < arena->fresh_pools || at >= OU_POOLS_PER_ARENA) {
            return "a free pool is no pool of its arena";
        }
        if (empty[at]) {
            return "a pool is twice among the free ones";
        }
        empty[at] = 1;
        free++;
    }
    if (arena->used_pools + free != OU_POOLS_PER_ARENA) {
        return "the used and the free pools of an arena are not all of its pools";
    }
    for (size_t at = arena->fresh_pools; at < OU_POOLS_PER_ARENA; at++) {
        if (!empty[at]) {
            OuPool *pool = (OuPool *)(void *)(arena->base + at * OU_POOL_SIZE);
            const char *sentence = validate_pool(pool, arena, count);
            if (sentence != NULL) {
                return sentence;
            }
        }
    }
    if (arena->used_pools == 0 && ou_pools.stats.arenas > 1) {
        return "an arena without a used pool was not given back";
    }
    count->arenas++;
    count->with_room += free > 0;
    return NULL;
}

/** Every arena that the map leads to. */
static const char *validate_map(Count *count)
{
    for (uintptr_t upper = 0; upper < OU_ARENA_MAP_SIZE; upper++) {
        OuArena **part = ou_pools.map[upper];
        for (uintptr_t lower = 0; part != NULL && lower < OU_ARENA_MAP_SIZE; lower++) {
            const OuArena *arena = part[lower];
            if (arena == NULL) {
                continue;
            }
            if ((uintptr_t)arena->base >> OU_ARENA_BITS != (upper << OU_ARENA_MAP_BITS | lower)) {
                return "the map leads to an arena that is at another address";
            }
            const char *sentence = validate_arena(arena, count);
            if (sentence != NULL) {
                return sentence;
            }
        }
    }
    return NULL;
}

/** The list of usable pools of one size class. */
static const char *validate_usable(size_t class, size_t wanted)
{
    const OuPool *head = &ou_pools.usable[class];
    const OuPool *prev = head;
    size_t length = 0;
    for (const OuPool *pool = head->next; pool != head; pool = pool->next) {
        if (pool->prev != prev) {
            return "a back pointer of a list of usable pools does not lead back";
        }
        if (class_of(pool->size) != class) {
            return "a pool is in the list of another size";
        }
        if (pool->used == 0 || (pool->free == NULL && fresh_blocks(pool) == 0)) {
            return "a pool that is full or empty is in a list of usable pools";
        }
        prev = pool;
        length++;
    }
    return length == wanted ? NULL : "a pool with a used and a free block is in no list";
}

/** The list of arenas that have a pool to give. */
static const char *validate_with_room(size_t wanted)
{
    const OuArena *prev = &ou_pools.with_room;
    size_t length = 0;
    for (const OuArena *arena = prev->next; arena != &ou_pools.with_room; arena = arena->next) {
        if (arena->prev != prev) {
            return "a back pointer of the list of arenas does not lead back";
        }
        if (arena->free_pools == NULL && arena->fresh_pools == 0) {
            return "an arena without a free pool is among those that have one";
        }
        prev = arena;
        length++;
    }
    return length == wanted ? NULL : "an arena with a free pool is not among those that have one";
}

const char *ou_validate_pools(void)
{
    if (ou_pools.with_room.next == NULL) {
        return ou_pools.active ? "the pools are on, and their lists were never made" : NULL;
    }
    Count count = {0};
    const char *sentence = validate_map(&count);
    if (sentence == NULL) {
        sentence = validate_with_room(count.with_room);
    }
    for (size_t class = 0; class < OU_POOLS_CLASSES && sentence == NULL; class ++) {
        sentence = validate_usable(class, count.usable[class]);
    }
    if (sentence != NULL) {
        return sentence;
    }
    if (count.arenas != ou_pools.stats.arenas || count.pools != ou_pools.stats.pools ||
        count.blocks != ou_pools.stats.blocks) {
        return "the statistics of the pools are not what is there";
    }
    return NULL;
}
