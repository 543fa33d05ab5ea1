/* SPDX-License-Identifier: MIT */
/**
 * @file graded.h
 * Runs ouro-grade and reads the record it gives.
 */
#ifndef OURO_PROVE_GRADED_H
#define OURO_PROVE_GRADED_H

#include "common/lab.h"

#include <jansson.h>

/** What one run of the grader said. */
typedef struct Graded {
    json_t *json;
    int status; /**< the grader's exit status */
} Graded;

/**
 * Grades a submission.
 *
 * @param lab         which lab
 * @param submission  the folder, or "solutions"
 * @param only        tests, "1.1,2.3": each runs by itself, see --alone; or NULL for all
 * @param lanes       "plain,asan", or NULL for all
 * @param hidden      whether the lab's hidden tests run too
 * @param record      filled; to be given to graded_free(), after a failure too
 * @param details     receives what went wrong
 * @return whether the grader gave a record
 */
bool graded_run(const Lab *lab, const char *submission, const char *only, const char *lanes,
                bool hidden, Graded *record, Text *details);

/** The number under a key of the record; -1 if there is none. */
int graded_number(const Graded *record, const char *key);

/** The number under a key of what the record says about hidden tests; -1 if there is none. */
int graded_hidden_number(const Graded *record, const char *key);

/** The entry of a test, hidden or not, in a lane, borrowed; NULL if there is none. */
const json_t *graded_test(const Graded *record, const char *id, const char *lane);

/** A string of an entry, borrowed; "" if there is none. */
const char *graded_word(const json_t *entry, const char *key);

/** Adds one line about an entry: test, lane, status and message. */
void graded_tell(const json_t *entry, Text *details);

/** Releases a record. */
void graded_free(Graded *record);

#endif
