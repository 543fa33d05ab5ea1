/* SPDX-License-Identifier: MIT */
/**
 * @file callgrind_report.h
 * What callgrind wrote about a run: which of the student's functions costs most.
 */
#ifndef OURO_GRADER_CALLGRIND_REPORT_H
#define OURO_GRADER_CALLGRIND_REPORT_H

#include "common/util.h"

/** A function of the student's. */
typedef struct Costly {
    char *function; /**< "ou_list_resize"; NULL: none was found */
    char *file;     /**< "labs/lab2-ownership/list.c" */
    long long cost; /**< instructions: its own, and those of what it calls outside of the files */
} Costly;

/**
 * Finds the function with the largest cost. What a function of the student's calls outside of the
 * student's files belongs to its cost: a loop around memmove() is the loop's doing.
 *
 * @param report         callgrind's output, written without compressed names and positions
 * @param student_files  as "labs/lab2-ownership/list.c"
 * @param costly         receives the function; all zero before; freed by costly_free()
 */
void callgrind_read(const char *report, const Strings *student_files, Costly *costly);

/** Frees what was found. */
void costly_free(Costly *costly);

#endif
