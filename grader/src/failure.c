/* SPDX-License-Identifier: MIT */
/**
 * @file failure.c
 * One failed test in full: see failure.h.
 */
#include "failure.h"
#include "screen.h"
#include "transcript.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_COLUMNS = 34, PRINTED_LINES = 20, LINES_AT_MOST = 60 };

bool failure_find(const Grade *grade, Failure *failure)
{
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            const Outcome *outcome = grade_outcome(grade, test, lane);
            if (grade_has(grade, test) && grade->lanes[lane].wanted &&
                outcome->status == STATUS_FAILED) {
                *failure = (Failure){.test = test, .lane = lane, .outcome = outcome};
                return true;
            }
        }
    }
    return false;
}

/* ---- the probe ----------------------------------------------------------------------------- */

static void write_program(const Grade *grade, size_t test, Text *text)
{
    const LabTest *described = &grade->lab->tests[test];
    Strings lines = {0};
    text_printf(text, "  The program: labs/%s/tests/%s.c\n\n", grade->lab->slug, described->probe);
    strings_add_lines(&lines, grade->sources[test]);
    bool gap = true; /* so that the listing does not begin with an empty line */
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i];
        bool empty = line[0] == '\0';
        if (strstr(line, "SPDX-License") == NULL && !starts_with(line, "#include") &&
            !(empty && gap)) {
            text_printf(text, empty ? "\n" : "  %4zu  %s\n", i + 1, line);
            gap = empty;
        }
    }
    text_puts(text, "\n");
    strings_free(&lines);
}

/* ---- expected and actual ------------------------------------------------------------------- */

static void escape_all(const Strings *from, Strings *to)
{
    for (size_t i = 0; i < from->count; i++) {
        strings_take(to, screen_escape(from->items[i]));
    }
}

static bool all_are_short(const Strings *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (screen_width(lines->items[i]) > SIDE_COLUMNS) {
            return false;
        }
    }
    return true;
}

static const char *line_or(const Strings *lines, size_t i, const char *none)
{
    return i < lines->count ? lines->items[i] : none;
}

static void write_beside(const Strings *expected, const Strings *actual, size_t differs, Text *text)
{
    size_t rows = expected->count > actual->count ? expected->count : actual->count;
    text_printf(text, "       %-*s   %s\n", SIDE_COLUMNS, "expected", "your program said");
    for (size_t i = 0; i < rows && i < LINES_AT_MOST; i++) {
        const char *left = line_or(expected, i, "(nothing more)");
        const char *right = line_or(actual, i, "(nothing more)");
        text_printf(text, "  %s%3zu %s%*s | %s\n", i == differs ? ">" : " ", i + 1, left,
                    (int)(SIDE_COLUMNS - screen_width(left)), "", right);
        if (i >= expected->count || i >= actual->count) {
            if (i + 1 < rows && i >= differs + 5) {
                text_printf(text, "       (and %zu more lines)\n", rows - i - 1);
                break;
            }
        }
    }
}

static void write_below(const Strings *expected, const Strings *actual, size_t differs, Text *text)
{
    size_t rows = expected->count > actual->count ? expected->count : actual->count;
    for (size_t i = 0; i < rows && i < LINES_AT_MOST; i++) {
        if (i < differs) {
            text_printf(text, "   %3zu both:     %s\n", i + 1, expected->items[i]);
        } else {
            const char *mark = i == differs ? ">" : " ";
            text_printf(text, "  %s%3zu expected: %s\n", mark, i + 1,
                        line_or(expected, i, "(nothing more)"));
            text_printf(text, "  %s%3zu yours:    %s\n", mark, i + 1,
                        line_or(actual, i, "(nothing more)"));
        }
    }
}

void failure_write_lines(const Strings *expected, const Strings *actual, Text *text)
{
    Strings left = {0}, right = {0};
    escape_all(expected, &left);
    escape_all(actual, &right);
    size_t differs = transcript_first_difference(&left, &right);
    if (all_are_short(&left) && all_are_short(&right)) {
        write_beside(&left, &right, differs, text);
    } else {
        write_below(&left, &right, differs, text);
    }
    if (left.count > LINES_AT_MOST || right.count > LINES_AT_MOST) {
        text_printf(text, "       (only the first %d lines are shown)\n", LINES_AT_MOST);
    }
    text_puts(text, "\n");
    strings_free(&left);
    strings_free(&right);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void write_printed(const Outcome *outcome, Text *text)
{
    if (outcome->printed.used == 0) {
        return;
    }
    Strings lines = {0};
    char *words = screen_escape(text_string(&outcome->printed));
    strings_add_lines(&lines, words);
    text_puts(text, "  Your program printed:\n\n");
    for (size_t i = 0; i < lines.count && i < PRINTED_LINES; i++) {
        text_printf(text, "    %s\n", lines.items[i]);
    }
    if (lines.count > PRINTED_LINES) {
        text_printf(text, "    (and %zu more lines)\n", lines.count - PRINTED_LINES);
    }
    text_puts(text, "\n");
    free(words);
    strings_free(&lines);
}

void failure_write(const Grade *grade, const Failure *failure, bool colour, Text *text)
{
    const LabTest *test = &grade->lab->tests[failure->test];
    const Outcome *outcome = failure->outcome;
    char *head = must_print("%s %s", test->id, test->name);
    char *message = screen_escape(outcome->message == NULL ? "" : outcome->message);
    text_printf(text, "%sFirst failure, %s lane:%s\n", colour ? "\033[1;31m" : "",
                lane_names[failure->lane], colour ? "\033[0m" : "");
    screen_wrap(text, 0, head);
    text_puts(text, "\n");
    screen_wrap(text, 2, message);
    text_puts(text, "\n");
    write_program(grade, failure->test, text);
    if (outcome->ran) {
        failure_write_lines(&grade->expected[failure->test], &outcome->actual, text);
    }
    write_printed(outcome, text);
    text_puts(text, "  Why it matters:\n");
    screen_wrap(text, 2, test->why);
    text_printf(text, "\n  Read: labs/%s/README.md#%s\n\n", grade->lab->slug, test->section);
    free(message);
    free(head);
}
