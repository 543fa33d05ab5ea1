/* SPDX-License-Identifier: MIT */
/**
 * @file scratch.h
 * The private folder of one run of the grader, and the user as whom a student's code runs.
 */
#ifndef OURO_GRADER_SCRATCH_H
#define OURO_GRADER_SCRATCH_H

#include "common/util.h"

#include <sys/types.h>

/** The user and group for a student's code when the grader was started as root ("nobody"). */
enum { UNPRIVILEGED_ID = 65534 };

/** Follows the reason when root cannot become that user: some containers know one user only. */
#define SCRATCH_NEVER_ROOT                                                                        \
    "\nStarted as root, the grader runs a student's code as the user \"nobody\", never as root. " \
    "Here it\ncannot become that user. Start it as an ordinary user."

/**
 * Makes the private folder. It is removed when the program exits, INT, TERM and HUP included.
 *
 * @return its path, borrowed; stops the program when it cannot be made
 */
const char *scratch_open(void);

/**
 * Makes a folder in the private folder.
 *
 * @param name      path below the private folder
 * @param writable  whether a student's code (a compiler at work on it, too) may write there
 * @return a new path that the caller frees
 */
char *scratch_folder(const char *name, bool writable);

/** Removes the folder of this name in the private one, with all that is in it. */
void scratch_forget(const char *name);

/** Removes a folder and all that is in it. Links are removed, never followed. */
void scratch_remove(const char *path);

/** Says whether a signal asked the program to stop. */
bool scratch_stop_wanted(void);

/** Exits as the signal that asked for it demands; the private folder goes. */
_Noreturn void scratch_stop(void);

#endif
