/* SPDX-License-Identifier: MIT */
/**
 * @file hidden.c
 * Hidden tests: see hidden.h.
 *
 * The idea: hidden tests are a lab of their own (lab_read_hidden) and graded as such, after the
 * others. So they change no mark of the tests that students have, and are a sum of their own. What is
 * here decides only what is told of them.
 *
 * Invariant: as long as marks do not show, no text for a student depends on how a hidden test went. The
 * record has all of it, whoever reads it, and says what may be shown; it does not depend on the clock.
 */
#include "hidden.h"
#include "failure.h"
#include "rest.h"

#include <string.h>
#include <time.h>

/* ---- when marks show ----------------------------------------------------------------------- */

/** Reads a date, or a date and a time, into `parts`; the words must be written just so. */
static bool read_date(const char *words, bool *has_time, struct tm *parts)
{
    static const char *const forms[] = {"%Y-%m-%d", "%Y-%m-%dT%H:%M"};
    *has_time = strchr(words, 'T') != NULL;
    *parts = (struct tm){.tm_isdst = -1};
    const char *end = strptime(words, forms[*has_time], parts);
    char again[sizeof "2026-12-01T18:00"];
    if (end == NULL || *end != '\0' || strlen(words) >= sizeof again) {
        return false;
    }
    /* mktime() makes the first of March of the thirtieth of February: then they differ. */
    struct tm sound = *parts;
    return mktime(&sound) != (time_t)-1 &&
           strftime(again, sizeof again, forms[*has_time], &sound) > 0 && strcmp(again, words) == 0;
}

bool hidden_parse(const char *value, HiddenWish *wish, Text *problem)
{
    static const char after[] = "after=";
    struct tm parts;
    bool has_time;
    *wish = (HiddenWish){.kind = HIDDEN_OFF};
    if (strcmp(value, "show") == 0) {
        wish->kind = HIDDEN_SHOW;
    } else if (strcmp(value, "never") == 0) {
        wish->kind = HIDDEN_NEVER;
    } else if (starts_with(value, after) && read_date(value + strlen(after), &has_time, &parts)) {
        wish->kind = HIDDEN_AFTER;
        strcpy(wish->when, value + strlen(after)); /* read_date() has seen that it fits */
        parts.tm_mday += !has_time;
        parts.tm_isdst = -1;
        wish->after = mktime(&parts);
    } else {
        text_printf(problem,
                    "hidden tests: 'show', 'never' or 'after=' with a date is possible, as in "
                    "after=2026-12-01 or after=2026-12-01T18:00; not '%s'",
                    value);
    }
    return wish->kind != HIDDEN_OFF;
}

bool hidden_shows(const HiddenWish *wish, time_t now)
{
    return wish->kind == HIDDEN_SHOW || (wish->kind == HIDDEN_AFTER && now >= wish->after);
}

const char *hidden_visibility(const HiddenWish *wish)
{
    return wish->kind == HIDDEN_SHOW    ? "visible"
           : wish->kind == HIDDEN_AFTER ? "after_due_date"
                                        : "hidden";
}

bool hidden_are_named(const char *only)
{
    size_t words = 0;
    while (only != NULL && *(only += strspn(only, " ,")) != '\0') {
        if (*only != 'H') {
            return false;
        }
        only += strcspn(only, " ,");
        words++;
    }
    return words > 0;
}

/* ---- what is said -------------------------------------------------------------------------- */

void hidden_line(const Grade *hidden, bool shows, Text *text)
{
    const HiddenWish *wish = &hidden->order->hidden;
    size_t tests = grade_tests(hidden);
    int score, max_score;
    grade_sum(hidden, TASK_ALL, &score, &max_score);
    text_puts(text, "Hidden tests: ");
    if (grade_exit_status(hidden) == STATUS_FAULT) {
        text_puts(text, "the grader is at fault, so they say nothing about your work.\n");
    } else if (strcmp(hidden->build_status, "built") != 0) {
        text_puts(text, "none ran, for there is no program to run.\n");
    } else if (shows) {
        text_printf(text, "%zu of %zu pass, %d of %d points, which are a sum of their own.\n",
                    grade_tests_passed(hidden), tests, score, max_score);
    } else if (wish->kind == HIDDEN_AFTER) {
        const char *time = strchr(wish->when, 'T');
        text_printf(text, "%zu ran; their marks show after %.10s%s%s.\n", tests, wish->when,
                    time == NULL ? "" : " ", time == NULL ? "" : time + 1);
    } else {
        text_printf(text, "%zu ran; their marks are not shown.\n", tests);
    }
}

void hidden_write(const Grade *hidden, bool shows, bool colour, Text *text)
{
    Failure failure = {0};
    text_puts(text, "\n");
    hidden_line(hidden, shows, text);
    if (shows && strcmp(hidden->build_status, "built") == 0) {
        text_puts(text, "\n");
        if (failure_find(hidden, &failure)) {
            failure_write(hidden, &failure, colour, text);
        }
        rest_write(hidden, &failure, colour, text);
    }
}

int hidden_exit_status(const Grade *grade)
{
    int status = grade_exit_status(grade);
    if (grade->hidden == NULL || status == STATUS_FAULT) {
        return status;
    }
    int theirs = grade_exit_status(grade->hidden);
    bool counts = theirs == STATUS_FAULT || grade->hidden->order->hidden.kind == HIDDEN_SHOW;
    return counts && theirs > status ? theirs : status;
}
