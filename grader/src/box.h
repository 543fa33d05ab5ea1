/* SPDX-License-Identifier: MIT */
/**
 * @file box.h
 * The box: where everything of a student's is compiled, linked and run.
 *
 * In the box there is no network, no other process, no file but the system's programs and one
 * folder, and a limit on everything. Bubblewrap makes the walls. Where it cannot work, only the
 * limits are left, and box_isolation() says so.
 */
#ifndef OURO_GRADER_BOX_H
#define OURO_GRADER_BOX_H

#include "common/util.h"

/** What a program in the box can write to, by descriptor. */
typedef enum Channel {
    CHANNEL_OUT,        /**< 1, standard output */
    CHANNEL_ERR,        /**< 2, standard error */
    CHANNEL_TRANSCRIPT, /**< 3, what a probe says */
    CHANNEL_XML,        /**< 4, what Valgrind says */
    CHANNEL_COUNT
} Channel;

/** The most that is read from one channel, unless told otherwise. Beyond it the program is ended. */
enum { BOX_OUTPUT_BYTES = 1 << 20 };

/** How a program in the box came to its end. */
typedef enum BoxEnd {
    BOX_EXITED,       /**< `number` is its status */
    BOX_SIGNALLED,    /**< `number` is the signal */
    BOX_WALL_LIMIT,   /**< it did not end in time; `number` is the limit in seconds */
    BOX_CPU_LIMIT,    /**< it used up its processor time; `number` is the limit in seconds */
    BOX_OUTPUT_LIMIT, /**< it wrote too much on one channel; `number` is the channel */
    BOX_NOT_STARTED /**< the box itself failed; `number` is an errno, CHANNEL_ERR says it in words */
} BoxEnd;

/** What is to be run, and within which limits. Everything is borrowed. */
typedef struct BoxOrder {
    const char *folder;   /**< becomes the working directory; read-only but for `writable` */
    const char *writable; /**< a folder in it that may be written, "." for all of it, or NULL */
    const Strings *command;
    const Strings *environment; /**< NAME=VALUE, beside the fixed ones; or NULL */
    const char *input;          /**< standard input, at most 4096 bytes; or NULL */
    int input_file;             /**< an open file to be standard input instead; 0: none */
    bool fixed_addresses;       /**< without address randomisation, where that can be had */
    int wall_seconds;
    int cpu_seconds;
    size_t memory_bytes; /**< of address space; 0: no limit */
    size_t file_bytes;   /**< the largest file it may write */
    size_t output_bytes; /**< the most that is read from one channel; 0: BOX_OUTPUT_BYTES */
} BoxOrder;

/** What became of it. Freed by box_result_free(). */
typedef struct BoxResult {
    BoxEnd end;
    int number;
    int wall_seconds; /**< the limits it ran within */
    int cpu_seconds;
    Text channels[CHANNEL_COUNT];
} BoxResult;

/** Which walls are wanted. */
typedef enum BoxWish { BOX_BEST, BOX_LIMITS_ONLY } BoxWish;

/**
 * Makes the box ready: finds out once what works on this machine.
 *
 * Stops the program with STATUS_FAULT when not even the limits can be had.
 */
void box_open(BoxWish wish);

/** "bubblewrap" or "process limits only". */
const char *box_isolation(void);

/** Why bubblewrap is not used; "" when it is. */
const char *box_reason(void);

/** Whether bubblewrap makes walls around what is run. */
bool box_has_walls(void);

/** What box_reason() says when there is no bubblewrap on this machine. */
#define BOX_NO_BUBBLEWRAP "there is no program bwrap (package bubblewrap)"

/** What box_reason() says after box_open(BOX_LIMITS_ONLY). */
#define BOX_AS_ASKED_FOR "as asked for"

/**
 * Runs one program in the box and waits until it and all that it started are gone.
 *
 * @param order   what
 * @param result  receives the end and the output; all zero before the call
 */
void box_run(const BoxOrder *order, BoxResult *result);

/** Frees what a result holds. */
void box_result_free(BoxResult *result);

/** "SIGSEGV (segmentation fault)" and so on; a static string or, for a rare one, a reused one. */
const char *box_signal_name(int number);

#endif
