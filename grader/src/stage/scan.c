/* SPDX-License-Identifier: MIT */
/**
 * @file scan.c
 * Tells code from comments, strings and preprocessor lines.
 *
 * The idea: copy the text and put blanks over what is not code. Whoever looks for a brace, or for
 * a name, looks into the copy and cannot be misled by a brace in a string.
 *
 * Invariant: every view has the length of the text and its line ends, at the same places.
 */
#include "scan.h"

#include "common/util.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** Puts blanks over a stretch of a view; line ends stay. */
static void blank(char *view, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        if (view[at] != '\n') {
            view[at] = ' ';
        }
    }
}

static void add_comment(Scan *scan, size_t start, size_t end)
{
    scan->comments = must_resize(scan->comments, scan->comment_count + 1, sizeof(Span));
    scan->comments[scan->comment_count++] = (Span){start, end};
    blank(scan->code, start, end);
}

static size_t end_of_block_comment(const Scan *scan, size_t start)
{
    const char *end = strstr(scan->text + start + 2, "*/");
    return end == NULL ? scan->length : (size_t)(end - scan->text) + 2;
}

/** Finds the end of a line; a backslash before the line end carries it on. */
static size_t end_of_logical_line(const Scan *scan, size_t start)
{
    size_t at = start;
    while (at < scan->length && scan->text[at] != '\n') {
        at += scan->text[at] == '\\' && at + 1 < scan->length ? 2 : 1;
    }
    return at;
}

/** Finds the place after the quote that closes the one at `start`. */
static size_t end_of_quoted(const Scan *scan, size_t start)
{
    size_t at = start + 1;
    while (at < scan->length && scan->text[at] != scan->text[start] && scan->text[at] != '\n') {
        at += scan->text[at] == '\\' && at + 1 < scan->length ? 2 : 1;
    }
    return at < scan->length ? at + 1 : scan->length;
}

static void find_comments_and_strings(Scan *scan)
{
    size_t at = 0;
    while (at < scan->length) {
        char c = scan->text[at];
        char next = scan->text[at + 1];
        if (c == '/' && (next == '*' || next == '/')) {
            size_t end =
                next == '*' ? end_of_block_comment(scan, at) : end_of_logical_line(scan, at);
            add_comment(scan, at, end);
            at = end;
        } else if (c == '"' || c == '\'') {
            size_t end = end_of_quoted(scan, at);
            blank(scan->code, at + 1, end > at + 1 ? end - 1 : end);
            at = end;
        } else {
            at++;
        }
    }
}

static void blank_preprocessor_lines(Scan *scan)
{
    size_t at = 0;
    while (at < scan->length) {
        size_t first = at + strspn(scan->code + at, " \t");
        size_t end = end_of_logical_line(scan, first);
        if (scan->code[first] == '#') {
            blank(scan->flat, first, end);
        } else {
            end = first + strcspn(scan->code + first, "\n");
        }
        at = end + 1;
    }
}

Scan *scan_new(const char *text)
{
    Scan *scan = must_alloc(1, sizeof *scan);
    scan->text = text;
    scan->length = strlen(text);
    scan->code = must_copy(text);
    find_comments_and_strings(scan);
    scan->flat = must_copy(scan->code);
    blank_preprocessor_lines(scan);
    return scan;
}

void scan_free(Scan *scan)
{
    if (scan != NULL) {
        free(scan->code);
        free(scan->flat);
        free(scan->comments);
        free(scan);
    }
}

size_t scan_line(const Scan *scan, size_t place)
{
    size_t line = 1;
    for (size_t at = 0; at < place && at < scan->length; at++) {
        line += scan->text[at] == '\n';
    }
    return line;
}

size_t scan_closing(const Scan *scan, size_t open)
{
    char opener = scan->flat[open];
    char closer = opener == '{' ? '}' : ')';
    size_t depth = 0;
    for (size_t at = open; at < scan->length; at++) {
        if (scan->flat[at] == opener) {
            depth++;
        } else if (scan->flat[at] == closer && --depth == 0) {
            return at;
        }
    }
    return scan->length;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

bool scan_identifier(const char *view, size_t from, size_t end, Span *found)
{
    size_t at = from;
    while (at < end) {
        size_t start = at;
        while (at < end && is_word(view[at])) {
            at++;
        }
        if (at > start && !isdigit((unsigned char)view[start])) {
            *found = (Span){start, at};
            return true;
        }
        at += at == start;
    }
    return false;
}

bool scan_is(const char *text, Span span, const char *word)
{
    size_t length = span.end - span.start;
    return strlen(word) == length && memcmp(text + span.start, word, length) == 0;
}
