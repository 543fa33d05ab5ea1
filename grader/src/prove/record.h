/* SPDX-License-Identifier: MIT */
/**
 * @file record.h
 * Runs ouro-grade and reads the record it gives.
 */
#ifndef OURO_PROVE_RECORD_H
#define OURO_PROVE_RECORD_H

#include "common/lab.h"

#include <jansson.h>

/** What one run of the grader said. */
typedef struct Record {
    json_t *json;
    int status; /**< the grader's exit status */
} Record;

/**
 * Grades a submission.
 *
 * @param lab         which lab
 * @param submission  the folder, or "solutions"
 * @param only        one test, or NULL for all
 * @param lanes       "plain,asan", or NULL for all
 * @param record      filled; to be given to record_free(), after a failure too
 * @param details     receives what went wrong
 * @return whether the grader gave a record
 */
bool record_make(const Lab *lab, const char *submission, const char *only, const char *lanes,
                 Record *record, Text *details);

/** The number under a key of the record; -1 if there is none. */
int record_number(const Record *record, const char *key);

/** The entry of a test in a lane, borrowed; NULL if there is none. */
const json_t *record_test(const Record *record, const char *id, const char *lane);

/** A string of an entry, borrowed; "" if there is none. */
const char *record_word(const json_t *entry, const char *key);

/** Adds one line about an entry: test, lane, status and message. */
void record_tell(const json_t *entry, Text *details);

/** Releases a record. */
void record_free(Record *record);

#endif
