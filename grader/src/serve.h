/* SPDX-License-Identifier: MIT */
/**
 * @file serve.h
 * Running any Python programs on a student's file, for whoever makes them.
 */
#ifndef OURO_GRADER_SERVE_H
#define OURO_GRADER_SERVE_H

#include "grade.h"

/**
 * Reads names of files from standard input, a line each, and says for each on standard output, as JSON in
 * one line, whether the program in it does the same on the student's file and on the reference's:
 *
 *     {"same": true}
 *     {"same": false, "endless": false, "message": "...", "expected": ["..."], "actual": ["..."]}
 *
 * `message` says how the student's program went wrong, `endless` whether it did not come to an end;
 * `expected` and `actual` are the lines that the two printed. The first line of all says whether there is a
 * program to run: {"ready": true}, or {"ready": false, "message": "..."}.
 *
 * @param lab    which lab
 * @param order  whose work
 * @return an exit status: STATUS_FULL_MARKS when every question was answered, STATUS_LESS when the
 *         student's file does not build, STATUS_FAULT otherwise
 */
int serve_programs(const Lab *lab, const GradeOrder *order);

#endif
