/* SPDX-License-Identifier: MIT */
/**
 * @file pyrun.h
 * Running the Python programs of a lab and judging what they print.
 */
#ifndef OURO_GRADER_PYRUN_H
#define OURO_GRADER_PYRUN_H

#include "outcome.h"
#include "start.h"

/** One Python program to be run, and where its outcome goes. */
typedef struct PyTrial {
    const char *name;        /**< tests/NAME.py in the program's folder */
    const Strings *expected; /**< standard output, line by line */
    const char *error;       /**< the last line of standard error; NULL: it ends with status 0 */
    Outcome *outcome;
} PyTrial;

/**
 * Runs one in the plain lane: freed memory filled and kept from reuse for a while.
 *
 * @param program   `ouro`, linked with the student's files
 * @param trial     which program
 * @param patience  shared by all that is run of a lab
 * @return whether it crashed, so that more may be found out about it
 */
bool pyrun_plain(const Program *program, const PyTrial *trial, Patience *patience);

/** Runs one in the asan lane. */
void pyrun_asan(const Program *program, const PyTrial *trial, Patience *patience);

/** Runs one in the paranoid lane. */
void pyrun_paranoid(const Program *program, const PyTrial *trial, Patience *patience);

/** Puts what ASan says in the place of the message of a crash, as lane_locate_crash() does. */
void pyrun_locate_crash(const Program *program, const PyTrial *trial, Patience *patience);

#endif
