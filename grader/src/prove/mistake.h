/* SPDX-License-Identifier: MIT */
/**
 * @file mistake.h
 * A wrong answer, as a patch with a few header lines:
 *
 *     Misconception: release first, then empty the slot: the order makes no difference
 *     Task: 4
 *     Caught-by: 4.2 plain
 *
 *     --- a/refcount.c
 *     +++ b/refcount.c
 *     ...
 */
#ifndef OURO_PROVE_MISTAKE_H
#define OURO_PROVE_MISTAKE_H

#include "common/lab.h"

/** A test, in a lane, that must catch a mistake. */
typedef struct Catcher {
    char *test;
    Lane lane;
} Catcher;

/** A wrong answer. */
typedef struct Mistake {
    char *misconception;
    int task;
    Catcher *catchers;
    size_t catcher_count;
} Mistake;

/**
 * Reads the header lines of a patch.
 *
 * @param lab      the lab it belongs to: task and tests must be there
 * @param path     for messages
 * @param text     the whole patch
 * @param mistake  filled; to be given to mistake_free(), after a failure too
 * @param problem  receives what is wrong, with file, line and remedy
 * @return whether the header is as it should be
 */
bool mistake_read(const Lab *lab, const char *path, const char *text, Mistake *mistake,
                  Text *problem);

/** Says whether two mistakes are caught by different sets of tests. */
bool mistakes_differ(const Mistake *a, const Mistake *b);

/** Releases what a mistake owns. */
void mistake_free(Mistake *mistake);

#endif
