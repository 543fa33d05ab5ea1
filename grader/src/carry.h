/* SPDX-License-Identifier: MIT */
/**
 * @file carry.h
 * Integrated grading: the student's labs linked together, and who is to blame when that fails.
 */
#ifndef OURO_GRADER_CARRY_H
#define OURO_GRADER_CARRY_H

#include "work.h"

/**
 * Adds the student's files of all labs before the graded one. A lab whose files are missing or
 * not begun is passed over: the reference's are linked in its place, and `grade->carry` says so.
 *
 * @param work     receives the pieces
 * @param problem  receives why a lab cannot be read; that is the course's fault
 * @return whether every lab could be read
 */
bool carry_add(Work *work, Text *problem);

/**
 * After a run that did not pass: puts the reference's files back in the place of one lab after the
 * other, then of two at a time, until all tests pass that failed. `grade->carry` says which.
 */
void carry_find_cure(Work *work);

/** Says in words what was linked together, and what the cure is. */
void carry_write(const Grade *grade, Text *text);

/** Frees what integrated grading has read. */
void carry_free(Carry *carry);

#endif
