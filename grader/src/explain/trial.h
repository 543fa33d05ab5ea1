/* SPDX-License-Identifier: MIT */
/**
 * @file trial.h
 * One test, built twice with the recorder: with the student's files and with the reference's.
 */
#ifndef OURO_EXPLAIN_TRIAL_H
#define OURO_EXPLAIN_TRIAL_H

#include "program.h"
#include "student.h"

/** Whose files a program is linked with. */
typedef enum Side { SIDE_STUDENT, SIDE_REFERENCE, SIDE_COUNT } Side;

/** "student", "reference": the keys of the record. */
extern const char *const side_names[SIDE_COUNT];

/** A test and its programs. Freed by trial_free(). */
typedef struct TrialPair {
    const Lab *lab;      /**< borrowed */
    const LabTest *test; /**< borrowed */
    char *source;        /**< of the test, with its expectations */
    Strings own;         /**< objects of the test and of the recorder */
    Strings wrapped;     /**< the functions that the recorder stands before */
    Program programs[SIDE_COUNT];
    char *logs[SIDE_COUNT]; /**< the folders to which the programs may write */
} TrialPair;

/** What is recorded. All zero: every event. */
typedef struct TraceWish {
    long from, to;    /**< the events from the first up to before the second; 0, 0: all */
    long hash_every;  /**< no events, but what they come to after every so many; 0: events */
    const char *only; /**< "3,7": what these objects meet; NULL: everything */
} TraceWish;

/** What came of one run. Freed by trace_run_free(). */
typedef struct TraceRun {
    Strings events; /**< the lines of the log */
    char *ending;   /**< how the program ended, in words; NULL: as it should */
    Strings said;   /**< what the test said, or what the program printed */
    bool complete;  /**< the program came to its end, and all its events are there */
} TraceRun;

/**
 * Compiles and links both programs.
 *
 * @param lab         the lab
 * @param test        a probe or a Python program of it
 * @param submission  the student's files, read
 * @param pair        filled; all zero before; freed by trial_free(), after a failure too
 * @param message     receives why it did not go well
 * @return how it went
 */
BuildEnd trial_build(const Lab *lab, const LabTest *test, const Submission *submission,
                     TrialPair *pair, Text *message);

/**
 * Runs one of the programs in the box.
 *
 * @param pair  built
 * @param side  which
 * @param wish  what is recorded
 * @param run   filled; all zero before
 */
void trial_run(const TrialPair *pair, Side side, const TraceWish *wish, TraceRun *run);

/**
 * Tells the functions and lines of return addresses.
 *
 * @param pair   built
 * @param side   in which program
 * @param codes  hexadecimal distances, as in a log
 * @param lines  receives what addr2line -a -i -f says of them
 * @return whether it could be run
 */
bool trial_places(const TrialPair *pair, Side side, const Strings *codes, Text *lines);

/** Frees what a run holds. */
void trace_run_free(TraceRun *run);

/** Frees what a pair holds. */
void trial_free(TrialPair *pair);

#endif
