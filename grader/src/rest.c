/* SPDX-License-Identifier: MIT */
/**
 * @file rest.c
 * What is not passed, in short: see rest.h.
 *
 * A mistake in one function makes many tests fail, and a function that is not written stops many.
 * So this list is about reasons, and each stands there once.
 */
#include "rest.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

enum { GROUPS_SHOWN = 6 };

/* ---- failures ------------------------------------------------------------------------------ */

static bool is_failed(const Grade *grade, size_t test, Lane lane)
{
    return grade_runs(grade, test, lane) &&
           grade_outcome(grade, test, lane)->status == STATUS_FAILED;
}

/** The first lane in which a test failed, or LANE_COUNT. */
static Lane first_failed_lane(const Grade *grade, size_t test)
{
    Lane lane = LANE_PLAIN;
    while (lane < LANE_COUNT && !is_failed(grade, test, lane)) {
        lane++;
    }
    return lane;
}

/** Whether two tests failed in the same lanes, in the first of them with the same first line. */
static bool failed_alike(const Grade *grade, size_t left, size_t right)
{
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        if (is_failed(grade, left, lane) != is_failed(grade, right, lane)) {
            return false;
        }
    }
    Lane lane = first_failed_lane(grade, left);
    if (lane == LANE_COUNT) {
        return false;
    }
    const char *one = grade_outcome(grade, left, lane)->message;
    const char *other = grade_outcome(grade, right, lane)->message;
    size_t length = strcspn(one, "\n");
    return length == strcspn(other, "\n") && strncmp(one, other, length) == 0;
}

/** Adds ", 2.4, 2.5" for the later tests that failed like this one, and ticks them off. */
static void add_alike(const Grade *grade, size_t test, bool *told, const char *before, Text *line)
{
    for (size_t other = test + 1; other < grade->lab->test_count; other++) {
        if (!told[other] && failed_alike(grade, test, other)) {
            text_printf(line, "%s%s", before, grade->lab->tests[other].id);
            told[other] = true;
            before = ", ";
        }
    }
}

static void write_failed(const char *words, bool colour, Text *text)
{
    static const char label[] = "failed ";
    size_t indent = 2 + strlen(label);
    Text wrapped = {0};
    screen_wrap(&wrapped, (int)indent, words);
    text_printf(text, "  %s%s%s%s", colour ? "\033[31m" : "", label, colour ? "\033[0m" : "",
                text_string(&wrapped) + indent);
    text_free(&wrapped);
}

static void write_like_the_first(const Grade *grade, size_t first, bool *told, bool colour,
                                 Text *text)
{
    Text line = {0};
    told[first] = true;
    add_alike(grade, first, told, "", &line);
    if (line.used > 0) {
        text_printf(&line, ": the same as %s", grade->lab->tests[first].id);
        write_failed(text_string(&line), colour, text);
    }
    text_free(&line);
}

static void write_group(const Grade *grade, size_t test, bool *told, bool colour, Text *text)
{
    Lane lane = first_failed_lane(grade, test);
    char *words = screen_escape(grade_outcome(grade, test, lane)->message);
    Text line = {0}, alike = {0};
    text_printf(&line, "%s %s", grade->lab->tests[test].id, lane_names[lane]);
    for (Lane other = lane + 1; other < LANE_COUNT; other++) {
        if (is_failed(grade, test, other)) {
            text_printf(&line, ", %s", lane_names[other]);
        }
    }
    text_printf(&line, ": %.*s", (int)strcspn(words, "\n"), words);
    add_alike(grade, test, told, "; the same in ", &alike);
    text_puts(&line, text_string(&alike));
    write_failed(text_string(&line), colour, text);
    text_free(&alike);
    text_free(&line);
    free(words);
}

static void write_failures(const Grade *grade, const Failure *first, bool colour, Text *text)
{
    bool *told = must_alloc(grade->lab->test_count, sizeof *told);
    size_t groups = 0, more = 0;
    if (first->outcome != NULL) {
        write_like_the_first(grade, first->test, told, colour, text);
    }
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        if (told[test] || first_failed_lane(grade, test) == LANE_COUNT) {
            continue;
        }
        if (groups < GROUPS_SHOWN) {
            write_group(grade, test, told, colour, text);
            groups++;
        } else {
            more++;
        }
    }
    if (more > 0) {
        text_printf(text, "  (and %zu more test%s)\n", more, more == 1 ? "" : "s");
    }
    free(told);
}

/* ---- what is not written yet --------------------------------------------------------------- */

/** Whether nothing of a task can be seen yet: its tests stop in its functions, or wait. */
static bool is_unwritten(const Grade *grade, int task)
{
    bool reached = false;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (grade->lab->tests[test].task != task || !grade->lanes[lane].wanted) {
                continue;
            }
            if (outcome->status != STATUS_NOT_IMPLEMENTED && outcome->status != STATUS_NOT_RUN) {
                return false;
            }
            reached = reached || (outcome->status == STATUS_NOT_IMPLEMENTED &&
                                  outcome->unwritten.task == task);
        }
    }
    return reached && grade->order->only == NULL;
}

static void write_unwritten_tasks(const Grade *grade, Text *text)
{
    const Lab *lab = grade->lab;
    for (size_t i = 0; i < lab->task_count; i++) {
        size_t last = i;
        if (!is_unwritten(grade, lab->tasks[i].task)) {
            continue;
        }
        while (last + 1 < lab->task_count && is_unwritten(grade, lab->tasks[last + 1].task)) {
            last++;
        }
        if (last == i) {
            text_printf(text, "  task %d: not written yet\n", lab->tasks[i].task);
        } else {
            text_printf(text, "  tasks %d %s %d: not written yet\n", lab->tasks[i].task,
                        last == i + 1 ? "and" : "to", lab->tasks[last].task);
        }
        i = last;
    }
}

/** One line per function that is not written yet, of tasks that are begun. */
static void write_unwritten_functions(const Grade *grade, Text *text)
{
    Strings told = {0};
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (!grade_runs(grade, test, lane) || outcome->status != STATUS_NOT_IMPLEMENTED ||
                is_unwritten(grade, grade->lab->tests[test].task) ||
                strings_have(&told, outcome->message)) {
                continue;
            }
            char *words = screen_escape(outcome->message);
            screen_wrap(text, 2, words);
            strings_add(&told, outcome->message);
            free(words);
        }
    }
    strings_free(&told);
}

/* ---- what waits ---------------------------------------------------------------------------- */

/** Whether it is worth saying that a test did not run in this lane. */
static bool is_waiting(const Grade *grade, size_t test, Lane lane)
{
    const Outcome *outcome = grade_outcome(grade, test, lane);
    bool by_itself = lane == LANE_PLAIN || lab_is_cost(&grade->lab->tests[test]) ||
                     !grade->lanes[LANE_PLAIN].wanted ||
                     grade_outcome(grade, test, LANE_PLAIN)->status == STATUS_PASSED;
    return grade_runs(grade, test, lane) && by_itself && outcome->status == STATUS_NOT_RUN &&
           outcome->message != NULL && !is_unwritten(grade, grade->lab->tests[test].task);
}

static void write_reason(size_t count, const char *reason, Lane lane, Text *text)
{
    static const char waits[] = "waits for ";
    Text line = {0};
    text_printf(&line, "%zu test%s not run", count, count == 1 ? "" : "s");
    if (strcmp(reason, GRADE_PROGRAMS_WAIT) == 0) {
        text_free(&line);
        text_printf(&line, "%zu Python program%s not run: %s once every probe passes", count,
                    count == 1 ? "" : "s", count == 1 ? "it runs" : "they run");
    } else if (strcmp(reason, GRADE_COSTS_WAIT) == 0) {
        text_free(&line);
        text_printf(&line, "%zu cost%s not measured: this is done once every probe passes", count,
                    count == 1 ? "" : "s");
    } else if (starts_with(reason, waits)) {
        text_printf(&line, ": %s for %s", count == 1 ? "it waits" : "they wait",
                    reason + strlen(waits));
    } else {
        text_printf(&line, " in the %s lane: %s", lane_names[lane], reason);
    }
    screen_wrap(text, 2, text_string(&line));
    text_free(&line);
}

/** Counts the tests that wait, by the reason why, in the order in which the reasons first appear. */
static void write_waiting(const Grade *grade, Lane lane, Text *text)
{
    Strings reasons = {0};
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        const char *reason = grade_outcome(grade, test, lane)->message;
        if (!is_waiting(grade, test, lane) || strings_have(&reasons, reason)) {
            continue;
        }
        size_t count = 0;
        for (size_t other = test; other < grade->lab->test_count; other++) {
            count += is_waiting(grade, other, lane) &&
                     strcmp(grade_outcome(grade, other, lane)->message, reason) == 0;
        }
        write_reason(count, reason, lane, text);
        strings_add(&reasons, reason);
    }
    strings_free(&reasons);
}

void rest_write(const Grade *grade, const Failure *first, bool colour, Text *text)
{
    Text list = {0};
    write_failures(grade, first, colour, &list);
    write_unwritten_functions(grade, &list);
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        write_waiting(grade, lane, &list);
    }
    write_unwritten_tasks(grade, &list);
    if (list.used > 0) {
        text_printf(text, "%s\n%s\n",
                    first->outcome == NULL ? "Not passed yet:" : "The rest:", text_string(&list));
    }
    text_free(&list);
}
