/* SPDX-License-Identifier: MIT */
/**
 * @file grade.h
 * Grading one lab: the conductor.
 */
#ifndef OURO_GRADER_GRADE_H
#define OURO_GRADER_GRADE_H

#include "lanes.h"
#include "submission.h"

#include <time.h>

/** Whether hidden tests run, and when their marks show. */
typedef enum HiddenKind {
    HIDDEN_OFF,   /**< they do not run */
    HIDDEN_SHOW,  /**< at once */
    HIDDEN_AFTER, /**< after a date */
    HIDDEN_NEVER
} HiddenKind;

/** What an instructor wishes about hidden tests. */
typedef struct HiddenWish {
    HiddenKind kind;
    time_t after;  /**< of HIDDEN_AFTER: from then on */
    char when[24]; /**< of HIDDEN_AFTER: as it was written, "2026-12-01T18:00" */
} HiddenWish;

/** What is asked for. Everything is borrowed. */
typedef struct GradeOrder {
    const char *submission; /**< the folder with the student's work */
    bool lanes[LANE_COUNT]; /**< which lanes */
    const char *only;       /**< the tests to run, as only_has() reads them; NULL: all */
    bool carry;             /**< together with the student's labs before it; no points are given */
    bool alone; /**< each test by itself: none waits for another, and no canary is tried */
    bool hasty; /**< what comes after a test that does not end is not run */
    bool unchecked; /**< what the student's files use is not checked: for tests of the box */
    HiddenWish hidden;
    const struct LaneRun *tried; /**< the lanes of a grading just before: no canary that was caught
                                      there is tried again; or NULL */
} GradeOrder;

/** What a lane took. */
typedef struct LaneRun {
    bool wanted;
    double seconds;
    int starts;         /**< of Valgrind, or of processes */
    const char *canary; /**< "caught", "missed" or "not run" */
    char *fault;        /**< why the lane cannot be trusted; NULL: it can */
} LaneRun;

/** What integrated grading has read and found out. */
typedef struct Carry {
    Lab **labs; /**< the labs before the graded one; owned */
    Submission *submissions;
    size_t count;
    Strings ours;    /**< labs in whose place the reference is linked, and why */
    Strings cure;    /**< files with whose reference all passes that failed; empty: none found */
    size_t searched; /**< among how many labs a cure was looked for; 0: it was not */
} Carry;

/** One graded lab. */
typedef struct Grade {
    const Lab *lab; /**< borrowed */
    const GradeOrder *order;
    Submission submission;
    const char *build_status; /**< see docs/record.md */
    Text build_message;
    Text warnings;     /**< what the compiler said about the student's files */
    Strings *expected; /**< per test */
    char **errors;  /**< per test: the last line of standard error that a program must end with */
    char **sources; /**< per test: the text of the probe or program */
    Outcome *outcomes; /**< per test and lane: outcomes[test * LANE_COUNT + lane] */
    LaneRun lanes[LANE_COUNT];
    Carry carry;
    struct Grade *hidden; /**< of the lab's hidden tests; owned; NULL: they were not asked for */
} Grade;

/** What is said of a Python program, and of a cost, while a probe does not pass. */
#define GRADE_PROGRAMS_WAIT "Python programs run once every probe passes"
#define GRADE_COSTS_WAIT "costs are measured once every probe passes"

/**
 * Grades a lab.
 *
 * @param lab    which lab
 * @param order  what is asked for
 * @return a new grade; freed by grade_free()
 */
Grade *grade_run(const Lab *lab, const GradeOrder *order);

/** A grade in which nothing has run; freed by grade_free(). */
Grade *grade_new(const Lab *lab, const GradeOrder *order);

/** Reads the probes and programs; returns whether all are there, else the grade is a fault. */
bool grade_read_tests(Grade *grade);

/** Frees a grade; NULL is allowed. */
void grade_free(Grade *grade);

/** Whether a test is part of what was asked for. */
bool grade_has(const Grade *grade, size_t test);

/** Whether a test runs in a lane: both were asked for, and the lab has the lane for it. */
bool grade_runs(const Grade *grade, size_t test, Lane lane);

/** The outcome of a test in a lane, borrowed. */
Outcome *grade_outcome(const Grade *grade, size_t test, Lane lane);

/** Points that a test got in a lane, all, half or none; integrated grading gives none. */
int grade_points(const Grade *grade, size_t test, Lane lane);

/** The most points that a test can get in a lane. */
int grade_points_at_most(const Grade *grade, size_t test, Lane lane);

/**
 * The points got, and the most that could be had in what was asked for.
 *
 * @param grade      whose
 * @param task       a task's number, TASK_PROGRAMS or TASK_ALL
 * @param score      receives the points got
 * @param max_score  receives the most that could be had
 */
void grade_sum(const Grade *grade, int task, int *score, int *max_score);

/** How many tests were asked for; costs count only if their lane was asked for too. */
size_t grade_tests(const Grade *grade);

/** How many of these passed in every lane in which they run. */
size_t grade_tests_passed(const Grade *grade);

/** How many outcomes have this status. */
size_t grade_count(const Grade *grade, Status status);

/** The exit status that a grade stands for. */
int grade_exit_status(const Grade *grade);

#endif
