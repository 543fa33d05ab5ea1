/* SPDX-License-Identifier: MIT */
/**
 * @file work.h
 * Running the tests of a lab, lane after lane.
 */
#ifndef OURO_GRADER_WORK_H
#define OURO_GRADER_WORK_H

#include "bench.h"

/** What a grading works with. */
typedef struct Work {
    Grade *grade; /**< borrowed; its outcomes are filled in */
    Bench bench;
    Patience patience;
} Work;

/** Builds the program for what was asked for; returns whether it is there, else the grade says why. */
bool grade_build(Work *work);

/** Runs what was asked for in every lane that was asked for; the probes must be built. */
void work_run_lanes(Work *work);

#endif
