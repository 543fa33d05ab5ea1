/* SPDX-License-Identifier: MIT */
/**
 * @file test_mistake.c
 * The header lines of a wrong answer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "prove/mistake.h"

#include <string.h>

/** A lab with one task and two tests; it has no asan lane. */
static const Lab *small_lab(void)
{
    static LabTask tasks[] = {{2, "t", 1, "easy", "s"}};
    static LabTest tests[] = {{.id = "2.1", .task = 2, .weight = 1},
                              {.id = "2.3", .task = 2, .weight = 1}};
    static Lab lab = {.tasks = tasks,
                      .task_count = 1,
                      .tests = tests,
                      .test_count = 2,
                      .lane_points = {[LANE_PLAIN] = 3, [LANE_MEMCHECK] = 1}};
    return &lab;
}

#define PATCH "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b\n"

static void a_sound_header_is_read(void **state)
{
    (void)state;
    Mistake mistake;
    Text problem = {0};
    assert_true(mistake_read(small_lab(), "m.patch",
                             "Misconception: one: two\nTask: 2\nCaught-by: 2.3 plain\n"
                             "Caught-by: 2.3 memcheck\n\n" PATCH,
                             &mistake, &problem));
    assert_string_equal(mistake.misconception, "one: two");
    assert_int_equal(mistake.task, 2);
    assert_int_equal(mistake.catcher_count, 2);
    assert_string_equal(mistake.catchers[1].test, "2.3");
    assert_int_equal(mistake.catchers[1].lane, LANE_MEMCHECK);
    mistake_free(&mistake);
    text_free(&problem);
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *wanted;
    } cases[] = {
        {"Misconception: a\nTask: 3\n", "m.patch:2: lab.json has no such task"},
        {"Task: 2x\n", "m.patch:1: write one `Task:` line"},
        {"Task: 2\nTask: 2\n", "m.patch:2: write one `Task:` line"},
        {"Misconception: \n", "m.patch:1: write one `Misconception:` line"},
        {"Caught-by: 2.3\n", "m.patch:1: write the test and one lane"},
        {"Caught-by: 2.3 plain asan\n", "m.patch:1: write the test and one lane"},
        {"Caught-by: 2.3 quick\n", "m.patch:1: this lab has no such lane"},
        {"Caught-by: 2.3 asan\n", "m.patch:1: this lab has no such lane"},
        {"Caught-by: 2.2 plain\n", "m.patch:1: lab.json has no test"},
        {"Caught-by: 2.1 plain\nCaught-by: 2.1 plain\n", "m.patch:2: this test and lane are named"},
        {"Author: me\n", "m.patch:1: a header line is"},
        {"Misconception: a\nTask: 2\n" PATCH,
         "m.patch:3: the line `Caught-by: TEST LANE` is missing"},
        {"Misconception: a\nCaught-by: 2.1 plain\n" PATCH, "m.patch:3: the line `Task: ...`"},
        {"Task: 2\nCaught-by: 2.1 plain\n" PATCH, "m.patch:3: the line `Misconception: ...`"},
        {"Misconception: a\nTask: 2\nCaught-by: 2.1 plain\n", "m.patch:3: there is no patch"},
        {"", "m.patch:1: there is no patch"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Mistake mistake;
        Text problem = {0};
        assert_false(mistake_read(small_lab(), "m.patch", cases[i].text, &mistake, &problem));
        if (!starts_with(text_string(&problem), cases[i].wanted)) {
            assert_string_equal(text_string(&problem), cases[i].wanted);
        }
        mistake_free(&mistake);
        text_free(&problem);
    }
}

static void mistakes_differ_by_the_tests_that_catch_them(void **state)
{
    (void)state;
    Catcher first[] = {{(char[]){"2.1"}, LANE_PLAIN}};
    Catcher same_test[] = {{(char[]){"2.1"}, LANE_MEMCHECK}};
    Catcher other[] = {{(char[]){"2.3"}, LANE_PLAIN}};
    Mistake a = {.catchers = first, .catcher_count = 1};
    Mistake b = {.catchers = same_test, .catcher_count = 1};
    Mistake c = {.catchers = other, .catcher_count = 1};
    assert_false(mistakes_differ(&a, &b));
    assert_true(mistakes_differ(&a, &c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_header_is_read),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(mistakes_differ_by_the_tests_that_catch_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
