/* SPDX-License-Identifier: MIT */
/**
 * @file test_transcript.c
 * Transcripts: read strictly, compared in words; verdicts in their order.
 */
#include "testing.h"

#include "transcript.h"
#include "verdict.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static Progress progress_of(const char *text, Strings *lines)
{
    TranscriptReader reader = {.at = text, .word = "word"};
    return transcript_read(&reader, "p", lines);
}

static void assert_progress(const char *text, Progress progress)
{
    Strings lines = {0};
    assert_int_equal(progress_of(text, &lines), progress);
    strings_free(&lines);
}

static void a_whole_part_is_read(void **state)
{
    (void)state;
    Strings lines = {0};
    assert_int_equal(progress_of("begin p\n| one  \n| \n|\nend p word\n", &lines), PROGRESS_ENDED);
    assert_int_equal(lines.count, 3);
    assert_string_equal(lines.items[0], "one");
    assert_string_equal(lines.items[1], "");
    strings_free(&lines);
}

static void anything_else_is_not_an_end(void **state)
{
    (void)state;
    assert_progress("", PROGRESS_NONE);
    assert_progress("begin p\n", PROGRESS_BEGUN);
    assert_progress("begin p\n| one\n| tw", PROGRESS_BEGUN);
    assert_progress("begin q\n", PROGRESS_FORGED);
    assert_progress("begin p\n| one\nend p wrong\n", PROGRESS_FORGED);
    assert_progress("begin p\n| one\nend p word", PROGRESS_FORGED);
    assert_progress("begin p\nhello\nend p word\n", PROGRESS_FORGED);
    assert_progress("begin", PROGRESS_FORGED);
}

static void parts_follow_each_other(void **state)
{
    (void)state;
    Strings lines = {0};
    TranscriptReader reader = {.at = "begin a\nend a w\nbegin b\n| x\nend b w\n", .word = "w"};
    assert_int_equal(transcript_read(&reader, "a", &lines), PROGRESS_ENDED);
    assert_false(transcript_is_over(&reader));
    assert_int_equal(transcript_read(&reader, "b", &lines), PROGRESS_ENDED);
    assert_true(transcript_is_over(&reader));
    strings_free(&lines);
}

static void assert_difference(const char *expected, const char *actual, const char *words)
{
    Strings left = {0}, right = {0};
    Text text = {0};
    strings_add_lines(&left, expected);
    strings_add_lines(&right, actual);
    assert_int_equal(transcript_compare(&left, &right, &text), words[0] == '\0');
    assert_string_equal(text_string(&text), words);
    text_free(&text);
    strings_free(&left);
    strings_free(&right);
}

static void differences_are_told_in_words(void **state)
{
    (void)state;
    assert_difference("a\nb\n", "a\nb\n", "");
    assert_difference("", "", "");
    assert_difference("a\nb\n", "a\nc\n", "line 2 differs: \"b\" is expected, not \"c\"");
    assert_difference("a\nb\n", "a\n", "line 2 is missing: \"b\"");
    assert_difference("a\n", "a\nb\n", "line 2 is one too many: \"b\"");
}

static void assert_verdict(BoxEnd end, int number, const char *err, Progress progress,
                           Status status, const char *words)
{
    BoxResult result = {.end = end, .number = number, .wall_seconds = 10, .cpu_seconds = 5};
    Strings expected = {0};
    Outcome outcome = {0};
    text_puts(&result.channels[CHANNEL_ERR], err);
    strings_add(&expected, "one");
    verdict_judge(&result, progress, &expected, &outcome);
    assert_int_equal(outcome.status, status);
    assert_string_equal(outcome.message, words);
    outcome_free(&outcome);
    strings_free(&expected);
    box_result_free(&result);
}

static void verdicts_have_their_words(void **state)
{
    (void)state;
    assert_verdict(BOX_EXITED, 0, "", PROGRESS_ENDED, STATUS_FAILED, "line 1 is missing: \"one\"");
    assert_verdict(BOX_EXITED, 0, "", PROGRESS_BEGUN, STATUS_FAILED,
                   "ended early: status 0 before the probe was done");
    assert_verdict(BOX_EXITED, 3, "", PROGRESS_ENDED, STATUS_FAILED,
                   "ended with status 3 after the probe was done");
    assert_verdict(BOX_EXITED, 120, "lab 1, task 2: F() is not implemented yet (f.c:8)\n",
                   PROGRESS_BEGUN, STATUS_NOT_IMPLEMENTED, "not written yet: F(), task 2 (f.c:8)");
    assert_verdict(BOX_EXITED, 120, "", PROGRESS_BEGUN, STATUS_FAILED,
                   "ended early: status 120 before the probe was done");
    assert_verdict(BOX_SIGNALLED, SIGSEGV, "", PROGRESS_BEGUN, STATUS_FAILED,
                   "crashed: SIGSEGV (segmentation fault)");
    assert_verdict(BOX_SIGNALLED, SIGABRT, "x\na/b.c:12: f: it is dead\n", PROGRESS_BEGUN,
                   STATUS_FAILED, "stopped by an assertion in f, a/b.c:12: it is dead");
    assert_verdict(BOX_WALL_LIMIT, 10, "", PROGRESS_BEGUN, STATUS_FAILED,
                   "did not end within 5 s of processor time or 10 s in all (an endless loop?)");
    assert_verdict(BOX_OUTPUT_LIMIT, CHANNEL_OUT, "", PROGRESS_BEGUN, STATUS_FAILED,
                   "output limit: wrote more than 1 MiB on standard output");
    assert_verdict(BOX_NOT_STARTED, 0, "why", PROGRESS_NONE, STATUS_GRADER_FAULT,
                   "the program could not be started: why");
}

static void assert_program(int number, const char *out, const char *err, const char *error,
                           Status status, const char *words)
{
    BoxResult result = {.end = BOX_EXITED, .number = number};
    Strings expected = {0};
    Outcome outcome = {0};
    text_puts(&result.channels[CHANNEL_OUT], out);
    text_puts(&result.channels[CHANNEL_ERR], err);
    strings_add_lines(&outcome.actual, out);
    strings_add(&expected, "one ");
    verdict_judge_program(&result, PROGRESS_ENDED, &expected, error, &outcome);
    assert_int_equal(outcome.status, status);
    assert_string_equal(outcome.message, words);
    outcome_free(&outcome);
    strings_free(&expected);
    box_result_free(&result);
}

static void programs_are_compared_byte_for_byte(void **state)
{
    (void)state;
    assert_program(0, "one \n", "a word\n", NULL, STATUS_PASSED, "");
    assert_program(0, "one\n", "", NULL, STATUS_FAILED,
                   "line 1 differs: \"one \" is expected, not \"one\"");
    assert_program(0, "one ", "", NULL, STATUS_FAILED,
                   "the lines are right, and yet not every byte: is a line end missing at the end, "
                   "or was a byte with the value 0 printed?");
    assert_program(1, "one \n", "x\nE: why\n", NULL, STATUS_FAILED,
                   "ended with status 1, and should end with 0: E: why");
    assert_program(1, "one \n", "x\nE: why\n", "E: why", STATUS_PASSED, "");
    assert_program(1, "one \n", "E: who\n", "E: why", STATUS_FAILED,
                   "the last line of standard error is \"E: who\", and should be \"E: why\"");
    assert_program(0, "one \n", "", "E: why", STATUS_FAILED,
                   "ended with status 0, and should end with 1");
}

static void assert_task(int task, int unwritten, Status status, const char *words)
{
    BoxResult result = {.end = BOX_EXITED, .number = TODO_STATUS};
    Outcome outcome = {0};
    Strings expected = {0};
    text_printf(&result.channels[CHANNEL_ERR],
                "mine\nlab 1, task %d: F() is not implemented yet (f.c:8)\n", unwritten);
    verdict_judge(&result, PROGRESS_BEGUN, &expected, &outcome);
    verdict_check_task(task, &outcome);
    assert_int_equal(outcome.status, status);
    assert_non_null(strstr(outcome.message, words));
    outcome_free(&outcome);
    box_result_free(&result);
}

static void a_test_needs_no_later_task(void **state)
{
    (void)state;
    assert_task(2, 2, STATUS_NOT_IMPLEMENTED, "not written yet: F(), task 2 (f.c:8)");
    assert_task(2, 1, STATUS_NOT_IMPLEMENTED, "not written yet: F(), task 1 (f.c:8)");
    assert_task(0, 9, STATUS_NOT_IMPLEMENTED, "not written yet: F(), task 9 (f.c:8)");
    assert_task(1, 2, STATUS_FAILED,
                "this test of task 1 ended in F(), which belongs to task 2 and is not written yet; "
                "a test of task 1 does not need it, so one of your functions of task 1 calls it");
    assert_task(2, 5, STATUS_FAILED, "one of your functions of tasks 1 to 2 calls it");
}

static void complaints_are_taken_apart(void **state)
{
    (void)state;
    Text place = {0}, sentence = {0};
    assert_true(complaint_assertion("probes: labs/x/f.c:6: F: Assertion `a: b' failed.\n", &place,
                                    &sentence));
    assert_string_equal(text_string(&place), " in F, labs/x/f.c:6");
    assert_string_equal(text_string(&sentence), "Assertion `a: b' failed.");
    text_free(&sentence);
    assert_true(
        complaint_assertion("a.c:6: f: used; the memcheck lane names the line\n", NULL, &sentence));
    assert_string_equal(text_string(&sentence), "used");
    assert_false(complaint_assertion("a.c: 6: f\nb.c:7: no more\n", NULL, &sentence));
    assert_false(complaint_is_told("lab 1, task 2: nothing"));
    text_free(&place);
    text_free(&sentence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_part_is_read),
        cmocka_unit_test(anything_else_is_not_an_end),
        cmocka_unit_test(parts_follow_each_other),
        cmocka_unit_test(differences_are_told_in_words),
        cmocka_unit_test(verdicts_have_their_words),
        cmocka_unit_test(programs_are_compared_byte_for_byte),
        cmocka_unit_test(a_test_needs_no_later_task),
        cmocka_unit_test(complaints_are_taken_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
