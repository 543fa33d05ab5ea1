/* SPDX-License-Identifier: MIT */
/**
 * @file screen.h
 * Text on its way to a reader: made harmless, and laid out.
 */
#ifndef OURO_GRADER_SCREEN_H
#define OURO_GRADER_SCREEN_H

#include "common/util.h"

/**
 * A copy in which everything that is not plain text is spelled out: control characters, bytes
 * that are no UTF-8 and signs that change the direction of writing become \xNN. Line ends stay.
 *
 * @param text  any bytes, ended by NUL
 * @return a new string, valid UTF-8, that the caller frees
 */
char *screen_escape(const char *text);

/**
 * As screen_escape(), and line ends are spelled out too: for names of files.
 *
 * @param name  any bytes, ended by NUL
 * @return a new string on one line that the caller frees
 */
char *screen_escape_name(const char *name);

/** How many columns a string takes, one per character. */
size_t screen_width(const char *text);

/**
 * Adds words, broken at blanks so that lines stay within 80 columns. A word longer than that
 * stays whole, and so does what stands in quotation marks, 'single' or "double".
 *
 * @param text    receives the lines, the last one ended too
 * @param indent  blanks before each line
 * @param words   the words; line ends in them are kept
 */
void screen_wrap(Text *text, int indent, const char *words);

/** Adds "(and 3 more lines)" on a line of its own. */
void screen_more_lines(Text *text, int indent, size_t count);

#endif
