/* SPDX-License-Identifier: MIT */
/**
 * @file keep.h
 * Keeping the record of a grade beside what was graded, for the tools of the learner's loop.
 */
#ifndef OURO_GRADER_KEEP_H
#define OURO_GRADER_KEEP_H

#include "record.h"

/**
 * Writes FOLDER/SLUG/record.json, and the student's files as they were when they were read.
 *
 * @param grade   what to keep
 * @param record  its record
 * @param folder  where; made when it is missing
 *
 * A folder that cannot be written is said on standard error and changes nothing else.
 */
void keep_grade(const Grade *grade, const json_t *record, const char *folder);

#endif
