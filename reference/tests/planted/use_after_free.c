/* SPDX-License-Identifier: MIT */
/**
 * @file use_after_free.c
 * A unit test with a planted use after free. It passes plainly; under Valgrind and under ASan it
 * must be red, or those runs see nothing.
 */
#include "../unit/unit.h"

#include "ouro/memory.h"

static void test_that_reads_freed_memory(void **OU_UNUSED(state))
{
    volatile char *block = OuMem_Malloc(40);
    assert_non_null(block);
    block[0] = 1;
    OuMem_Free((void *)block);
    volatile char stale = block[0];
    (void)stale;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_that_reads_freed_memory)};
    return cmocka_run_group_tests_name("planted use after free", tests, NULL, NULL);
}
