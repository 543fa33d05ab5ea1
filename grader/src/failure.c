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
            if (grade_runs(grade, test, lane) && outcome->status == STATUS_FAILED) {
                *failure = (Failure){.test = test, .lane = lane, .outcome = outcome};
                return true;
            }
        }
    }
    return false;
}

/* ---- the probe ----------------------------------------------------------------------------- */

static bool is_blank(const char *line)
{
    return line[strspn(line, " \t\r")] == '\0';
}

/** Whether a line of a probe is left out of the listing: it says nothing about what happens. */
static bool is_left_out(const char *line)
{
    return strstr(line, "SPDX-License") != NULL || starts_with(line, "#include");
}

static void write_program(const Grade *grade, size_t test, Text *text)
{
    const LabTest *described = &grade->lab->tests[test];
    Strings lines = {0};
    char *path = lab_test_path(grade->lab, described);
    text_printf(text, "  The program: %s\n\n", path);
    strings_add_lines(&lines, grade->sources[test]);
    bool gap = false, begun = false;
    for (size_t i = 0; i < lines.count; i++) {
        if (is_left_out(lines.items[i]) || is_blank(lines.items[i])) {
            gap = begun;
            continue;
        }
        text_printf(text, "%s  %4zu  %s\n", gap ? "\n" : "", i + 1, lines.items[i]);
        gap = false;
        begun = true;
    }
    text_puts(text, "\n");
    free(path);
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
                screen_more_lines(text, 7, rows - i - 1);
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

/** What the program printed, without the lines that the message has told already. */
static void write_printed(const Outcome *outcome, Text *text)
{
    Strings all = {0}, lines = {0};
    strings_add_lines(&all, text_string(&outcome->printed));
    for (size_t i = 0; i < all.count; i++) {
        if (!complaint_is_told(all.items[i])) {
            strings_take(&lines, screen_escape(all.items[i]));
        }
    }
    if (lines.count > 0) {
        text_puts(text, "  Your program printed:\n\n");
    }
    for (size_t i = 0; i < lines.count && i < PRINTED_LINES; i++) {
        text_printf(text, "    %s\n", lines.items[i]);
    }
    if (lines.count > PRINTED_LINES) {
        screen_more_lines(text, 4, lines.count - PRINTED_LINES);
    }
    if (lines.count > 0) {
        text_puts(text, "\n");
    }
    strings_free(&all);
    strings_free(&lines);
}

/** What a mishap of this kind usually comes from; NULL: nothing that is true of all of them. */
static const char *usual_cause(Trouble trouble)
{
    static const char *const causes[TROUBLE_COUNT] = {
        [TROUBLE_FREED] = "The object was released too early, or a line looks at it after the "
                          "release that killed it.",
        [TROUBLE_TWICE] = "A reference was released twice, or a slot still held an object whose "
                          "reference was gone already.",
        [TROUBLE_WRONG_FREE] = "Only memory that was allocated may be freed, once, and only by the "
                               "function whose business it is.",
        [TROUBLE_NULL] = "A pointer that may be NULL was followed, or a function was called "
                         "through it, without asking first.",
        [TROUBLE_LEAK] = "A reference was taken and never released, or a slot was overwritten "
                         "while it still owned one.",
        [TROUBLE_STACK] = "A function calls itself, perhaps through others, and never comes to an "
                          "end, or goes as deep as the data does.",
        [TROUBLE_BOUNDS] = "An index or a size is wrong, or the object is not of the type that the "
                           "code takes it for.",
        [TROUBLE_OVERLAP] = "memcpy() is for areas that have nothing in common; memmove() copies "
                            "also where they overlap.",
        [TROUBLE_UNSET] = "A field or a variable was read before anything was stored in it.",
        [TROUBLE_MEMORY] = "Something allocates in a loop or a recursion that does not end.",
        [TROUBLE_ASSERTION] = "The course's code checks what must always hold, and stops at once "
                              "when it does not. The sentence says what; look at what happened "
                              "just before.",
        [TROUBLE_INVARIANT] = "The course checks what must always be true of its lists, counts and "
                              "tables. Some function left a part of them as it was, or changed it "
                              "in the wrong order.",
        [TROUBLE_NOMEM] =
            "The way out of a function that has failed: what it had allocated or taken "
            "by then must be given back, nothing else may have changed, and the "
            "caller must be told.",
        [TROUBLE_CRASH] = "A pointer was never set, or what it pointed to is gone.",
        [TROUBLE_LOOP] = "A loop whose condition never changes, or functions that call each other "
                         "for ever; more rarely, something waits for what never comes.",
        [TROUBLE_EXIT] = "Something ended the whole program. A function of the lab returns to its "
                         "caller; it never calls exit().",
    };
    return causes[trouble];
}

/** Whether all lines that the probe said are as expected. */
static bool lines_are_right(const Strings *expected, const Outcome *outcome)
{
    return transcript_first_difference(expected, &outcome->actual) == outcome->actual.count &&
           outcome->actual.count <= expected->count;
}

static void write_said(const Strings *expected, const Outcome *outcome, Lane lane, Text *text)
{
    size_t said = outcome->actual.count;
    if (outcome->trouble == TROUBLE_NONE || !lines_are_right(expected, outcome)) {
        failure_write_lines(expected, &outcome->actual, text);
    } else if (said < expected->count) {
        if (said > 0) {
            text_printf(text, "  What was said is right; the program stopped after line %zu.\n\n",
                        said);
        }
        failure_write_lines(expected, &outcome->actual, text);
    } else if (outcome->trouble == TROUBLE_COST) {
        text_puts(text, "  All lines are right; what is wrong shows in the instructions only.\n\n");
    } else if (outcome->through && lane != LANE_PLAIN) {
        text_puts(text, "  All lines are right; what is wrong shows in the memory only.\n\n");
    } else {
        text_puts(text, "  All lines are right; the program stopped after the last one.\n\n");
    }
}

static void write_reason(const LabTest *test, const Outcome *outcome, Text *text)
{
    const char *cause = usual_cause(outcome->trouble);
    text_puts(text, "  Why it matters:\n");
    screen_wrap(text, 2, test->why);
    if (cause != NULL) {
        text_puts(text, "\n  What it usually comes from:\n");
        screen_wrap(text, 2, cause);
    }
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
    if (outcome->seen.used > 0) {
        screen_wrap(text, 2, text_string(&outcome->seen));
    }
    text_puts(text, "\n");
    write_program(grade, failure->test, text);
    if (outcome->ran) {
        write_said(&grade->expected[failure->test], outcome, failure->lane, text);
    }
    write_printed(outcome, text);
    write_reason(test, outcome, text);
    text_printf(text, "\n  Read: labs/%s/README.md#%s\n\n", grade->lab->slug, test->section);
    free(message);
    free(head);
}
