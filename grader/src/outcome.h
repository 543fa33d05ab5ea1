/* SPDX-License-Identifier: MIT */
/**
 * @file outcome.h
 * What became of one test in one lane.
 */
#ifndef OURO_GRADER_OUTCOME_H
#define OURO_GRADER_OUTCOME_H

#include "common/util.h"

/** The verdicts. */
typedef enum Status {
    STATUS_NOT_RUN,         /**< it waits for another test, or there is nothing to run */
    STATUS_PASSED,          /**< full points */
    STATUS_FAILED,          /**< the message says what went wrong */
    STATUS_NOT_IMPLEMENTED, /**< it reached a function that is not written yet */
    STATUS_GRADER_FAULT     /**< the grader could not judge; never the student's fault */
} Status;

/** "not_run", "passed", "failed", "not_implemented", "fault". */
const char *status_name(Status status);

/** What became of one test in one lane. All zero: not run. */
typedef struct Outcome {
    Status status;
    char *message;  /**< one line, or several; NULL when there is nothing to say */
    bool ran;       /**< whether `actual` means something */
    Strings actual; /**< the lines that the probe said */
    Text printed;   /**< what the program printed on standard output and error */
} Outcome;

/** Sets status and message; an earlier message is replaced. */
void outcome_set(Outcome *outcome, Status status, const char *format, ...) PRINTF_LIKE(3, 4);

/** Frees what an outcome holds and makes it "not run". */
void outcome_free(Outcome *outcome);

#endif
