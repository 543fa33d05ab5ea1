/* SPDX-License-Identifier: MIT */
/**
 * @file test_memory.c
 * The allocator stack and its three layers.
 */
#include "unit.h"
#include "child.h"

#include "ouro/memory.h"

#include <stdlib.h>
#include <string.h>

static void test_size_zero_gives_blocks_of_their_own(void **OU_UNUSED(state))
{
    void *first = OuMem_Malloc(0);
    void *second = OuMem_Calloc(0, 8);
    void *third = OuMem_Realloc(NULL, 0);
    assert_non_null(first);
    assert_non_null(second);
    assert_non_null(third);
    assert_ptr_not_equal(first, second);
    OuMem_Free(first);
    OuMem_Free(second);
    OuMem_Free(third);
    OuMem_Free(NULL);
}

static void test_a_size_no_signed_number_holds_fails(void **OU_UNUSED(state))
{
    size_t too_large = (size_t)OU_SSIZE_T_MAX + 1;
    assert_null(OuMem_RawMalloc(too_large));
    assert_null(OuMem_RawCalloc((size_t)OU_SSIZE_T_MAX, 2));
    char *block = OuMem_RawMalloc(4);
    assert_non_null(block);
    memcpy(block, "abc", 4);
    assert_null(OuMem_RawRealloc(block, too_large));
    assert_string_equal(block, "abc");
    OuMem_RawFree(block);
}

static void test_calloc_zeroes_and_realloc_keeps(void **OU_UNUSED(state))
{
    unsigned char *block = OuObject_Calloc(4, 8);
    assert_non_null(block);
    for (int i = 0; i < 32; i++) {
        assert_int_equal(block[i], 0);
        block[i] = (unsigned char)i;
    }
    block = OuObject_Realloc(block, 4096);
    assert_non_null(block);
    for (int i = 0; i < 32; i++) {
        assert_int_equal(block[i], i);
    }
    OuObject_Free(block);
}

static void test_the_ledger_counts_blocks_of_all_domains(void **OU_UNUSED(state))
{
    assert_int_equal(OuMem_LiveBlocks(), 0);
    OuMem_SetupLedger();
    void *raw = OuMem_RawMalloc(1);
    void *buffer = OuMem_Calloc(2, 3);
    void *object = OuObject_Malloc(16);
    assert_int_equal(OuMem_LiveBlocks(), 3);
    buffer = OuMem_Realloc(buffer, 1000);
    assert_int_equal(OuMem_LiveBlocks(), 3);
    OuMem_Free(buffer);
    OuObject_Free(object);
    assert_int_equal(OuMem_LiveBlocks(), 1);
    OuMem_RawFree(raw);
    assert_int_equal(OuMem_LiveBlocks(), 0);
    OuMem_RemoveLedger();
}

static void test_allocation_number_n_fails_and_no_other(void **OU_UNUSED(state))
{
    OuMem_SetupFaults();
    OuMem_FailAllocation(2, 0);
    void *first = OuMem_Malloc(8);
    void *second = OuMem_RawMalloc(8);
    void *third = OuObject_Calloc(1, 8);
    assert_non_null(first);
    assert_null(second);
    assert_non_null(third);
    assert_int_equal(OuMem_AllocationsAsked(), 3);
    OuMem_FailAllocation(1, 0);
    assert_null(OuMem_Realloc(first, 100)); /* and the block is still ours */
    OuMem_Free(first);
    OuObject_Free(third);
    OuMem_RemoveFaults();
}

static void test_a_repeated_fault_goes_on_until_it_is_disarmed(void **OU_UNUSED(state))
{
    OuMem_SetupFaults();
    OuMem_FailAllocation(1, 1);
    assert_null(OuMem_Malloc(8));
    assert_null(OuMem_Calloc(1, 8));
    OuMem_FailAllocation(0, 0);
    void *block = OuMem_Malloc(8);
    assert_non_null(block);
    OuMem_Free(block);
    OuMem_RemoveFaults();
}

static void test_failed_allocations_are_not_in_the_ledger(void **OU_UNUSED(state))
{
    OuMem_SetupFaults();
    OuMem_SetupLedger();
    OuMem_FailAllocation(1, 1);
    assert_null(OuMem_Malloc(8));
    assert_null(OuMem_Calloc(1, 8));
    assert_int_equal(OuMem_LiveBlocks(), 0);
    OuMem_RemoveLedger();
    OuMem_RemoveFaults();
}

static void test_fresh_memory_is_filled(void **OU_UNUSED(state))
{
    OuMem_SetupDebugHooks();
    unsigned char *block = OuMem_Malloc(24);
    for (int i = 0; i < 24; i++) {
        assert_int_equal(block[i], OU_MEM_CLEANBYTE);
    }
    void *pointer;
    memcpy(&pointer, block, sizeof pointer);
    assert_true(OuMem_IsPtrFreed(pointer));
    assert_false(OuMem_IsPtrFreed(block));
    OuMem_Free(block);
    OuMem_RemoveDebugHooks();
}

static void test_freed_memory_is_filled_and_not_reused_at_once(void **OU_UNUSED(state))
{
    OuMem_SetupDebugHooks();
    unsigned char *block = OuMem_Malloc(48);
    OuMem_Free(block);
    assert_int_equal(block[0], OU_MEM_DEADBYTE); /* still mapped: it is in quarantine */
    assert_int_equal(block[47], OU_MEM_DEADBYTE);
    for (int i = 0; i < 100; i++) {
        void *other = OuMem_Malloc(48);
        assert_ptr_not_equal(other, block);
        OuMem_Free(other);
    }
    OuMem_RemoveDebugHooks();
}

static void test_realloc_moves_the_block_and_fills_the_old_one(void **OU_UNUSED(state))
{
    OuMem_SetupDebugHooks();
    unsigned char *old = OuMem_Malloc(8);
    memcpy(old, "ouroboro", 8);
    unsigned char *moved = OuMem_Realloc(old, 4);
    assert_ptr_not_equal(moved, old);
    assert_memory_equal(moved, "ouro", 4);
    assert_int_equal(old[0], OU_MEM_DEADBYTE);
    OuMem_Free(moved);
    OuMem_RemoveDebugHooks();
}

static void test_quarantine_has_an_end(void **OU_UNUSED(state))
{
    OuMem_SetupLedger(); /* below: sees what is really given back */
    OuMem_SetupDebugHooks();
    for (int i = 0; i < 5000; i++) {
        OuMem_Free(OuMem_Malloc(16));
    }
    Ou_ssize_t kept = OuMem_LiveBlocks();
    assert_in_range(kept, 1, 4999);
    OuMem_RemoveDebugHooks();
    assert_int_equal(OuMem_LiveBlocks(), 0);
    OuMem_RemoveLedger();
}

static void free_twice(void)
{
    OuMem_SetupDebugHooks();
    void *block = OuMem_Malloc(32);
    OuMem_Free(block);
    OuMem_Free(block);
}

static void write_after_free(void)
{
    OuMem_SetupDebugHooks();
    char *block = OuMem_Malloc(32);
    OuMem_Free(block);
    block[5] = 'x';
    OuMem_RemoveDebugHooks();
}

static void pop_in_the_wrong_order(void)
{
    OuMem_SetupLedger();
    OuMem_SetupFaults();
    OuMem_RemoveLedger();
}

static void push_twice(void)
{
    OuMem_SetupLedger();
    OuMem_SetupLedger();
}

static void test_misuse_stops_the_program_with_a_sentence(void **OU_UNUSED(state))
{
    assert_stops_saying(free_twice, "freed a second time");
    assert_stops_saying(write_after_free, "written to after it was freed");
    assert_stops_saying(pop_in_the_wrong_order,
                        "ledger layer of the allocator stack is not on top");
    assert_stops_saying(push_twice, "already on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_size_zero_gives_blocks_of_their_own),
        cmocka_unit_test(test_a_size_no_signed_number_holds_fails),
        cmocka_unit_test(test_calloc_zeroes_and_realloc_keeps),
        cmocka_unit_test(test_the_ledger_counts_blocks_of_all_domains),
        cmocka_unit_test(test_allocation_number_n_fails_and_no_other),
        cmocka_unit_test(test_a_repeated_fault_goes_on_until_it_is_disarmed),
        cmocka_unit_test(test_failed_allocations_are_not_in_the_ledger),
        cmocka_unit_test(test_fresh_memory_is_filled),
        cmocka_unit_test(test_freed_memory_is_filled_and_not_reused_at_once),
        cmocka_unit_test(test_realloc_moves_the_block_and_fills_the_old_one),
        cmocka_unit_test(test_quarantine_has_an_end),
        cmocka_unit_test(test_misuse_stops_the_program_with_a_sentence),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
