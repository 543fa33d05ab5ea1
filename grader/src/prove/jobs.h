/* SPDX-License-Identifier: MIT */
/**
 * @file jobs.h
 * Checks that run side by side and report in a fixed order, as TAP.
 */
#ifndef OURO_PROVE_JOBS_H
#define OURO_PROVE_JOBS_H

#include "common/util.h"

#include <stdio.h>
#include <sys/types.h>

/** One check. */
typedef struct Job {
    char *title; /**< the claim, owned */
    /** Does the check in a process of its own; says in `details` what is wrong. */
    bool (*run)(const void *context, Text *details);
    const void *context; /**< borrowed */
    pid_t process;
    FILE *answer;
} Job;

/** The checks, in the order in which they report. All zero is an empty list. */
typedef struct Jobs {
    Job *items;
    size_t count;
} Jobs;

/** Adds a check; the title is taken over. */
void jobs_add(Jobs *jobs, char *title, bool (*run)(const void *context, Text *details),
              const void *context);

/**
 * Runs all checks, at most `at_once` at a time, and prints TAP.
 *
 * A signal to stop, or a reader that goes away, ends the checks that run; the rest is not begun.
 *
 * @return whether all were run and good
 */
bool jobs_run(Jobs *jobs, size_t at_once);

/** Releases the list. */
void jobs_free(Jobs *jobs);

#endif
