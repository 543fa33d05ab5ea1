/* SPDX-License-Identifier: MIT */
/**
 * @file test_pools.c
 * Pools: sizes, alignment, reuse, and that everything goes back to the system.
 */
#include "unit.h"

#include "ouro/poolstate.h"

#include <string.h>

static int setup(void **OU_UNUSED(state))
{
    OuMem_SetupPools();
    return 0;
}

static int teardown(void **OU_UNUSED(state))
{
    assert_null(ou_validate_pools());
    OuMem_RemovePools();
    assert_int_equal(ou_pools_stats().arenas, 0);
    assert_int_equal(ou_pools_stats().blocks, 0);
    return 0;
}

static void test_small_blocks_come_from_pools_and_are_aligned(void **OU_UNUSED(state))
{
    void *blocks[600];
    for (size_t size = 1; size <= 512; size++) {
        blocks[size] = OuMem_Malloc(size);
        assert_int_equal((uintptr_t)blocks[size] % 16, 0);
        assert_int_equal(pool_block_size(blocks[size]), (size + 15) / 16 * 16);
        memset(blocks[size], (int)size, size);
    }
    for (size_t size = 1; size <= 512; size++) {
        assert_int_equal(*(unsigned char *)blocks[size], size & 255);
        OuMem_Free(blocks[size]);
    }
    void *large = OuMem_Malloc(513);
    assert_int_equal(pool_block_size(large), 0);
    OuMem_Free(large);
}

static void test_a_freed_block_is_the_next_one_taken(void **OU_UNUSED(state))
{
    void *keeps_the_pool = OuObject_Malloc(40);
    void *first = OuObject_Malloc(40);
    OuObject_Free(first);
    void *second = OuObject_Malloc(33);
    assert_ptr_equal(first, second);
    OuObject_Free(second);
    OuObject_Free(keeps_the_pool);
}

static void test_realloc_keeps_the_bytes_on_every_path(void **OU_UNUSED(state))
{
    char *block = OuMem_Malloc(64);
    memcpy(block, "ouroboros", 10);
    assert_ptr_equal(OuMem_Realloc(block, 60), block);
    block = OuMem_Realloc(block, 16);   /* smaller class */
    block = OuMem_Realloc(block, 5000); /* out of the pools */
    assert_int_equal(pool_block_size(block), 0);
    block = OuMem_Realloc(block, 100); /* stays outside */
    assert_string_equal(block, "ouroboros");
    OuMem_Free(block);
}

static void test_calloc_zeroes_a_used_block(void **OU_UNUSED(state))
{
    unsigned char *block = OuMem_Malloc(48);
    memset(block, 0xAB, 48);
    OuMem_Free(block);
    block = OuMem_Calloc(3, 16);
    for (int i = 0; i < 48; i++) {
        assert_int_equal(block[i], 0);
    }
    OuMem_Free(block);
}

static void test_arenas_come_and_go(void **OU_UNUSED(state))
{
    enum { BLOCKS = 40000 };
    static void *blocks[BLOCKS];
    uint32_t seed = 7;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < BLOCKS; i++) {
            seed = seed * 1664525 + 1013904223;
            blocks[i] = OuObject_Malloc(1 + (seed >> 16) % 512);
            assert_non_null(blocks[i]);
        }
        assert_true(ou_pools_stats().arenas > 5);
        assert_int_equal(ou_pools_stats().blocks, BLOCKS);
        assert_null(ou_validate_pools());
        for (int i = 0; i < BLOCKS; i++) {
            int at = (i * 7919) % BLOCKS;
            OuObject_Free(blocks[at]);
            if (i % 10000 == 5000) {
                assert_null(ou_validate_pools());
            }
        }
        assert_int_equal(ou_pools_stats().blocks, 0);
        assert_int_equal(ou_pools_stats().pools, 0);
        assert_int_equal(ou_pools_stats().arenas, 1);
    }
}

/** Asserts that the validator says a sentence. */
static void assert_validator_says(const char *sentence)
{
    const char *said = ou_validate_pools();
    assert_non_null(said);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}

/** The pool that a block is in. */
static OuPool *pool_of(void *block)
{
    return (OuPool *)((uintptr_t)block & ~(uintptr_t)(OU_POOL_SIZE - 1));
}

/** Writes where the link of a free block is, as a program does that goes on using the block. */
static void write_after_free(OuPoolBlock *block, void *link)
{
    (void)VALGRIND_MAKE_MEM_DEFINED(block, sizeof *block);
    block->next = link;
    (void)VALGRIND_MAKE_MEM_NOACCESS(block, sizeof *block);
}

static void test_the_validator_looks_into_every_pool(void **OU_UNUSED(state))
{
    void *kept = OuMem_Malloc(500);
    OuPoolBlock *block = OuMem_Malloc(500);
    OuPoolBlock *other = OuMem_Malloc(500);
    OuMem_Free(block);
    OuMem_Free(other);
    OuPool *pool = pool_of(kept);
    OuPool whole = *pool;
    assert_null(ou_validate_pools());

    pool->arena = NULL;
    assert_validator_says("does not know the arena");
    *pool = whole;
    pool->size = 510;
    assert_validator_says("no size class");
    *pool = whole;
    pool->used++;
    assert_validator_says("not all of its blocks");
    *pool = whole;
    write_after_free(other, (char *)block + 16);
    assert_validator_says("is no block of its pool");
    write_after_free(other, other); /* as if it was freed twice */
    assert_validator_says("freed twice");
    write_after_free(other, block);
    OuMem_Free(kept);
}

static void test_the_validator_compares_lists_and_numbers(void **OU_UNUSED(state))
{
    void *kept = OuMem_Malloc(500);
    OuPool *pool = pool_of(kept);
    OuArena *arena = pool->arena;
    OuArena whole = *arena;

    arena->base += 16;
    assert_validator_says("multiple of its size");
    arena->base += OU_ARENA_SIZE - 16;
    assert_validator_says("at another address");
    *arena = whole;
    arena->used_pools++;
    assert_validator_says("not all of its pools");
    *arena = whole;
    arena->fresh_pools = OU_POOLS_PER_ARENA + 1;
    assert_validator_says("more fresh pools than pools");
    *arena = whole;
    arena->free_pools = (OuPool *)(void *)(arena->base + 16);
    assert_validator_says("no pool of its arena");
    *arena = whole;
    arena->prev = NULL;
    assert_validator_says("list of arenas does not lead back");
    *arena = whole;
    ou_pools.with_room.next = &ou_pools.with_room;
    assert_validator_says("not among those that have one");
    ou_pools.with_room.next = arena;

    OuPool *head = &ou_pools.usable[500 / OU_POOLS_ALIGNMENT];
    head->next = head;
    assert_validator_says("is in no list");
    head->next = pool;
    pool->prev = NULL;
    assert_validator_says("usable pools does not lead back");
    pool->prev = head;
    ou_pools.stats.blocks++;
    assert_validator_says("statistics");
    ou_pools.stats.blocks--;
    OuMem_Free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_small_blocks_come_from_pools_and_are_aligned, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_freed_block_is_the_next_one_taken, setup, teardown),
        cmocka_unit_test_setup_teardown(test_realloc_keeps_the_bytes_on_every_path, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_calloc_zeroes_a_used_block, setup, teardown),
        cmocka_unit_test_setup_teardown(test_arenas_come_and_go, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_validator_looks_into_every_pool, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_validator_compares_lists_and_numbers, setup,
                                        teardown),
    };
    return cmocka_run_group_tests_name("pools", tests, NULL, NULL);
}
