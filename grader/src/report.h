/* SPDX-License-Identifier: MIT */
/**
 * @file report.h
 * What a student reads after `make grade`.
 */
#ifndef OURO_GRADER_REPORT_H
#define OURO_GRADER_REPORT_H

#include "grade.h"

/**
 * Writes the report of one lab.
 *
 * @param grade   the graded lab
 * @param next    slug of the lab that comes after it, or NULL
 * @param colour  whether status words are coloured
 * @param text    receives the report
 */
void report_write(const Grade *grade, const char *next, bool colour, Text *text);

/** Writes the one line of a lab for `ouro-grade --all`. */
void report_line(const Grade *grade, Text *text);

/** The first function that is not written yet, borrowed; NULL when no test reached one. */
const Unwritten *report_first_unwritten(const Grade *grade);

#endif
