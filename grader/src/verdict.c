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

/** The first line of `text` that `fits`, as a new string, or NULL. */
static char *find_line(const char *text, bool (*fits)(const char *line))
{
    Strings lines = {0};
    char *found = NULL;
    strings_add_lines(&lines, text);
    for (size_t i = 0; i < lines.count && found == NULL; i++) {
        if (fits(lines.items[i])) {
            found = must_copy(lines.items[i]);
        }
    }
    strings_free(&lines);
    return found;
}

static bool is_todo_line(const char *line)
{
    return starts_with(line, "lab ") && strstr(line, ", task ") != NULL &&
           strstr(line, " is not implemented yet") != NULL;
}

/** "reference/core/dump.c:31: ou_assert_failed: sentence": an assertion that speaks. */
static bool is_assertion_line(const char *line)
{
    const char *dot = strstr(line, ".c:");
    return dot != NULL && dot[3] >= '0' && dot[3] <= '9' && strstr(dot, ": ") != NULL;
}

static void judge_signal(const BoxResult *result, Outcome *outcome)
{
    const char *err = text_string(&result->channels[CHANNEL_ERR]);
    char *sentence = result->number == SIGABRT ? find_line(err, is_assertion_line) : NULL;
    if (sentence != NULL) {
        outcome_set(outcome, STATUS_FAILED, "stopped by an assertion: %s", sentence);
    } else {
        outcome_set(outcome, STATUS_FAILED, "crashed: %s", box_signal_name(result->number));
    }
    free(sentence);
}

static void judge_status(const BoxResult *result, Progress progress, Outcome *outcome)
{
    const char *err = text_string(&result->channels[CHANNEL_ERR]);
    char *todo = result->number == TODO_STATUS ? find_line(err, is_todo_line) : NULL;
    if (todo != NULL) {
        outcome_set(outcome, STATUS_NOT_IMPLEMENTED, "%s", todo);
    } else if (progress == PROGRESS_ENDED) {
        outcome_set(outcome, STATUS_FAILED, "ended with status %d after the probe was done",
                    result->number);
    } else {
        outcome_set(outcome, STATUS_FAILED, "ended early: status %d before the probe was done",
                    result->number);
    }
    free(todo);
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
    outcome_set(outcome, STATUS_FAILED, "output limit: wrote more than 1 MiB %s",
                names[result->number]);
}

void verdict_judge(const BoxResult *result, Progress progress, const Strings *expected,
                   Outcome *outcome)
{
    switch (result->end) {
    case BOX_NOT_STARTED:
        outcome_set(outcome, STATUS_GRADER_FAULT, "the program could not be started: %s",
                    text_string(&result->channels[CHANNEL_ERR]));
        return;
    case BOX_WALL_LIMIT:
        outcome_set(outcome, STATUS_FAILED, "did not end within %d s (does something wait?)",
                    result->number);
        return;
    case BOX_CPU_LIMIT:
        outcome_set(outcome, STATUS_FAILED,
                    "did not end within %d s of processor time (an endless loop?)", result->number);
        return;
    case BOX_OUTPUT_LIMIT:
        judge_output(result, outcome);
        return;
    case BOX_SIGNALLED:
        judge_signal(result, outcome);
        return;
    case BOX_EXITED:
        break;
    }
    if (result->number != 0 || progress == PROGRESS_NONE || progress == PROGRESS_BEGUN) {
        judge_status(result, progress, outcome);
    } else if (progress == PROGRESS_FORGED) {
        outcome_set(outcome, STATUS_FAILED,
                    "the transcript holds something that no probe writes there");
    } else {
        verdict_compare(expected, outcome);
    }
}

void verdict_keep_output(const char *out, const char *err, Outcome *outcome)
{
    text_puts(&outcome->printed, out);
    if (outcome->printed.used > 0 && !ends_with(text_string(&outcome->printed), "\n")) {
        text_puts(&outcome->printed, "\n");
    }
    text_puts(&outcome->printed, err);
}
