/* SPDX-License-Identifier: MIT */
/**
 * @file expect.h
 * The expectations that stand in the source of a probe, `// expect: TEXT`, or of a Python program,
 * `# expect: TEXT`.
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
 * Collects the expectations of a Python program, as reference/tests/programs.sh reads them: what
 * stands behind "# expect: " is the line, byte for byte.
 *
 * @param source    the text of the program
 * @param expected  receives the lines of standard output
 * @return the last line of standard error that `# expect-error: TEXT` at the beginning of a line
 *         asks for, as a new string; NULL: the program ends without an error
 */
char *expect_collect_python(const char *source, Strings *expected);

/** As expect_blank(), for a Python program. */
char *expect_blank_python(const char *source);

/**
 * The value of a `// KEY: TEXT` comment, for the canaries.
 *
 * @param source  the text of the file
 * @param key     as "caught"
 * @return a new string that the caller frees, or NULL when there is no such comment
 */
char *comment_value(const char *source, const char *key);

#endif
