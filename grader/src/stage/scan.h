/* SPDX-License-Identifier: MIT */
/**
 * @file scan.h
 * A C source as text whose comments and strings are known.
 *
 * Three views of the same text, byte for byte of the same length, so that a place found in one is
 * the same place in the others.
 */
#ifndef OURO_STAGE_SCAN_H
#define OURO_STAGE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/** A stretch of text: from `start` up to, not including, `end`. */
typedef struct Span {
    size_t start;
    size_t end;
} Span;

/** One source file, looked at. */
typedef struct Scan {
    const char *text; /**< the source, borrowed; ends with NUL */
    size_t length;
    char *code;     /**< comments and what is in strings are blanks; line ends stay */
    char *flat;     /**< as `code`, and preprocessor lines are blanks too */
    Span *comments; /**< in the order of the text */
    size_t comment_count;
} Scan;

/**
 * Looks at a source.
 *
 * @param text  borrowed; must live as long as the result
 * @return a new Scan, to be given to scan_free()
 */
Scan *scan_new(const char *text);

/** Releases a Scan; NULL is allowed. */
void scan_free(Scan *scan);

/** Says on which line, from 1, a place is. */
size_t scan_line(const Scan *scan, size_t place);

/** Finds the `}` or `)` that closes the `{` or `(` at `open` in `flat`; `length` if none does. */
size_t scan_closing(const Scan *scan, size_t open);

/**
 * Finds the next identifier of `view` within [from, end).
 *
 * @param view   scan->code or scan->flat
 * @param found  where it is; untouched if there is none
 * @return whether there is one
 */
bool scan_identifier(const char *view, size_t from, size_t end, Span *found);

/** Says whether a stretch of text is exactly `word`. */
bool scan_is(const char *text, Span span, const char *word);

#endif
