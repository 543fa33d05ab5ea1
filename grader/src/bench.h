/* SPDX-License-Identifier: MIT */
/**
 * @file bench.h
 * The workbench of one grading: the student's objects and the programs that are linked with them,
 * each made when it is first needed.
 */
#ifndef OURO_GRADER_BENCH_H
#define OURO_GRADER_BENCH_H

#include "grade.h"

/** What a program is there to run. */
typedef enum BenchKind {
    BENCH_PROBES,
    BENCH_PYTHON, /**< Python programs, for the grader */
    BENCH_OURO,   /**< Python programs, for the student: `ouro` without a runner */
    BENCH_COSTS,  /**< probes that are measured */
    BENCH_NOMEM,  /**< probes whose allocations fail */
    BENCH_OURS,   /**< the same probes with the reference's files in the place of the student's */
    BENCH_KINDS
} BenchKind;

/** The student's files of one lab. */
typedef struct Piece {
    const Lab *lab;               /**< borrowed */
    const Submission *submission; /**< borrowed */
    bool left_out;                /**< the reference's files are linked in its place */
    Strings objects[PROFILE_COUNT];
    BuildEnd ends[PROFILE_COUNT];
    bool built[PROFILE_COUNT];
} Piece;

/** A program that may be there already. */
typedef struct BenchProgram {
    Program program;
    BuildEnd end;
    bool built;
    Text message; /**< why it could not be made */
} BenchProgram;

/** The workbench. All zero but for `grade` and the pieces: nothing is made yet. */
typedef struct Bench {
    Grade *grade; /**< borrowed */
    Piece *pieces;
    size_t piece_count;
    Strings own[BENCH_KINDS][PROFILE_COUNT]; /**< objects of probes, and of the runner */
    Strings gates;                           /**< gates and border stones; empty: not made yet */
    BenchProgram programs[BENCH_KINDS][PROFILE_COUNT];
    int links; /**< how many programs were linked: each in a folder of its own */
} Bench;

/** Adds the student's files of a lab; both are borrowed. */
void bench_add(Bench *bench, const Lab *lab, const Submission *submission);

/**
 * The program of a kind and profile.
 *
 * The probes in it are those that were asked for, or the costs that were. Beside the program of Python lie the programs
 * that it is to run, without their expectations.
 *
 * @param bench    the workbench
 * @param kind     what it runs
 * @param profile  how it is compiled
 * @return borrowed; `end` says whether it is there, `message` why not
 */
const BenchProgram *bench_program(Bench *bench, BenchKind kind, Profile profile);

/** Forgets the linked programs, after a change of `left_out`; objects stay. */
void bench_unlink(Bench *bench);

/** Frees what a workbench holds. */
void bench_free(Bench *bench);

#endif
