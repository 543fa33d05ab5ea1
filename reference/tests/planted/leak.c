/* SPDX-License-Identifier: MIT */
/**
 * @file leak.c
 * A unit test with a planted leak. It passes plainly; under Valgrind and under ASan it must be
 * red, or those runs see nothing.
 */
#include "../unit/unit.h"

#include "ouro/memory.h"

static void test_that_leaks(void **OU_UNUSED(state))
{
    void *volatile block = OuMem_Malloc(40);
    assert_non_null(block);
    block = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_that_leaks)};
    return cmocka_run_group_tests_name("planted leak", tests, NULL, NULL);
}
