/* SPDX-License-Identifier: MIT */
/**
 * @file expect.h
 * The expectations that stand in a probe's source, `// expect: TEXT`.
 */
#ifndef OURO_GRADER_EXPECT_H
#define OURO_GRADER_EXPECT_H

#include "common/util.h"

/**
 * Collects the expected lines of a source, in the order in which they stand there.
 *
 * @param source    the text of the file
 * @param expected  receives one string per expectation, without trailing blanks
 */
void expect_collect(const char *source, Strings *expected);

/**
 * The same source without its expectations, with the same number of lines.
 *
 * @param source  the text of the file
 * @return a new string that the caller frees
 */
char *expect_blank(const char *source);

/**
 * The value of a `// KEY: TEXT` comment, for the canaries.
 *
 * @param source  the text of the file
 * @param key     as "caught"
 * @return a new string that the caller frees, or NULL when there is no such comment
 */
char *comment_value(const char *source, const char *key);

#endif
