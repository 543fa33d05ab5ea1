/* SPDX-License-Identifier: MIT */
/**
 * @file table.h
 * The task table of a handout.
 */
#ifndef OURO_STAGE_TABLE_H
#define OURO_STAGE_TABLE_H

#include "common/lab.h"

/** The names of the functions of each task, in the order of lab->tasks; one list per task. */
typedef struct TaskFunctions {
    Strings *by_task;
} TaskFunctions;

/**
 * Puts a fresh task table between the two marker lines of a handout.
 *
 * @param lab        the lab
 * @param functions  which functions each task asks for
 * @param path       the handout's path, for messages
 * @param handout    its text
 * @param problem    receives which marker is missing
 * @return new text, the caller's to free; NULL if a marker is missing
 */
char *table_put(const Lab *lab, const TaskFunctions *functions, const char *path,
                const char *handout, Text *problem);

#endif
