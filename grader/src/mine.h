/* SPDX-License-Identifier: MIT */
/**
 * @file mine.h
 * `ouro` on a student's own memory management (`make mine`).
 */
#ifndef OURO_GRADER_MINE_H
#define OURO_GRADER_MINE_H

#include "common/util.h"

/**
 * Links `ouro` with the student's files of all labs, or of those up to one. Where a last lab is
 * named, the reference's files are linked in the place of those before it that are not written.
 *
 * @param submission  the folder with the student's work
 * @param last        the number of the last lab to take; 0: all there are
 * @param to          the program that is written
 * @param message     receives what was linked, or why it was not
 * @return an exit status: STATUS_FULL_MARKS, STATUS_LESS: a file is not ready, STATUS_FAULT
 */
int mine_build(const char *submission, int last, const char *to, Text *message);

#endif
