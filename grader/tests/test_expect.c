/* SPDX-License-Identifier: MIT */
/**
 * @file test_expect.c
 * Expectations: found, blanked, and no line moved.
 */
#include "testing.h"

#include "expect.h"

#include <stdlib.h>
#include <string.h>

static const char source[] = "/* a probe */\n"
                             "say(\"one\"); // expect: one \t\n"
                             "// expect:\n"
                             "x; // expected: no\n"
                             "y; // expect:two words\n"
                             "last // expect: three";

static void expectations_are_collected_in_order(void **state)
{
    (void)state;
    Strings expected = {0};
    expect_collect(source, &expected);
    assert_int_equal(expected.count, 4);
    assert_string_equal(expected.items[0], "one");
    assert_string_equal(expected.items[1], "");
    assert_string_equal(expected.items[2], "two words");
    assert_string_equal(expected.items[3], "three");
    strings_free(&expected);
}

static void blanking_leaves_no_trace_and_moves_no_line(void **state)
{
    (void)state;
    char *blanked = expect_blank(source);
    assert_string_equal(blanked, "/* a probe */\n"
                                 "say(\"one\"); \n"
                                 "\n"
                                 "x; // expected: no\n"
                                 "y; \n"
                                 "last ");
    free(blanked);
}

static const char python[] = "print(1)  # expect: 1\n"
                             "print('  b ')\n"
                             "# expect:   b \n"
                             "    # expect:\n"
                             "x  # expected: no\n"
                             "y  ## expect: no\n"
                             "z  # expect:no\n"
                             "print('# expect: a')  # expect: # expect: a\n"
                             " # expect-error: no\n"
                             "# expect-error: E: why";

static void pythons_expectations_are_collected_byte_for_byte(void **state)
{
    (void)state;
    static const char *const lines[] = {"1", "  b ", "", "a"};
    Strings expected = {0};
    char *error = expect_collect_python(python, &expected);
    assert_int_equal(expected.count, COUNT_OF(lines));
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_string_equal(expected.items[i], lines[i]);
    }
    assert_string_equal(error, "E: why");
    free(error);
    strings_free(&expected);
    assert_null(expect_collect_python("pass", &expected));
}

static void blanking_python_moves_no_line(void **state)
{
    (void)state;
    char *blanked = expect_blank_python(python);
    assert_string_equal(blanked, "print(1)  \n"
                                 "print('  b ')\n"
                                 "\n"
                                 "    \n"
                                 "x  # expected: no\n"
                                 "y  ## expect: no\n"
                                 "z  # expect:no\n"
                                 "print('# expect: a')  # expect: \n"
                                 " # expect-error: no\n");
    free(blanked);
}

static void a_value_is_found_by_its_key(void **state)
{
    (void)state;
    char *value = comment_value("a\n// caught: use after free\nb\n", "caught");
    assert_string_equal(value, "use after free");
    free(value);
    assert_null(comment_value(source, "caught"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expectations_are_collected_in_order),
        cmocka_unit_test(blanking_leaves_no_trace_and_moves_no_line),
        cmocka_unit_test(pythons_expectations_are_collected_byte_for_byte),
        cmocka_unit_test(blanking_python_moves_no_line),
        cmocka_unit_test(a_value_is_found_by_its_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
