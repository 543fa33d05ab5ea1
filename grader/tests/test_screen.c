/* SPDX-License-Identifier: MIT */
/**
 * @file test_screen.c
 * What reaches a reader: escaped, wrapped, and never cut inside a value; and the record's shape.
 */
#include "testing.h"

#include "failure.h"
#include "only.h"
#include "record.h"
#include "report.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

static void assert_escaped(const char *text, const char *escaped)
{
    char *got = screen_escape(text);
    assert_string_equal(got, escaped);
    free(got);
}

static void nothing_harmful_gets_through(void **state)
{
    (void)state;
    assert_escaped("plain \xc3\xa9\n", "plain \xc3\xa9\n");
    assert_escaped("\033[2J\r\t\x7f", "\\x1b[2J\\x0d\\t\\x7f");
    assert_escaped("\xff\xc3", "\\xff\\xc3");
    assert_escaped("\xc0\xaf", "\\xc0\\xaf");
    assert_escaped("\xe2\x80\xae", "\\xe2\\x80\\xae");
    assert_escaped("\xc2\x9b", "\\xc2\\x9b");
}

static void long_words_stay_whole(void **state)
{
    (void)state;
    Text text = {0};
    char word[121];
    memset(word, 'x', 120);
    word[120] = '\0';
    char *words = must_print("a %s b", word);
    char *wrapped = must_print("  a\n  %s\n  b\n", word);
    screen_wrap(&text, 2, words);
    assert_string_equal(text_string(&text), wrapped);
    free(words);
    free(wrapped);
    text_free(&text);
}

static void quotations_stay_whole(void **state)
{
    (void)state;
    Text text = {0};
    screen_wrap(
        &text, 2,
        "line 2 differs, and here the words go on up to column sixty-two: \"car has count 2\" is "
        "expected, don't wait");
    assert_string_equal(text_string(&text),
                        "  line 2 differs, and here the words go on up to column sixty-two:\n"
                        "  \"car has count 2\" is expected, don't wait\n");
    text_free(&text);
    screen_more_lines(&text, 2, 1);
    screen_more_lines(&text, 0, 2);
    assert_string_equal(text_string(&text), "  (and 1 more line)\n(and 2 more lines)\n");
    text_free(&text);
}

static void long_lines_stand_below_each_other(void **state)
{
    (void)state;
    Text text = {0};
    Strings expected = {0}, actual = {0};
    strings_add(&expected, "a line that is too long to stand beside another one");
    strings_add(&actual, "short");
    failure_write_lines(&expected, &actual, &text);
    assert_string_equal(text_string(&text),
                        "  >  1 expected: a line that is too long to stand beside another one\n"
                        "  >  1 yours:    short\n\n");
    strings_free(&expected);
    strings_free(&actual);
    text_free(&text);
}

/* ---- a grade made by hand ------------------------------------------------------------------ */

static LabTask tasks[] = {{1, "Play", 5, "easy", "play"}};
static LabTest tests_of_lab[] = {
    {"1.1", "one", 1, 1, "it plays", "Fun.", "play", {0}, {0}},
    {"1.2", "two", 1, 1, "it plays on", "Fun.", "play", {0}, {0}},
};
static char *functions[] = {"play"};
static const Lab lab = {.number = 7,
                        .tests_folder = "labs/lab7-toy/tests",
                        .slug = "lab7-toy",
                        .title = "Toys",
                        .exports = {.items = functions, .count = 1},
                        .lane_points = {2, 1, 0},
                        .tasks = tasks,
                        .task_count = 1,
                        .tests = tests_of_lab,
                        .test_count = 2,
                        .probe_count = 2};
static GradeOrder order;
static Outcome outcomes[2 * LANE_COUNT];
static Strings expected[2];
static char *sources[] = {"say();\n", "say();\n"};
static Grade grade;

static int make_grade(void **state)
{
    (void)state;
    memset(outcomes, 0, sizeof outcomes);
    order = (GradeOrder){0};
    grade = (Grade){.lab = &lab,
                    .order = &order,
                    .build_status = "built",
                    .expected = expected,
                    .sources = sources,
                    .outcomes = outcomes};
    for (Lane lane = 0; lane < LANE_MEMCHECK; lane++) { /* the two that the lab has */
        grade.lanes[lane] = (LaneRun){.wanted = true, .seconds = 1.234, .canary = "caught"};
    }
    return 0;
}

static int free_grade(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(outcomes); i++) {
        outcome_free(&outcomes[i]);
    }
    return 0;
}

static void points_and_exit_status_follow_the_outcomes(void **state)
{
    (void)state;
    int score, max_score;
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_PASSED, "%s", "");
    grade_sum(&grade, TASK_ALL, &score, &max_score);
    assert_int_equal(score, 2);
    assert_int_equal(max_score, 6);
    assert_int_equal(grade_exit_status(&grade), STATUS_LESS);
    for (size_t i = 0; i < COUNT_OF(outcomes); i++) {
        outcome_set(&outcomes[i], STATUS_PASSED, "%s", "");
    }
    assert_int_equal(grade_exit_status(&grade), STATUS_FULL_MARKS);
    outcome_set(grade_outcome(&grade, 1, LANE_ASAN), STATUS_GRADER_FAULT, "why");
    assert_int_equal(grade_exit_status(&grade), STATUS_FAULT);
}

static void the_record_is_valid_whatever_was_printed(void **state)
{
    (void)state;
    Outcome *outcome = grade_outcome(&grade, 0, LANE_PLAIN);
    outcome_set(outcome, STATUS_FAILED, "line 1 differs: \xff\033");
    outcome->ran = true;
    strings_add(&outcome->actual, "\xff");
    json_t *record = record_make(&grade);
    assert_non_null(record);
    json_t *tests = json_object_get(record, "tests");
    assert_int_equal(json_array_size(tests), 4);
    json_t *first = json_array_get(tests, 0);
    assert_string_equal(json_string_value(json_object_get(first, "message")),
                        "line 1 differs: \\xff\\x1b");
    assert_true(json_is_array(json_object_get(first, "actual")));
    assert_true(json_is_null(json_object_get(json_array_get(tests, 1), "actual")));
    json_decref(record);
}

/** Makes a test one that stopped in an unwritten function. */
static void leave_unwritten(size_t test, const char *function, int task)
{
    Outcome *outcome = grade_outcome(&grade, test, LANE_PLAIN);
    outcome_set(outcome, STATUS_NOT_IMPLEMENTED,
                "not written yet: %s, task %d (labs/lab7-toy/toy.c:8)", function, task);
    outcome->unwritten = (Unwritten){
        .task = task, .function = must_copy(function), .place = must_copy("labs/lab7-toy/toy.c:8")};
}

static void assert_report(const char *words, const char *not_these)
{
    Text text = {0};
    report_write(&grade, NULL, false, &text);
    if (strstr(text_string(&text), words) == NULL) {
        fail_msg("this does not say \"%s\":\n%s", words, text_string(&text));
    }
    if (strstr(text_string(&text), not_these) != NULL) {
        fail_msg("this says \"%s\":\n%s", not_these, text_string(&text));
    }
    text_free(&text);
}

static void an_untouched_stub_gets_kind_words(void **state)
{
    (void)state;
    leave_unwritten(0, "play()", 1);
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_NOT_RUN, "waits for 1.1");
    assert_report("0 of 2 tests, as expected: nothing is written", "failure");
    assert_report("Start at labs/lab7-toy/toy.c:8: play(), task 1.", "failure");
}

static void a_file_that_is_begun_is_not_untouched(void **state)
{
    (void)state;
    leave_unwritten(0, "rest()", 1);
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_NOT_RUN, "waits for 1.1");
    assert_report("task 1: not written yet", "as expected");
    outcome_free(grade_outcome(&grade, 0, LANE_PLAIN));
    leave_unwritten(0, "play()", 1);
    order.only = "1.1";
    assert_report("not written yet: play(), task 1 (labs/lab7-toy/toy.c:8)", "as expected");
    order.only = NULL;
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_PASSED, "%s", "");
    assert_report("not written yet: play(), task 1 (labs/lab7-toy/toy.c:8)", "as expected");
}

static void the_same_reason_is_told_once(void **state)
{
    (void)state;
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_FAILED, "crashed");
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_FAILED, "crashed");
    assert_report("failed 1.2: the same as 1.1", "1.2 plain");
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_NOT_RUN, "waits for 1.1");
    assert_report("1 test not run: it waits for 1.1", "1.2 plain");
}

static void a_crash_gets_its_own_words_beside_the_why(void **state)
{
    (void)state;
    Outcome *outcome = grade_outcome(&grade, 0, LANE_PLAIN);
    outcome_fail(outcome, TROUBLE_NULL, "NULL was followed");
    outcome->ran = true;
    text_puts(&outcome->printed, "mine\na.c:8: f: it is dead\n");
    assert_report("All lines are right; the program stopped after the last one.", "differs");
    assert_report("Fun.", "it is dead");
    assert_report("A pointer that may be NULL was followed", "it is dead");
    outcome_set(outcome, STATUS_FAILED, "line 1 differs");
    assert_report("Fun.", "What it usually comes from");
}

static void the_lanes_that_were_asked_for_are_named(void **state)
{
    (void)state;
    grade.lanes[LANE_ASAN].wanted = false;
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_FAILED, "crashed");
    assert_report("0 of 4 points in the plain lane (6 in all lanes).\n", "Valgrind");
    for (size_t test = 0; test < 2; test++) {
        outcome_set(grade_outcome(&grade, test, LANE_PLAIN), STATUS_PASSED, "%s", "");
    }
    assert_report("plain lane: all 2 tests pass. Now all lanes: make grade LAB=7", "full marks");
    order.only = "1.1";
    assert_report("The test passes. Next: make check LAB=7", "full marks");
}

static void a_program_belongs_to_no_task(void **state)
{
    (void)state;
    LabTest tests[] = {tests_of_lab[0],
                       {"P1", "run", TASK_PROGRAMS, 3, "it runs", "Fun.", "play", {0}, {0}}};
    Lab with_program = lab;
    with_program.tests = tests;
    with_program.probe_count = 1;
    with_program.program_points[LANE_PLAIN] = 1;
    grade.lab = &with_program;
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_FAILED, "crashed");
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_NOT_RUN, GRADE_PROGRAMS_WAIT);
    assert_report("1 Python program not run: it runs once every probe passes", "P1 plain");
    assert_report("0 of 6 points", "full marks");
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_PASSED, "%s", "");
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_FAILED, "crashed");
    assert_report("The program: labs/lab7-toy/tests/run.py", "run.c");
    json_t *record = record_make(&grade);
    json_t *entries = json_object_get(record, "tests");
    assert_int_equal(json_array_size(entries), 3); /* the probe in two lanes, the program in one */
    assert_true(json_is_null(json_object_get(json_array_get(entries, 2), "task")));
    json_decref(record);
    assert_true(only_has("P", &tests[1]));
    assert_true(only_has("P1", &tests[1]));
    assert_false(only_has("1", &tests[1]));
    assert_false(only_has("P", &tests[0]));
    Text problem = {0};
    assert_false(only_check(&with_program, "P2", &problem));
    assert_non_null(strstr(text_string(&problem), "its programs P1 to P1"));
    text_free(&problem);
}

static void a_cost_can_have_half_of_its_points(void **state)
{
    (void)state;
    LabTest tests[] = {tests_of_lab[0],
                       {"C1", "slow", TASK_COSTS, 4, "it is quick", "Fun.", "play", {0}, {0}}};
    LabCost cost = {.sizes = {100, 200}, .limit = 2.0, .half = 4.0};
    Lab with_cost = lab;
    with_cost.tests = tests;
    with_cost.probe_count = 1;
    with_cost.costs = &cost;
    with_cost.cost_count = 1;
    grade.lab = &with_cost;
    grade.lanes[LANE_COST] = (LaneRun){.wanted = true, .canary = "caught"};
    Outcome *outcome = grade_outcome(&grade, 1, LANE_COST);
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_FAILED, "crashed");
    outcome_set(outcome, STATUS_NOT_RUN, GRADE_COSTS_WAIT);
    assert_report("1 cost not measured: this is done once every probe passes", "C1 cost");
    for (Lane lane = 0; lane < LANE_MEMCHECK; lane++) {
        outcome_set(grade_outcome(&grade, 0, lane), STATUS_PASSED, "%s", "");
    }
    outcome_fail(outcome, TROUBLE_COST, "quadratic");
    outcome->half = outcome->ran = outcome->through = true;
    assert_report("5 of 7 points", "shows in the memory");
    assert_report("wrong shows in the instructions only", "shows in the memory");
    assert_report("make grade LAB=7 ONLY=C1", "make check");
    outcome_set(outcome, STATUS_FAILED, "half goes with its reason");
    assert_report("3 of 7 points", "full marks");
    outcome_set(outcome, STATUS_PASSED, "%s", "");
    assert_report("full marks", "not measured");
    assert_true(only_has("C", &tests[1]));
    assert_true(only_has("C1", &tests[1]));
    assert_false(only_has("C", &tests[0]));
    Text problem = {0};
    assert_false(only_check(&with_cost, "C2", &problem));
    assert_non_null(strstr(text_string(&problem), "its costs C1 to C1"));
    text_free(&problem);
    grade.lanes[LANE_COST].wanted = false;
    assert_int_equal(grade_tests(&grade), 1);
}

static void tests_are_asked_for_in_lists(void **state)
{
    (void)state;
    assert_true(only_has(NULL, &tests_of_lab[0]));
    assert_true(only_has("1.1", &tests_of_lab[0]));
    assert_false(only_has("1.1", &tests_of_lab[1]));
    assert_true(only_has("1.1, 1.2", &tests_of_lab[1]));
    assert_true(only_has("1", &tests_of_lab[1]));
    assert_false(only_has("2,1.11", &tests_of_lab[0]));
    Text problem = {0};
    assert_true(only_check(&lab, "1,1.2", &problem));
    assert_false(only_check(&lab, "1.1,9.9", &problem));
    assert_non_null(strstr(text_string(&problem), "no test '9.9'; its tests are 1.1 to 1.2"));
    text_free(&problem);
    assert_false(only_check(&lab, ",", &problem));
    text_free(&problem);
}

static void the_first_failure_is_told_in_full(void **state)
{
    (void)state;
    Text text = {0};
    outcome_set(grade_outcome(&grade, 0, LANE_PLAIN), STATUS_PASSED, "%s", "");
    outcome_set(grade_outcome(&grade, 0, LANE_ASAN), STATUS_FAILED, "leak");
    outcome_set(grade_outcome(&grade, 1, LANE_PLAIN), STATUS_FAILED, "crashed");
    report_write(&grade, NULL, true, &text);
    assert_non_null(strstr(text_string(&text), "First failure, asan lane:"));
    assert_non_null(strstr(text_string(&text), "labs/lab7-toy/README.md#play"));
    assert_non_null(strstr(text_string(&text), "1.2 plain: crashed"));
    assert_non_null(strstr(text_string(&text), "make grade LAB=7 ONLY=1.1"));
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_harmful_gets_through),
        cmocka_unit_test(long_words_stay_whole),
        cmocka_unit_test(quotations_stay_whole),
        cmocka_unit_test(long_lines_stand_below_each_other),
        cmocka_unit_test_setup_teardown(points_and_exit_status_follow_the_outcomes, make_grade,
                                        free_grade),
        cmocka_unit_test_setup_teardown(the_record_is_valid_whatever_was_printed, make_grade,
                                        free_grade),
        cmocka_unit_test_setup_teardown(an_untouched_stub_gets_kind_words, make_grade, free_grade),
        cmocka_unit_test_setup_teardown(a_file_that_is_begun_is_not_untouched, make_grade,
                                        free_grade),
        cmocka_unit_test_setup_teardown(the_same_reason_is_told_once, make_grade, free_grade),
        cmocka_unit_test_setup_teardown(a_crash_gets_its_own_words_beside_the_why, make_grade,
                                        free_grade),
        cmocka_unit_test_setup_teardown(the_lanes_that_were_asked_for_are_named, make_grade,
                                        free_grade),
        cmocka_unit_test_setup_teardown(a_program_belongs_to_no_task, make_grade, free_grade),
        cmocka_unit_test_setup_teardown(a_cost_can_have_half_of_its_points, make_grade, free_grade),
        cmocka_unit_test(tests_are_asked_for_in_lists),
        cmocka_unit_test_setup_teardown(the_first_failure_is_told_in_full, make_grade, free_grade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
