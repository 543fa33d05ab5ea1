/* SPDX-License-Identifier: MIT */
/**
 * @file lanes.h
 * The lanes: running probes and judging what comes back.
 */
#ifndef OURO_GRADER_LANES_H
#define OURO_GRADER_LANES_H

#include "outcome.h"
#include "start.h"

/**
 * Valgrind starts per graded lab, the canaries' included: in all lanes, and at most of them for the
 * memcheck lane. A cost is judged with COST_STARTS and explained with two more; the canaries of the
 * cost lane take COST_CANARIES. So much is kept back for them.
 */
enum { VALGRIND_STARTS = 20, MEMCHECK_STARTS = 12, COST_STARTS = 4, COST_CANARIES = 5 };

/** How the programs of a lane are compiled. */
Profile lane_profile(Lane lane);

/** One probe to be run, and where its outcome goes. */
typedef struct Trial {
    const char *probe;
    const Strings *expected;
    Outcome *outcome;
    int task; /**< the test's; 0: it has none */
} Trial;

/** How a program of the plain lane came to its end, as far as more can be found out about it. */
typedef enum PlainEnd { PLAIN_ENDED, PLAIN_CRASHED, PLAIN_ENDLESS } PlainEnd;

/**
 * The plain lane: one process, freed memory filled and kept from reuse.
 *
 * @param program   the plain program
 * @param trial     which probe
 * @param patience  shared by the trials of a lab
 * @return how the program came to its end
 */
PlainEnd lane_plain(const Program *program, const Trial *trial, Patience *patience);

/** Judges a start that ran one probe: how it ended, and what it said. */
void lane_judge(const Start *start, const Trial *trial);

/** The asan lane: one process, built with ASan, LeakSanitizer and UBSan. */
void lane_asan(const Program *program, const Trial *trial, Patience *patience);

/**
 * Puts what ASan says in the place of the message of a crash: it knows where and why. When it
 * sees no such fault, the message stays.
 *
 * @param program   the asan program
 * @param trial     the probe that crashed in the plain lane
 * @param patience  as above
 */
void lane_locate_crash(const Program *program, const Trial *trial, Patience *patience);

/**
 * Finds out where a probe is that does not end: runs it under Valgrind, stops it after a few
 * seconds, and keeps for the reader where it was. That is a look at one moment, and differs from
 * run to run; so it is no part of the message.
 *
 * @param program  the plain program
 * @param trial    the probe that did not end in the plain lane
 */
void lane_locate_loop(const Program *program, const Trial *trial);

/**
 * The memcheck lane: all probes in one process under Valgrind. When that process does not get
 * through, the probe that was running has failed and the others start again.
 *
 * @param program  the plain program
 * @param trials   which probes; at most 256
 * @param count    how many
 * @param starts   how often Valgrind was started for this lane; counted up
 * @param most     how often it may be
 */
void lane_memcheck(const Program *program, const Trial *trials, size_t count, int *starts,
                   int most);

/** As lane_memcheck(), in one start: what it does not settle stays as that start left it. */
void lane_memcheck_once(const Program *program, const Trial *trials, size_t count, int *starts);

#endif
