/* SPDX-License-Identifier: MIT */
/**
 * @file generated.h
 * Generated programs: random Python programs that must do the same on the student's file as on ours.
 */
#ifndef OURO_GRADER_GENERATED_H
#define OURO_GRADER_GENERATED_H

#include "grade.h"

#include <jansson.h>

/** What is asked for. Everything is borrowed. */
typedef struct GeneratedWish {
    const char *count;   /**< so many programs, in digits; NULL: none */
    const char *seed;    /**< a public seed, or NULL */
    const char *secret;  /**< the file with the class secret, or NULL */
    const char *student; /**< goes with the secret */
} GeneratedWish;

/**
 * Runs them, if the student's file passes every other test in the plain lane.
 *
 * @param grade    the grade of the other tests
 * @param wish     what is asked for
 * @param problem  receives what went wrong when it was called in a wrong way, or the grader is at fault
 * @return the part of the record that is about them, for the caller to release; NULL: see `problem`
 */
json_t *generated_run(const Grade *grade, const GeneratedWish *wish, Text *problem);

/**
 * Says what became of them: a line, and the smallest program that differs.
 *
 * @param grade  the grade of the other tests
 * @param found  what generated_run() returned
 * @param text   receives it
 */
void generated_write(const Grade *grade, const json_t *found, Text *text);

#endif
