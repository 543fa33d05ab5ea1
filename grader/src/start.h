/* SPDX-License-Identifier: MIT */
/**
 * @file start.h
 * One start of a program that uses a student's functions: limits, closing word, checker options.
 */
#ifndef OURO_GRADER_START_H
#define OURO_GRADER_START_H

#include "program.h"

/** Room for a closing word; the exit statuses that the checkers are told to end with. */
enum { WORD_ROOM = 64, ASAN_STATUS = 98, MEMCHECK_STATUS = 99 };

/** Limits that tighten once a student's file has shown that it does not end. */
typedef struct Patience {
    int used_up; /**< how many trials did not end in time */
} Patience;

/** How long something may take, while there is patience. */
typedef struct Limits {
    int wall_seconds;
    int cpu_seconds;
    int megabytes;
} Limits;

/** One start: the order filled in, run, and the word it was given. All zero: nothing yet. */
typedef struct Start {
    BoxOrder order;
    Strings command;
    Strings environment;
    char word[WORD_ROOM];
    BoxResult result;
} Start;

/** Draws a closing word, hands it to the program on standard input, and runs `start->command`. */
void start_run(Start *start, const Program *program);

/** Frees what a start holds. */
void start_free(Start *start);

/** What came back on a channel, borrowed. */
const char *start_channel(const Start *start, Channel which);

/** Sets the limits of time: less of it once patience is used up. */
void start_be_patient(Start *start, const Limits *limits, const Patience *patience);

/** Takes note of a start that did not end in time. */
void start_lose_patience(const Start *start, Patience *patience);

/** Adds the options of ASan, LeakSanitizer and UBSan to the environment. */
void start_add_asan(Start *start, int megabytes);

#endif
