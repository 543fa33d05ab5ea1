/* SPDX-License-Identifier: MIT */
/**
 * @file canary.h
 * Does a lane still see what it must see?
 */
#ifndef OURO_GRADER_CANARY_H
#define OURO_GRADER_CANARY_H

#include "common/lab.h"

/**
 * Runs the programs with planted faults that grader/canary/ holds for a lane, with the machinery
 * that then grades the student. Once per lane and run of the grader.
 *
 * @param lane     which lane
 * @param starts   Valgrind starts so far; counted up
 * @param message  receives what was not caught, or why nothing could be tried
 * @return whether every planted fault was caught, and the sound program passed
 */
bool canary_is_caught(Lane lane, int *starts, Text *message);

#endif
