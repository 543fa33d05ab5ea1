/* SPDX-License-Identifier: MIT */
/**
 * @file outcome.h
 * What became of one test in one lane.
 */
#ifndef OURO_GRADER_OUTCOME_H
#define OURO_GRADER_OUTCOME_H

#include "complaint.h"

/** The verdicts. */
typedef enum Status {
    STATUS_NOT_RUN,         /**< it waits for another test, or there is nothing to run */
    STATUS_PASSED,          /**< full points */
    STATUS_FAILED,          /**< the message says what went wrong */
    STATUS_NOT_IMPLEMENTED, /**< it reached a function that is not written yet */
    STATUS_GRADER_FAULT     /**< the grader could not judge; never the student's fault */
} Status;

/** What kind of mishap a failure is, when it is more than a line that differs. */
typedef enum Trouble {
    TROUBLE_NONE,
    TROUBLE_FREED,      /**< freed memory was used */
    TROUBLE_TWICE,      /**< freed memory was freed again */
    TROUBLE_WRONG_FREE, /**< something was freed that cannot be freed */
    TROUBLE_NULL,       /**< NULL was followed */
    TROUBLE_LEAK,       /**< memory was never freed */
    TROUBLE_STACK,      /**< the stack was full */
    TROUBLE_BOUNDS,     /**< memory beyond a block or a variable was used */
    TROUBLE_OVERLAP,    /**< memory was copied onto a part of itself */
    TROUBLE_UNSET,      /**< a value was used that was never set */
    TROUBLE_UNDEFINED,  /**< UBSan saw something else */
    TROUBLE_MEMORY,     /**< too much memory was used */
    TROUBLE_ASSERTION,  /**< an assertion stopped the program */
    TROUBLE_INVARIANT,  /**< what must always hold does not */
    TROUBLE_NOMEM,      /**< memory was out, and a function did not get along */
    TROUBLE_CRASH,      /**< any other signal */
    TROUBLE_LOOP,       /**< it did not end */
    TROUBLE_EXIT,       /**< it ended early */
    TROUBLE_COST,       /**< it took too many instructions */
    TROUBLE_COUNT
} Trouble;

/** "not_run", "passed", "failed", "not_implemented", "fault". */
const char *status_name(Status status);

/** What became of one test in one lane. All zero: not run. */
typedef struct Outcome {
    Status status;
    char *message;       /**< one line, or several; NULL when there is nothing to say */
    Trouble trouble;     /**< of a failure */
    Unwritten unwritten; /**< of STATUS_NOT_IMPLEMENTED: what is to be written */
    bool half;           /**< of a failure: half of the points are given nevertheless */
    bool ran;            /**< whether `actual` means something */
    bool through;        /**< whether the probe came to its end */
    Strings actual;      /**< the lines that the probe said */
    Text printed;        /**< what the program printed on standard output and error */
    Text seen;           /**< of a program that did not end: where it was; for readers only */
} Outcome;

/** Sets status and message, without a trouble; earlier ones are replaced. */
void outcome_set(Outcome *outcome, Status status, const char *format, ...) PRINTF_LIKE(3, 4);

/** As outcome_set(), for a failure of a kind. */
void outcome_fail(Outcome *outcome, Trouble trouble, const char *format, ...) PRINTF_LIKE(3, 4);

/** Frees what an outcome holds and makes it "not run". */
void outcome_free(Outcome *outcome);

#endif
