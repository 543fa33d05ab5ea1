/* SPDX-License-Identifier: MIT */
/**
 * @file report.c
 * The report for a student: head, tasks, the first failure in full, the rest a line each, what to
 * do next.
 *
 * It is read top down by somebody who wants to know one thing: what do I do now? So there is one
 * failure in full, the one that stands first in the lab's order, because later ones are often its
 * consequences. The score and the next command come last, where the eye rests.
 */
#include "report.h"
#include "box.h"
#include "carry.h"
#include "failure.h"
#include "rest.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

enum { BAR_CELLS = 20, LABEL_COLUMNS = 42 };

const Unwritten *report_first_unwritten(const Grade *grade)
{
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (grade_runs(grade, test, lane) && outcome->status == STATUS_NOT_IMPLEMENTED) {
                return &outcome->unwritten;
            }
        }
    }
    return NULL;
}

/**
 * Whether nothing is written yet: the whole lab was asked for, each test waits or stops in an
 * unwritten function, and the first of these is the lab's first function.
 */
static bool is_untouched(const Grade *grade)
{
    const Unwritten *first = report_first_unwritten(grade);
    if (strcmp(grade->build_status, "built") != 0 || grade->order->only != NULL ||
        grade_count(grade, STATUS_PASSED) > 0 || grade_count(grade, STATUS_FAILED) > 0 ||
        grade_count(grade, STATUS_GRADER_FAULT) > 0 || first == NULL ||
        grade->lab->exports.count == 0) {
        return false;
    }
    char *name = must_print("%s()", grade->lab->exports.items[0]);
    bool untouched = strcmp(first->function, name) == 0;
    free(name);
    return untouched;
}

/* ---- head and tasks ------------------------------------------------------------------------ */

static void write_head(const Grade *grade, Text *text)
{
    char *title = must_print("Lab %d: %s", grade->lab->number, grade->lab->title);
    bool walls = strcmp(box_isolation(), "bubblewrap") == 0;
    const char *box = walls ? "run in a sandbox (bubblewrap)" : "run with process limits only";
    size_t used = screen_width(title) + strlen(box);
    text_printf(text, "%s%*s%s\n", title, used < 78 ? (int)(80 - used) : 2, "", box);
    if (!walls) {
        bool asked_for = strcmp(box_reason(), BOX_AS_ASKED_FOR) == 0;
        text_puts(text, asked_for ? "There was no sandbox around the code, as asked for "
                                    "(--no-sandbox).\n"
                                  : "Bubblewrap does not work here, so your code ran with process "
                                    "limits only.\nThat is enough for your own work.\n");
    }
    for (size_t i = 0; i < grade->submission.count; i++) {
        if (grade->submission.files[i].path != NULL) {
            text_printf(text, "%s\n", grade->submission.files[i].path);
        }
    }
    text_puts(text, "\n");
    free(title);
}

/** One line: a label, and a bar of the points got. Nothing if there are none to be had. */
static void write_bar(const Grade *grade, int task, const char *label, Text *text)
{
    int score, max_score;
    char bar[BAR_CELLS + 1];
    grade_sum(grade, task, &score, &max_score);
    if (max_score == 0) {
        return;
    }
    int full = score * BAR_CELLS / max_score;
    for (int i = 0; i < BAR_CELLS; i++) {
        bar[i] = i < full ? '#' : '.';
    }
    bar[BAR_CELLS] = '\0';
    size_t width = screen_width(label);
    text_printf(text, "  %s%*s %s %3d of %d\n", label,
                width < LABEL_COLUMNS ? (int)(LABEL_COLUMNS - width) : 0, "", bar, score,
                max_score);
}

static void write_tasks(const Grade *grade, Text *text)
{
    for (size_t i = 0; i < grade->lab->task_count; i++) {
        const LabTask *task = &grade->lab->tasks[i];
        char *label = must_print("task %d  %s", task->task, task->title);
        write_bar(grade, task->task, label, text);
        free(label);
    }
    write_bar(grade, TASK_PROGRAMS, "Python programs", text);
    write_bar(grade, TASK_COSTS, "What it costs", text);
    text_puts(text, "\n");
}

static void write_lanes(const Grade *grade, Text *text)
{
    const char *between = "lanes: ";
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        const LaneRun *run = &grade->lanes[lane];
        if (run->wanted && strcmp(run->canary, "not run") == 0) {
            text_printf(text, "%s%s not run", between, lane_names[lane]);
            between = ", ";
        } else if (run->wanted) {
            text_printf(text, "%s%s %.1f s", between, lane_names[lane], run->seconds);
            if ((lane == LANE_MEMCHECK || lane == LANE_COST) && run->starts > 0) {
                text_printf(text, " (%d Valgrind start%s)", run->starts,
                            run->starts == 1 ? "" : "s");
            }
            between = ", ";
        }
    }
    text_puts(text, "\n");
}

/* ---- when there is no program -------------------------------------------------------------- */

static const char not_your_fault[] =
    "This is not your fault: tell your instructor, or get a fresh copy of the course.";

static void write_build(const Grade *grade, Text *text)
{
    bool fault = strcmp(grade->build_status, "fault") == 0;
    char *message = screen_escape(text_string(&grade->build_message));
    if (fault) {
        text_puts(text, "Grader fault: your work was not judged.\n\n");
    } else if (strcmp(grade->build_status, "not_built") == 0) {
        text_puts(text, "Your file does not build, so no test could run.\n\n");
    } else if (strcmp(grade->build_status, "refused") == 0) {
        text_puts(text, "Your file holds something that a lab's file must not hold, so no test ran. What may be "
                        "used:\nlabs/README.md, \"What your file may use\".\n\n");
    }
    /* Sentences are wrapped; what the compiler prints stays as it is. */
    bool sentences = fault || strcmp(grade->build_status, "no_file") == 0 ||
                     strcmp(grade->build_status, "refused") == 0 ||
                     starts_with(message, "your file ");
    Strings lines = {0};
    strings_add_lines(&lines, message);
    for (size_t i = 0; i < lines.count; i++) {
        if (sentences) {
            screen_wrap(text, 2, lines.items[i]);
        } else {
            text_printf(text, "  %s\n", lines.items[i]);
        }
    }
    text_puts(text, "\n");
    if (fault && strstr(message, "type: make build") == NULL) {
        text_printf(text, "%s\n\n", not_your_fault);
    }
    strings_free(&lines);
    free(message);
}

static void write_warnings(const Grade *grade, Text *text)
{
    if (grade->warnings.used == 0) {
        return;
    }
    Strings lines = {0};
    char *words = screen_escape(text_string(&grade->warnings));
    strings_add_lines(&lines, words);
    text_puts(text, "The compiler says about your file:\n");
    for (size_t i = 0; i < lines.count && i < 20; i++) {
        text_printf(text, "  %s\n", lines.items[i]);
    }
    if (lines.count > 20) {
        screen_more_lines(text, 2, lines.count - 20);
    }
    text_puts(text, "\n");
    free(words);
    strings_free(&lines);
}

/** Whether an earlier lane has told the same fault. */
static bool is_told(const Grade *grade, Lane lane)
{
    for (Lane other = 0; other < lane; other++) {
        if (grade->lanes[other].fault != NULL &&
            strcmp(grade->lanes[other].fault, grade->lanes[lane].fault) == 0) {
            return true;
        }
    }
    return false;
}

static void write_faults(const Grade *grade, Text *text)
{
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        if (grade->lanes[lane].fault == NULL || is_told(grade, lane)) {
            continue;
        }
        char *words = screen_escape(grade->lanes[lane].fault);
        char *line = must_print("Grader fault in the %s lane: %s. Its tests were not judged. %s",
                                lane_names[lane], words, not_your_fault);
        screen_wrap(text, 0, line);
        text_puts(text, "\n");
        free(line);
        free(words);
    }
}

/* ---- what next ----------------------------------------------------------------------------- */

/** "Start at PLACE: FUNCTION, task N.", with the words that the moment asks for. */
static void write_where(const Grade *grade, const char *start, Text *text)
{
    const Unwritten *first = report_first_unwritten(grade);
    if (first != NULL) {
        text_printf(text, "%s %s: %s, task %d.\n", start, first->place, first->function,
                    first->task);
    }
}

static void write_untouched(const Grade *grade, Text *text)
{
    text_printf(text, "0 of %zu tests, as expected: nothing is written yet.\n",
                grade->lab->probe_count);
    write_where(grade, "Start at", text);
    if (lab_program_count(grade->lab) > 0) {
        text_puts(text, "The lab's Python programs run once every one of these tests passes.\n");
    }
    text_printf(text, "The handout is labs/%s/README.md.\n\n", grade->lab->slug);
}

static bool wants_all_lanes(const Grade *grade)
{
    bool all = true;
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        all = all && (grade->lanes[lane].wanted || !lab_uses_lane(grade->lab, lane));
    }
    return all;
}

/** "0 of 50 points", and in which lanes, unless it was all of them. */
static void write_points(const Grade *grade, Text *text)
{
    int score, max_score;
    grade_sum(grade, TASK_ALL, &score, &max_score);
    text_printf(text, "%d of %d points", score, max_score);
    size_t wanted = 0, told = 0;
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        wanted += grade->lanes[lane].wanted;
    }
    if (wants_all_lanes(grade)) {
        return;
    }
    text_puts(text, " in the ");
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        if (grade->lanes[lane].wanted) {
            text_printf(text, "%s%s", told++ > 0 ? " and " : "", lane_names[lane]);
        }
    }
    text_puts(text, wanted == 1 ? " lane" : " lanes");
    int points = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT && grade_has(grade, test); lane++) {
            points += lab_points(grade->lab, &grade->lab->tests[test], lane);
        }
    }
    text_printf(text, " (%d in all lanes)", points);
}

/** What to do after all that was asked for has passed. */
static void write_after_full_marks(const Grade *grade, const char *next, Text *text)
{
    int number = grade->lab->number;
    size_t tests = grade_tests(grade);
    if (tests == 0) {
        text_printf(text,
                    ".\nNothing of this runs in these lanes. Type: make grade LAB=%d ONLY=%s\n",
                    number, grade->order->only);
    } else if (grade->order->only != NULL) {
        text_printf(text, ".\n%s. Next: make check LAB=%d\n",
                    tests == 1 ? "The test passes" : "These tests pass", number);
    } else if (!wants_all_lanes(grade) && grade->lanes[LANE_PLAIN].wanted) {
        text_printf(text, ".\nplain lane: all %zu tests pass. Now all lanes: make grade LAB=%d\n",
                    tests, number);
    } else if (!wants_all_lanes(grade)) {
        text_printf(text, ".\nThat is all you asked for. Now all lanes: make grade LAB=%d\n",
                    number);
    } else {
        text_puts(text, ": full marks. Well done.\n");
        if (next != NULL) {
            text_printf(text, "The next lab is labs/%s/README.md.\n", next);
        }
    }
}

/** The last lines of integrated grading: it counts tests, and gives no points. */
static void write_next_of_carry(const Grade *grade, const Failure *failure, Text *text)
{
    int number = grade->lab->number;
    size_t tests = grade_tests(grade), passed = grade_tests_passed(grade);
    text_printf(text,
                "%zu of %zu tests pass. No points are given here; they come from: "
                "make grade LAB=%d\n",
                passed, tests, number);
    if (grade_exit_status(grade) == STATUS_FAULT) {
        text_puts(text, "Do not take this for a verdict: the grader is at fault.\n");
    } else if (failure->outcome != NULL) {
        text_printf(text, "After your next change: make grade LAB=%d CARRY=1 ONLY=%s\n", number,
                    grade->lab->tests[failure->test].id);
    }
}

static void write_next(const Grade *grade, const Failure *failure, const char *next, Text *text)
{
    if (grade->order->carry) {
        write_next_of_carry(grade, failure, text);
        return;
    }
    int status = grade_exit_status(grade);
    const char *between = wants_all_lanes(grade) ? ". " : ".\n";
    write_points(grade, text);
    if (status == STATUS_FAULT) {
        text_printf(text, "%sDo not take this for a mark: the grader is at fault.\n", between);
    } else if (status == STATUS_FULL_MARKS) {
        write_after_full_marks(grade, next, text);
    } else if (failure->outcome != NULL) {
        text_printf(text, "%sAfter your next change: make %s LAB=%d ONLY=%s\n", between,
                    failure->lane == LANE_PLAIN ? "check" : "grade", grade->lab->number,
                    grade->lab->tests[failure->test].id);
    } else {
        text_printf(text, "%sAfter your next change: make check LAB=%d\n", between,
                    grade->lab->number);
    }
}

void report_write(const Grade *grade, const char *next, bool colour, Text *text)
{
    Failure failure = {0};
    write_head(grade, text);
    if (strcmp(grade->build_status, "built") != 0) {
        write_build(grade, text);
        write_next(grade, &failure, next, text);
        return;
    }
    if (grade->order->carry) {
        carry_write(grade, text);
    } else {
        write_tasks(grade, text);
    }
    write_warnings(grade, text);
    write_faults(grade, text);
    if (is_untouched(grade)) {
        write_untouched(grade, text);
    } else {
        if (failure_find(grade, &failure)) {
            failure_write(grade, &failure, colour, text);
        }
        rest_write(grade, &failure, colour, text);
        if (failure.outcome == NULL) {
            write_where(grade, "Next to write:", text);
        }
    }
    write_lanes(grade, text);
    write_next(grade, &failure, next, text);
}

void report_line(const Grade *grade, Text *text)
{
    int score, max_score;
    grade_sum(grade, TASK_ALL, &score, &max_score);
    const char *words = "";
    if (grade_exit_status(grade) == STATUS_FAULT) {
        words = "  (grader fault)";
    } else if (strcmp(grade->build_status, "built") != 0) {
        words = grade->submission.refused                     ? "  (archive refused)"
                : strcmp(grade->build_status, "no_file") == 0 ? "  (no file)"
                : strcmp(grade->build_status, "refused") == 0 ? "  (refused)"
                                                              : "  (does not build)";
    } else if (is_untouched(grade)) {
        words = "  (nothing is written yet)";
    } else if (score == max_score) {
        words = "  (full marks)";
    }
    text_printf(text, "lab %-3d %-34s %4d of %d%s\n", grade->lab->number, grade->lab->title, score,
                max_score, words);
}
