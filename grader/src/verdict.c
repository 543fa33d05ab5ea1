/* SPDX-License-Identifier: MIT */
/**
 * @file verdict.c
 * Verdicts in words.
 *
 * A probe passes when its process ended with status 0, its transcript ends with the word, and
 * every line is as expected. The order of the questions matters: how the process ended comes
 * first, because a difference in the lines is only its consequence.
 */
#include "verdict.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static void judge_signal(const BoxResult *result, Outcome *outcome)
{
    const char *err = text_string(&result->channels[CHANNEL_ERR]);
    Text place = {0}, sentence = {0};
    if (result->number == SIGABRT && complaint_assertion(err, &place, &sentence)) {
        outcome_fail(outcome, TROUBLE_ASSERTION, "stopped by an assertion%s: %s",
                     text_string(&place), text_string(&sentence));
    } else {
        outcome_fail(outcome, TROUBLE_CRASH, "crashed: %s", box_signal_name(result->number));
    }
    text_free(&place);
    text_free(&sentence);
}

/** @param what  what was run, "probe" or "program" */
static void judge_status(const BoxResult *result, Progress progress, const char *what,
                         Outcome *outcome)
{
    const char *err = text_string(&result->channels[CHANNEL_ERR]);
    Unwritten *unwritten = &outcome->unwritten;
    unwritten_free(unwritten);
    if (result->number == TODO_STATUS && complaint_unwritten(err, unwritten)) {
        outcome_set(outcome, STATUS_NOT_IMPLEMENTED, "not written yet: %s, task %d (%s)",
                    unwritten->function, unwritten->task, unwritten->place);
    } else if (progress == PROGRESS_ENDED) {
        outcome_fail(outcome, TROUBLE_EXIT, "ended with status %d after the %s was done",
                     result->number, what);
    } else {
        outcome_fail(outcome, TROUBLE_EXIT, "ended early: status %d before the %s was done",
                     result->number, what);
    }
}

void verdict_check_task(int task, Outcome *outcome)
{
    const Unwritten *unwritten = &outcome->unwritten;
    if (outcome->status != STATUS_NOT_IMPLEMENTED || task == 0 || unwritten->task <= task) {
        return;
    }
    char *own = task == 1 ? must_copy("task 1") : must_print("tasks 1 to %d", task);
    outcome_set(outcome, STATUS_FAILED,
                "this test of task %d ended in %s, which belongs to task %d and is not written "
                "yet; a test of task %d does not need it, so one of your functions of %s calls it "
                "when it should not",
                task, unwritten->function, unwritten->task, task, own);
    free(own);
}

void verdict_compare(const Strings *expected, Outcome *outcome)
{
    Text difference = {0};
    if (transcript_compare(expected, &outcome->actual, &difference)) {
        outcome_set(outcome, STATUS_PASSED, "%s", "");
    } else {
        outcome_set(outcome, STATUS_FAILED, "%s", text_string(&difference));
    }
    text_free(&difference);
}

static void judge_output(const BoxResult *result, Outcome *outcome)
{
    static const char *const names[] = {"on standard output", "on standard error",
                                        "to the transcript", "to Valgrind's report"};
    outcome_fail(outcome, TROUBLE_LOOP, "output limit: wrote more than 1 MiB %s",
                 names[result->number]);
}

/** Judges a process that did not exit by itself; false: it did exit. */
static bool judge_process(const BoxResult *result, Outcome *outcome)
{
    switch (result->end) {
    case BOX_NOT_STARTED:
        outcome_set(outcome, STATUS_GRADER_FAULT, "the program could not be started: %s",
                    text_string(&result->channels[CHANNEL_ERR]));
        return true;
    case BOX_WALL_LIMIT:
    case BOX_CPU_LIMIT: /* which of the two comes first may depend on what else is running */
        outcome_fail(outcome, TROUBLE_LOOP,
                     "did not end within %d s of processor time or %d s in all (an endless loop?)",
                     result->cpu_seconds, result->wall_seconds);
        return true;
    case BOX_OUTPUT_LIMIT:
        judge_output(result, outcome);
        return true;
    case BOX_SIGNALLED:
        judge_signal(result, outcome);
        return true;
    case BOX_EXITED:
        break;
    }
    return false;
}

void verdict_judge(const BoxResult *result, Progress progress, const Strings *expected,
                   Outcome *outcome)
{
    if (judge_process(result, outcome)) {
        return;
    }
    if (result->number != 0 || progress == PROGRESS_NONE || progress == PROGRESS_BEGUN) {
        judge_status(result, progress, "probe", outcome);
    } else if (progress == PROGRESS_FORGED) {
        outcome_set(outcome, STATUS_FAILED,
                    "the transcript holds something that no probe writes there");
    } else {
        verdict_compare(expected, outcome);
    }
}

/* ---- Python programs ----------------------------------------------------------------------- */

/** The last line of a text, as a new string; "" when there is none. */
static char *last_line(const char *text)
{
    Strings lines = {0};
    strings_add_lines(&lines, text);
    char *last = must_copy(lines.count == 0 ? "" : lines.items[lines.count - 1]);
    strings_free(&lines);
    return last;
}

static void compare_error(const char *error, const char *last, Outcome *outcome)
{
    if (strcmp(error, last) != 0) {
        outcome_set(outcome, STATUS_FAILED,
                    "the last line of standard error is \"%s\", and should be \"%s\"", last, error);
    }
}

/** Compares what was printed, byte for byte. */
static void compare_output(const Text *out, const Strings *expected, Outcome *outcome)
{
    Text wanted = {0};
    for (size_t i = 0; i < expected->count; i++) {
        text_printf(&wanted, "%s\n", expected->items[i]);
    }
    bool same =
        wanted.used == out->used && memcmp(text_string(&wanted), text_string(out), out->used) == 0;
    verdict_compare(expected, outcome);
    if (outcome->status == STATUS_PASSED && !same) {
        outcome_set(
            outcome, STATUS_FAILED,
            "the lines are right, and yet not every byte: is a line end missing at the end, "
            "or was a byte with the value 0 printed?");
    }
    text_free(&wanted);
}

void verdict_judge_program(const BoxResult *result, Progress progress, const Strings *expected,
                           const char *error, Outcome *outcome)
{
    const char *err = text_string(&result->channels[CHANNEL_ERR]);
    int wanted = error == NULL ? 0 : 1;
    if (judge_process(result, outcome)) {
        return;
    }
    char *last = last_line(err);
    if (progress == PROGRESS_FORGED) {
        outcome_set(outcome, STATUS_FAILED,
                    "the transcript holds something that no program writes there");
    } else if (progress != PROGRESS_ENDED || result->number == TODO_STATUS) {
        judge_status(result, progress, "program", outcome);
    } else if (result->number != wanted) {
        outcome_fail(outcome, TROUBLE_NONE, "ended with status %d, and should end with %d%s%s",
                     result->number, wanted, last[0] == '\0' ? "" : ": ", last);
    } else {
        compare_output(&result->channels[CHANNEL_OUT], expected, outcome);
        if (outcome->status == STATUS_PASSED && error != NULL) {
            compare_error(error, last, outcome);
        }
    }
    free(last);
}

void verdict_keep_output(const char *out, const char *err, Outcome *outcome)
{
    text_puts(&outcome->printed, out);
    if (outcome->printed.used > 0 && !ends_with(text_string(&outcome->printed), "\n")) {
        text_puts(&outcome->printed, "\n");
    }
    text_puts(&outcome->printed, err);
}
