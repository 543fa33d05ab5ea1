/* SPDX-License-Identifier: MIT */
/**
 * @file asan_report.h
 * What AddressSanitizer, LeakSanitizer and UBSan have to say, in plain words.
 */
#ifndef OURO_GRADER_ASAN_REPORT_H
#define OURO_GRADER_ASAN_REPORT_H

#include "outcome.h"

/**
 * Looks for the first report in what a program printed on standard error.
 *
 * @param printed        standard error
 * @param student_files  a line in one of these is named first
 * @param words          receives "use after free: a freed object was read in
 *                       Ou_DecRef, FILE:LINE" and, on lines of
 *                       their own, the callers, where the memory came from and where it was freed
 * @return what kind of mishap; TROUBLE_NONE: there is no report
 */
Trouble asan_explain(const char *printed, const Strings *student_files, Text *words);

/**
 * Adds to `kept` the lines of `printed` that come before the first report: the program's own.
 */
void asan_own_output(const char *printed, Text *kept);

#endif
