/* SPDX-License-Identifier: MIT */
/**
 * @file complaint.h
 * What the course's own code says on standard error before it ends a program: that a function is
 * not written yet, or that an assertion does not hold.
 */
#ifndef OURO_GRADER_COMPLAINT_H
#define OURO_GRADER_COMPLAINT_H

#include "common/util.h"

/** A function that is not written yet. All zero: none. */
typedef struct Unwritten {
    int task;
    char *function; /**< "Ou_Dealloc()" */
    char *place;    /**< "labs/lab1-refcount/refcount.c:88" */
} Unwritten;

/**
 * Looks for the line that OU_TODO prints.
 *
 * @param err        standard error
 * @param unwritten  receives what it says; freed by unwritten_free()
 * @return whether there is such a line
 */
bool complaint_unwritten(const char *err, Unwritten *unwritten);

/** Frees the strings and makes it empty. */
void unwritten_free(Unwritten *unwritten);

/**
 * Looks for the line of an assertion, the course's or the C library's.
 *
 * @param err       standard error
 * @param place     receives " in FUNCTION, FILE:LINE"; may be NULL
 * @param sentence  receives what does not hold
 * @return whether there is such a line
 */
bool complaint_assertion(const char *err, Text *place, Text *sentence);

/** Who is suspected of a broken invariant. All zero: nobody. */
typedef struct Culprit {
    char *offset; /**< where its code begins in the program, hexadecimal */
    bool sure;    /**< the invariant held before it was called; else it only returned last */
} Culprit;

/**
 * Looks for the line that labs/probe/invariants.c prints.
 *
 * @param err      standard error
 * @param culprit  receives what it says; freed by culprit_free()
 * @return whether there is such a line
 */
bool complaint_culprit(const char *err, Culprit *culprit);

/** Frees the strings and makes it empty. */
void culprit_free(Culprit *culprit);

/** Says whether a line of standard error is one of those that are found above. */
bool complaint_is_told(const char *line);

#endif
