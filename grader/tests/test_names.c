/* SPDX-License-Identifier: MIT */
/**
 * @file test_names.c
 * Names in archives: what is refused, and where a lab's file is looked for.
 */
#include "testing.h"

#include "unpack/names.h"

#include <stdlib.h>

static void odd_names_are_faults(void **state)
{
    (void)state;
    static const char *const odd[] = {"",      "/",      "/a",      "..",     "../a",
                                      "a/..",  "a/../b", "-rf",     "a/-b/c", "a\nb",
                                      "a\x1b", "a\x7f",  "labs/\t", "./../a"};
    for (size_t i = 0; i < COUNT_OF(odd); i++) {
        if (name_fault(odd[i]) == NULL) {
            fail_msg("\"%s\" is accepted", odd[i]);
        }
    }
}

static void plain_names_are_none(void **state)
{
    (void)state;
    static const char *const plain[] = {"a",        "./a",    "a/b.c", "a b/c'd",
                                        "a..b/...", "a-b/c-", ".git",  "L\303\266sung.c",
                                        "a//b",     "a/",     "$(x)"};
    for (size_t i = 0; i < COUNT_OF(plain); i++) {
        assert_null(name_fault(plain[i]));
    }
}

static void assert_plain(const char *name, const char *wanted)
{
    char *plain = name_plain(name);
    assert_string_equal(plain, wanted);
    free(plain);
}

static void what_means_nothing_is_left_out(void **state)
{
    (void)state;
    assert_plain("a/b", "a/b");
    assert_plain("./a//b/./c/", "a/b/c");
    assert_plain("./", "");
    assert_plain(".a/b.", ".a/b.");
}

static void a_file_has_six_places(void **state)
{
    (void)state;
    static const char *const places[] = {"x.c",   "lab1/x.c",   "labs/lab1/x.c",
                                         "t/x.c", "t/lab1/x.c", "t/labs/lab1/x.c"};
    static const char *const others[] = {"",           "X.c",        "t/u/x.c", "t/u/lab1/x.c",
                                         "lab2/y.c",   "ax.c",       "t/ax.c",  "t/u/labs/lab1/x.c",
                                         "lab1/x.c/a", "t/lab10/x.c"};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        assert_true(name_is_place(places[i], "lab1", "x.c"));
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (name_is_place(others[i], "lab1", "x.c")) {
            fail_msg("%s is taken for a place", others[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_names_are_faults),
        cmocka_unit_test(plain_names_are_none),
        cmocka_unit_test(what_means_nothing_is_left_out),
        cmocka_unit_test(a_file_has_six_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
