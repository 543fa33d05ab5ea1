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
#include "failure.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

enum { BAR_CELLS = 20, NAME_COLUMNS = 34 };

static const char *paint(bool colour, const char *code)
{
    return colour ? code : "";
}

/** Whether all that was asked for is still to be written. */
static bool is_untouched(const Grade *grade)
{
    return strcmp(grade->build_status, "built") == 0 && grade_count(grade, STATUS_PASSED) == 0 &&
           grade_count(grade, STATUS_FAILED) == 0 && grade_count(grade, STATUS_GRADER_FAULT) == 0 &&
           grade_count(grade, STATUS_NOT_IMPLEMENTED) > 0;
}

bool report_first_unwritten(const Grade *grade, Text *place, Text *function, int *task)
{
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (outcome->status != STATUS_NOT_IMPLEMENTED || !grade_has(grade, test)) {
                continue;
            }
            /* "lab 1, task 2: Ou_Dealloc() is not implemented yet (PLACE)" */
            const char *number = strstr(outcome->message, "task ");
            const char *name = strstr(outcome->message, ": ");
            const char *open = strrchr(outcome->message, '(');
            if (number != NULL && name != NULL && open != NULL) {
                *task = (int)strtol(number + 5, NULL, 10);
                text_printf(function, "%.*s", (int)strcspn(name + 2, " "), name + 2);
                text_printf(place, "%.*s", (int)strcspn(open + 1, ")"), open + 1);
                return true;
            }
        }
    }
    return false;
}

/* ---- head and tasks ------------------------------------------------------------------------ */

static void write_head(const Grade *grade, Text *text)
{
    char *title = must_print("Lab %d: %s", grade->lab->number, grade->lab->title);
    char *box = must_print("isolation: %s", box_isolation());
    size_t used = screen_width(title) + strlen(box);
    text_printf(text, "%s%*s%s\n", title, used < 78 ? (int)(80 - used) : 2, "", box);
    if (strcmp(box_isolation(), "bubblewrap") != 0) {
        text_puts(text,
                  "Bubblewrap cannot be used here, so your code ran with process limits only.\n"
                  "That is enough for your own work.\n");
    }
    for (size_t i = 0; i < grade->submission.count; i++) {
        if (grade->submission.files[i].path != NULL) {
            text_printf(text, "%s\n", grade->submission.files[i].path);
        }
    }
    text_puts(text, "\n");
    free(box);
    free(title);
}

static void write_task(const Grade *grade, const LabTask *task, Text *text)
{
    int score, max_score;
    char bar[BAR_CELLS + 1];
    grade_sum(grade, task->task, &score, &max_score);
    if (max_score == 0) {
        return;
    }
    int full = score * BAR_CELLS / max_score;
    for (int i = 0; i < BAR_CELLS; i++) {
        bar[i] = i < full ? '#' : '.';
    }
    bar[BAR_CELLS] = '\0';
    size_t width = screen_width(task->title);
    text_printf(text, "  task %d  %s%*s %s %3d of %d\n", task->task, task->title,
                width < NAME_COLUMNS ? (int)(NAME_COLUMNS - width) : 0, "", bar, score, max_score);
}

static void write_tasks(const Grade *grade, Text *text)
{
    for (size_t i = 0; i < grade->lab->task_count; i++) {
        write_task(grade, &grade->lab->tasks[i], text);
    }
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
            if (lane == LANE_MEMCHECK) {
                text_printf(text, " (%d Valgrind start%s)", run->starts,
                            run->starts == 1 ? "" : "s");
            }
            between = ", ";
        }
    }
    text_puts(text, "\n");
}

/* ---- when there is no program -------------------------------------------------------------- */

static void write_build(const Grade *grade, Text *text)
{
    bool fault = strcmp(grade->build_status, "fault") == 0;
    char *message = screen_escape(text_string(&grade->build_message));
    if (fault) {
        text_puts(text, "Grader fault: your work was not judged.\n\n");
    } else if (strcmp(grade->build_status, "not_built") == 0) {
        text_puts(text, "Your file does not build, so no test could run.\n\n");
    }
    Strings lines = {0};
    strings_add_lines(&lines, message);
    for (size_t i = 0; i < lines.count; i++) {
        text_printf(text, "  %s\n", lines.items[i]);
    }
    text_puts(text, "\n");
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
        text_printf(text, "  (and %zu more lines)\n", lines.count - 20);
    }
    text_puts(text, "\n");
    free(words);
    strings_free(&lines);
}

static void write_faults(const Grade *grade, Text *text)
{
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        if (grade->lanes[lane].fault != NULL) {
            char *words = screen_escape(grade->lanes[lane].fault);
            char *line =
                must_print("Grader fault in the %s lane, not yours: %s. Its tests were not "
                           "judged. Please tell your instructor.",
                           lane_names[lane], words);
            screen_wrap(text, 0, line);
            text_puts(text, "\n");
            free(line);
            free(words);
        }
    }
}

/* ---- the list of what is not passed -------------------------------------------------------- */

static bool is_told(const Grade *grade, size_t test, Lane lane)
{
    Status status = grade_outcome(grade, test, lane)->status;
    return grade_has(grade, test) && grade->lanes[lane].wanted && status == STATUS_FAILED;
}

static bool say_the_same(const Outcome *left, const Outcome *right)
{
    size_t length = strcspn(left->message, "\n");
    return left->status == right->status && length == strcspn(right->message, "\n") &&
           strncmp(left->message, right->message, length) == 0;
}

/** One line for a test and all the lanes that say the same about it as `lane`. */
static void write_rest_line(const Grade *grade, size_t test, Lane lane, bool colour, Text *text)
{
    const Outcome *outcome = grade_outcome(grade, test, lane);
    char *words = screen_escape(outcome->message);
    Text line = {0}, wrapped = {0};
    text_printf(&line, "%s %s", grade->lab->tests[test].id, lane_names[lane]);
    for (Lane other = lane + 1; other < LANE_COUNT; other++) {
        if (is_told(grade, test, other) &&
            say_the_same(outcome, grade_outcome(grade, test, other))) {
            text_printf(&line, ", %s", lane_names[other]);
        }
    }
    text_printf(&line, ": %.*s", (int)strcspn(words, "\n"), words);
    static const char label[] = "failed ";
    text_printf(text, "  %s%s%s", paint(colour, "\033[31m"), label, paint(colour, "\033[0m"));
    size_t indent = 2 + strlen(label);
    screen_wrap(&wrapped, (int)indent, text_string(&line));
    text_puts(text, text_string(&wrapped) + indent);
    text_free(&wrapped);
    text_free(&line);
    free(words);
}

/** Whether an earlier lane of the test has said the same already. */
static bool is_told_already(const Grade *grade, size_t test, Lane lane)
{
    for (Lane other = 0; other < lane; other++) {
        if (is_told(grade, test, other) &&
            say_the_same(grade_outcome(grade, test, other), grade_outcome(grade, test, lane))) {
            return true;
        }
    }
    return false;
}

/** One line per function that is not written yet, with the tests that reached it. */
static void write_unwritten(const Grade *grade, Text *text)
{
    Strings messages = {0}, lines = {0};
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (!grade_has(grade, test) || outcome->status != STATUS_NOT_IMPLEMENTED) {
                continue;
            }
            const char *id = grade->lab->tests[test].id;
            size_t at = 0;
            while (at < messages.count && strcmp(messages.items[at], outcome->message) != 0) {
                at++;
            }
            if (at == messages.count) {
                const char *name = strstr(outcome->message, ": ");
                name = name == NULL ? outcome->message : name + 2;
                strings_add(&messages, outcome->message);
                strings_printf(&lines, "%.*s, for %s", (int)strcspn(name, " "), name, id);
            } else if (!ends_with(lines.items[at], id)) {
                char *longer = must_print("%s, %s", lines.items[at], id);
                free(lines.items[at]);
                lines.items[at] = longer;
            }
        }
    }
    for (size_t i = 0; i < lines.count; i++) {
        char *line = screen_escape(lines.items[i]);
        text_printf(text, "  not written yet: %s\n", line);
        free(line);
    }
    strings_free(&messages);
    strings_free(&lines);
}

/** Counts those that wait, by the reason why, in the order in which the reasons first appear. */
static void write_waiting(const Grade *grade, Text *text)
{
    Strings reasons = {0};
    size_t counts[64] = {0};
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (!grade_has(grade, test) || !grade->lanes[lane].wanted ||
                outcome->status != STATUS_NOT_RUN || outcome->message == NULL) {
                continue;
            }
            size_t at = 0;
            while (at < reasons.count && strcmp(reasons.items[at], outcome->message) != 0) {
                at++;
            }
            if (at == reasons.count && at < COUNT_OF(counts)) {
                strings_add(&reasons, outcome->message);
            }
            counts[at < COUNT_OF(counts) ? at : COUNT_OF(counts) - 1]++;
        }
    }
    for (size_t i = 0; i < reasons.count; i++) {
        text_printf(text, "  not run %zu: %s\n", counts[i], reasons.items[i]);
    }
    strings_free(&reasons);
}

static void write_rest(const Grade *grade, const Outcome *first, bool colour, Text *text)
{
    Text list = {0};
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (is_told(grade, test, lane) && grade_outcome(grade, test, lane) != first &&
                !is_told_already(grade, test, lane)) {
                write_rest_line(grade, test, lane, colour, &list);
            }
        }
    }
    write_unwritten(grade, &list);
    write_waiting(grade, &list);
    if (list.used > 0) {
        text_printf(text, "%s\n%s\n",
                    first == NULL ? "Not passed yet:" : "The rest:", text_string(&list));
    }
    text_free(&list);
}

/* ---- what next ----------------------------------------------------------------------------- */

/** "Start at PLACE: FUNCTION, task N.", with the words that the moment asks for. */
static void write_where(const Grade *grade, const char *start, Text *text)
{
    Text place = {0}, function = {0};
    int task = 1;
    if (report_first_unwritten(grade, &place, &function, &task)) {
        text_printf(text, "%s %s: %s, task %d.\n", start, text_string(&place),
                    text_string(&function), task);
    }
    text_free(&place);
    text_free(&function);
}

static void write_untouched(const Grade *grade, Text *text)
{
    size_t tests = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        tests += grade_has(grade, test);
    }
    text_printf(text, "0 of %zu tests, as expected: nothing is written yet.\n", tests);
    write_where(grade, "Start at", text);
    text_printf(text, "The handout is labs/%s/README.md.\n\n", grade->lab->slug);
}

static void write_next(const Grade *grade, const Failure *failure, const char *next, Text *text)
{
    int score, max_score;
    grade_sum(grade, 0, &score, &max_score);
    text_printf(text, "%d of %d points", score, max_score);
    if (grade_exit_status(grade) == STATUS_FULL_MARKS && grade->order->only != NULL) {
        text_printf(text, ": test %s passes. Next: make grade LAB=%d\n", grade->order->only,
                    grade->lab->number);
    } else if (grade_exit_status(grade) == STATUS_FULL_MARKS &&
               !grade->lanes[LANE_MEMCHECK].wanted && grade->lab->lane_points[LANE_MEMCHECK] > 0) {
        text_printf(text, ": all that was asked for. For every lane: make grade LAB=%d\n",
                    grade->lab->number);
    } else if (grade_exit_status(grade) == STATUS_FULL_MARKS) {
        text_puts(text, ": full marks. Well done.\n");
        if (next != NULL) {
            text_printf(text, "The next lab is labs/%s/README.md.\n", next);
        }
    } else if (failure->outcome != NULL) {
        text_printf(text, ". After your next change: make grade LAB=%d ONLY=%s\n",
                    grade->lab->number, grade->lab->tests[failure->test].id);
    } else {
        text_printf(text, ". After your next change: make check LAB=%d\n", grade->lab->number);
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
    write_tasks(grade, text);
    write_warnings(grade, text);
    write_faults(grade, text);
    if (is_untouched(grade)) {
        write_untouched(grade, text);
    } else {
        if (failure_find(grade, &failure)) {
            failure_write(grade, &failure, colour, text);
        }
        write_rest(grade, failure.outcome, colour, text);
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
    grade_sum(grade, 0, &score, &max_score);
    const char *words = "";
    if (grade_exit_status(grade) == STATUS_FAULT) {
        words = "  (grader fault)";
    } else if (strcmp(grade->build_status, "built") != 0) {
        words = strcmp(grade->build_status, "no_file") == 0 ? "  (no file)" : "  (does not build)";
    } else if (is_untouched(grade)) {
        words = "  (nothing is written yet)";
    } else if (score == max_score) {
        words = "  (full marks)";
    }
    text_printf(text, "lab %-3d %-34s %4d of %d%s\n", grade->lab->number, grade->lab->title, score,
                max_score, words);
}
