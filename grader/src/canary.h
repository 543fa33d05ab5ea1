/* SPDX-License-Identifier: MIT */
/**
 * @file canary.h
 * Does a lane still see what it must see?
 */
#ifndef OURO_GRADER_CANARY_H
#define OURO_GRADER_CANARY_H

#include "common/lab.h"

/** How it went. */
typedef enum CanaryEnd {
    CANARY_CAUGHT,   /**< every planted fault was caught, and the sound program passed */
    CANARY_MISSED,   /**< the lane cannot be trusted */
    CANARY_NOT_BUILT /**< the grader's own files are incomplete; the message says so */
} CanaryEnd;

/**
 * Runs the programs with planted faults that grader/canary/ holds for a lane, with the machinery
 * that then grades the student. Once per lane and run of the grader.
 *
 * @param lane     which lane
 * @param starts   Valgrind starts so far; counted up
 * @param message  receives what was not caught, or why nothing could be tried
 */
CanaryEnd canary_try(Lane lane, int *starts, Text *message);

#endif
