/* SPDX-License-Identifier: MIT */
/**
 * @file record.h
 * The native record of a grade, as JSON; docs/record.md describes it.
 */
#ifndef OURO_GRADER_RECORD_H
#define OURO_GRADER_RECORD_H

#include "grade.h"

#include <jansson.h>

/** The record of a grade: a new reference. */
json_t *record_make(const Grade *grade);

/** Prints a record on standard output, indented, keys in their order. */
void record_print(const json_t *record);

#endif
