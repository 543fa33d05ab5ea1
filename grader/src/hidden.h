/* SPDX-License-Identifier: MIT */
/**
 * @file hidden.h
 * Hidden tests: when their marks show, and what is said of them.
 */
#ifndef OURO_GRADER_HIDDEN_H
#define OURO_GRADER_HIDDEN_H

#include "grade.h"

/**
 * Reads what an instructor wishes: "show", "never", "after=2026-12-01" or "after=2026-12-01T18:00". A
 * date without a time means the end of that day. Times are those of the machine.
 *
 * @param value    the words
 * @param wish     receives the wish
 * @param problem  receives one sentence when they mean nothing
 * @return whether they mean something
 */
bool hidden_parse(const char *value, HiddenWish *wish, Text *problem);

/**
 * Says whether marks show.
 *
 * @param wish  the instructor's
 * @param now   seconds since 1970, as time() gives them
 * @return whether they show at this moment
 */
bool hidden_shows(const HiddenWish *wish, time_t now);

/** The wish as records have it: "visible", "after_due_date" or "hidden"; constant. */
const char *hidden_visibility(const HiddenWish *wish);

/**
 * Says whether somebody asks for hidden tests by name.
 *
 * @param only  as only_has() reads it, or NULL
 * @return whether every word of it begins as the id of a hidden test does
 */
bool hidden_are_named(const char *only);

/**
 * One line: how many ran, and what became of them if that may be told.
 *
 * @param hidden  the grade of the hidden tests
 * @param shows   whether their marks show
 * @param text    receives the line
 */
void hidden_line(const Grade *hidden, bool shows, Text *text);

/**
 * The part of a report that is about hidden tests: that line, and if marks show the first failure in
 * full and the others in short.
 *
 * @param hidden  the grade of the hidden tests
 * @param shows   whether their marks show
 * @param colour  whether colours may be used
 * @param text    receives it
 */
void hidden_write(const Grade *hidden, bool shows, bool colour, Text *text);

/**
 * The exit status of a grading.
 *
 * @param grade  with or without hidden tests
 * @return that of the other tests. Hidden ones count when their marks always show, and when the grader
 *         could not judge them
 */
int hidden_exit_status(const Grade *grade);

#endif
