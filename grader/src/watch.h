/* SPDX-License-Identifier: MIT */
/**
 * @file watch.h
 * Starting one program, reading what it writes, and ending it and all that came from it.
 */
#ifndef OURO_GRADER_WATCH_H
#define OURO_GRADER_WATCH_H

#include "common/util.h"

#include <sys/types.h>

/** What to start. Everything is borrowed. */
typedef struct WatchOrder {
    char **argv; /**< argv[0] is looked for along PATH */
    char **environment;
    const char *folder; /**< working directory */
    const char *input;  /**< standard input, at most 4096 bytes */
    int input_file;     /**< an open file to be standard input instead; 0: none */
    uid_t drop_to;      /**< become this user and group; 0: stay who we are */
    int seconds;        /**< wall limit */
    size_t bytes;       /**< limit of each channel */
} WatchOrder;

/** How it ended. */
typedef enum WatchKind {
    WATCH_EXITED,
    WATCH_SIGNALLED,
    WATCH_TIME,       /**< ended by us: the wall limit */
    WATCH_OUTPUT,     /**< ended by us: too much on one channel */
    WATCH_NOT_STARTED /**< `number` is an errno */
} WatchKind;

/** The end of a program. */
typedef struct WatchEnd {
    WatchKind kind;
    int number;     /**< status, signal, channel or errno */
    double seconds; /**< wall time */
} WatchEnd;

/**
 * Runs a program until it ends or breaks a limit; then nothing of it is left: every process that
 * it started is gone too.
 *
 * @param order     what
 * @param channels  texts for descriptors 1, 2, ...; what is written there is added
 * @param count     how many, at most 8
 * @return how it ended; also returns, early, when a signal asks the grader to stop
 */
WatchEnd watch_run(const WatchOrder *order, Text *channels, int count);

/** Seconds of a clock that only goes forward. */
double watch_clock(void);

#endif
