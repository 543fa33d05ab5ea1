/* SPDX-License-Identifier: MIT */
/**
 * @file lanes.h
 * The lanes: running probes and judging what comes back.
 */
#ifndef OURO_GRADER_LANES_H
#define OURO_GRADER_LANES_H

#include "outcome.h"
#include "program.h"

/** Valgrind starts per graded lab, the canary's included. */
enum { VALGRIND_STARTS = 12 };

/** One probe to be run, and where its outcome goes. */
typedef struct Trial {
    const char *probe;
    const Strings *expected;
    Outcome *outcome;
} Trial;

/** Limits that tighten once a student's file has shown that it does not end. */
typedef struct Patience {
    int used_up; /**< how many trials did not end in time */
} Patience;

/**
 * The plain lane: one process, freed memory filled and kept from reuse.
 *
 * @param program   the plain program
 * @param trial     which probe
 * @param patience  shared by the trials of a lab
 * @return whether the program crashed
 */
bool lane_plain(const Program *program, const Trial *trial, Patience *patience);

/** The asan lane: one process, built with ASan, LeakSanitizer and UBSan. */
void lane_asan(const Program *program, const Trial *trial, Patience *patience);

/**
 * Adds to the message of a crash where it happened, as ASan sees it.
 *
 * @param program   the asan program
 * @param trial     the probe that crashed in the plain lane
 * @param patience  as above
 */
void lane_locate_crash(const Program *program, const Trial *trial, Patience *patience);

/**
 * The memcheck lane: all probes in one process under Valgrind. When that process does not get
 * through, the probe that was running has failed and the others start again.
 *
 * @param program  the plain program
 * @param trials   which probes; at most 256
 * @param count    how many
 * @param starts   how often Valgrind was started for this lab; counted up, to VALGRIND_STARTS
 */
void lane_memcheck(const Program *program, const Trial *trials, size_t count, int *starts);

/** As lane_memcheck(), in one start: what it does not settle stays as that start left it. */
void lane_memcheck_once(const Program *program, const Trial *trials, size_t count, int *starts);

#endif
