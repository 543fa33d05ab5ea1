/* SPDX-License-Identifier: MIT */
/**
 * @file transcript.h
 * Reading transcripts and comparing them with expectations.
 */
#ifndef OURO_GRADER_TRANSCRIPT_H
#define OURO_GRADER_TRANSCRIPT_H

#include "common/util.h"

/** How far a probe got, as its transcript tells. */
typedef enum Progress {
    PROGRESS_NONE,  /**< it was not begun */
    PROGRESS_BEGUN, /**< begun, and not ended */
    PROGRESS_ENDED, /**< ended with the right word */
    PROGRESS_FORGED /**< something stands there that no probe writes */
} Progress;

/** Reads a transcript front to back, probe by probe. */
typedef struct TranscriptReader {
    const char *at;   /**< what is not read yet */
    const char *word; /**< the closing word */
} TranscriptReader;

/**
 * Reads the part of one probe.
 *
 * @param reader  where to go on; moved behind the part
 * @param probe   the name of the probe whose part must come next
 * @param lines   receives what the probe said, without trailing blanks
 * @return how far the probe got; behind anything but PROGRESS_ENDED nothing can be read
 */
Progress transcript_read(TranscriptReader *reader, const char *probe, Strings *lines);

/** Says whether everything was read. */
bool transcript_is_over(const TranscriptReader *reader);

/**
 * Compares lines.
 *
 * @param expected    what should be said
 * @param actual      what was said
 * @param difference  receives one sentence about the first line that differs
 * @return whether all lines are the same
 */
bool transcript_compare(const Strings *expected, const Strings *actual, Text *difference);

/** The first line (0, 1, ...) in which two lists differ; the longer length when none does. */
size_t transcript_first_difference(const Strings *expected, const Strings *actual);

#endif
