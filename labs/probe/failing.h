/* SPDX-License-Identifier: MIT */
/**
 * @file failing.h
 * The layer of the nomem lane: it lets one allocation of the student's file fail, and keeps account
 * of every block.
 */
#ifndef OURO_LABS_FAILING_H
#define OURO_LABS_FAILING_H

#include <stddef.h>
#include <stdint.h>

/** How many calls are kept of the way to an allocation. */
#define OU_FAILING_SITES 3

/** Where the student's file asked for memory: return addresses, the innermost call first; 0: none. */
typedef struct OuFailingSite {
    uintptr_t calls[OU_FAILING_SITES];
} OuFailingSite;

/** What the layer knows. */
typedef struct OuFailing {
    long asked;  /**< allocations that the student's file has asked for */
    long number; /**< of the one that fails, from 1; 0: none does */
    void (*asks)(const OuFailingSite *site, size_t size); /**< told of each request; may be NULL */
    void (*failed)(void); /**< called once, when it fails; may be NULL */
    OuFailingSite site;   /**< where it was asked for; set when it fails */
    size_t blocks;        /**< alive */
    size_t bytes;         /**< in them */
} OuFailing;

/** The one layer's account. */
extern OuFailing ou_failing;

/** Puts the layer at the bottom of every domain; before anything is allocated. */
void ou_failing_setup(void);

/**
 * Looks for the block alive that was asked for last.
 *
 * @param students  1: by the student's file, if there is such a one
 * @return where it was asked for; all zero when the student's file did not
 */
OuFailingSite ou_failing_newest(int students);

/** Stops the program when something was written in front of a block alive, or behind it. */
void ou_failing_check_blocks(void);

#endif
