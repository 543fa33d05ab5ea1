/* SPDX-License-Identifier: MIT */
/**
 * @file test_pools.c
 * Pools: sizes, alignment, reuse, and that everything goes back to the system.
 */
#include "unit.h"

#include "ouro/pools.h"

#include <string.h>

static int setup(void **OU_UNUSED(state))
{
    OuMem_SetupPools();
    return 0;
}

static int teardown(void **OU_UNUSED(state))
{
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
        for (int i = 0; i < BLOCKS; i++) {
            int at = (i * 7919) % BLOCKS;
            OuObject_Free(blocks[at]);
        }
        assert_int_equal(ou_pools_stats().blocks, 0);
        assert_int_equal(ou_pools_stats().pools, 0);
        assert_int_equal(ou_pools_stats().arenas, 1);
    }
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
    };
    return cmocka_run_group_tests_name("pools", tests, NULL, NULL);
}
