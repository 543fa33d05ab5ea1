/* SPDX-License-Identifier: MIT */
/**
 * @file source.c
 * Cuts a reference source into its declarations.
 *
 * The idea: at the top level a C file is a row of chunks. A chunk ends with a `;`, or, if
 * universal-ctags says that it is a function, with the `}` of its body. ctags knows the names and
 * lines; the scan knows the braces; where the two disagree, we stop rather than cut wrongly.
 *
 * Invariant: chunks do not overlap and stand in the order of the text.
 */
#include "source.h"

#include "common/util.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char tag_word[] = "@lab";

bool source_error(const Source *source, size_t place, Text *problem, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_printf(problem, "%s:%zu: ", source->path, scan_line(source->scan, place));
    text_vprintf(problem, format, args);
    va_end(args);
    return false;
}

/* ---- where a chunk ends ---------------------------------------------------------------------- */

/** Finds the function whose name stands between `start` and the brace at `brace`. */
static const Symbol *function_at(const Source *source, size_t start, size_t brace, Span *name)
{
    const Scan *scan = source->scan;
    size_t first = scan_line(scan, start), last = scan_line(scan, brace);
    for (size_t i = 0; i < source->symbols.count; i++) {
        const Symbol *symbol = &source->symbols.items[i];
        if (symbol->kind != SYMBOL_FUNCTION || symbol->line < first || symbol->line > last) {
            continue;
        }
        Span word = {start, start};
        while (scan_identifier(scan->flat, word.end, brace, &word)) {
            if (scan_is(scan->text, word, symbol->name)) {
                *name = word;
                return symbol;
            }
        }
    }
    return NULL;
}

/** Ends a chunk at the closing brace of its body, if ctags agrees on the line. */
static bool end_function(Source *source, Chunk *chunk, const Symbol *symbol, size_t brace,
                         Text *problem)
{
    size_t closing = scan_closing(source->scan, brace);
    if (closing == source->scan->length || scan_line(source->scan, closing) != symbol->end) {
        return source_error(source, chunk->start, problem,
                            "%s() ends on line %zu for ctags, and its braces do not agree.\n"
                            "Look for a brace too many or too few, or one inside an #if.",
                            symbol->name, symbol->end);
    }
    chunk->body = brace;
    chunk->end = closing + 1;
    chunk->called = symbol->name;
    return true;
}

/** Finds the end of the chunk that begins at chunk->start. */
static bool find_end(Source *source, Chunk *chunk, Text *problem)
{
    const Scan *scan = source->scan;
    for (size_t at = chunk->start; at < scan->length; at++) {
        char c = scan->flat[at];
        if (c == ';') {
            chunk->end = at + 1;
            return true;
        }
        if (c == '{') {
            Span name = {0, 0};
            const Symbol *symbol = function_at(source, chunk->start, at, &name);
            if (symbol != NULL) {
                chunk->name = name.start;
                return end_function(source, chunk, symbol, at, problem);
            }
        }
        if (c == '{' || c == '(') {
            at = scan_closing(scan, at);
        }
    }
    return source_error(source, chunk->start, problem,
                        "this declaration has no end.\n"
                        "Look for a missing `;`, or for a bracket that is not closed.");
}

/* ---- what stands before a chunk -------------------------------------------------------------- */

/** Counts line ends within blanks; -1 if there is something else. */
static int line_ends_between(const char *text, size_t from, size_t to)
{
    int count = 0;
    for (size_t at = from; at < to; at++) {
        if (!isspace((unsigned char)text[at])) {
            return -1;
        }
        count += text[at] == '\n';
    }
    return count;
}

static bool is_file_comment(const Scan *scan, Span comment)
{
    const char *word = strstr(scan->text + comment.start, "@file");
    return word != NULL && word < scan->text + comment.end;
}

/** Finds where the comments right before a chunk begin; an empty line separates. */
static size_t find_doc(const Scan *scan, size_t start, size_t previous_end)
{
    size_t doc = start;
    for (size_t i = scan->comment_count; i-- > 0;) {
        Span comment = scan->comments[i];
        if (comment.end > doc) {
            continue;
        }
        int gap = line_ends_between(scan->text, comment.end, doc);
        bool beside = comment.start >= previous_end && previous_end > 0 &&
                      line_ends_between(scan->code, previous_end, comment.start) == 0;
        if (gap < 0 || gap > 1 || comment.start < previous_end || beside ||
            is_file_comment(scan, comment)) {
            break;
        }
        doc = comment.start;
    }
    return doc;
}

/* ---- tags ------------------------------------------------------------------------------------ */

/** Reads `@lab{n,t}` at `place`; the end of it, or 0 if it is not one. */
static size_t read_tag(const char *text, size_t place, int *lab, int *task)
{
    int used = 0;
    if (sscanf(text + place, "@lab{%4d,%4d}%n", lab, task, &used) != 2 || used == 0 || *lab < 0 ||
        *task < 1) {
        return 0;
    }
    /* sscanf allows blanks and signs: a tag is written in one way only. */
    char *exact = must_print("@lab{%d,%d}", *lab, *task);
    bool same = strncmp(text + place, exact, strlen(exact)) == 0;
    free(exact);
    return same ? place + (size_t)used : 0;
}

static Chunk *chunk_after_comment(Source *source, Span comment)
{
    for (size_t i = 0; i < source->count; i++) {
        Chunk *chunk = &source->chunks[i];
        if (chunk->doc <= comment.start && comment.end <= chunk->start) {
            return chunk;
        }
    }
    return NULL;
}

static bool place_tag(Source *source, Span comment, size_t place, Text *problem)
{
    int lab = 0, task = 0;
    size_t end = read_tag(source->scan->text, place, &lab, &task);
    if (end == 0) {
        return source_error(source, place, problem,
                            "this tag cannot be read.\n"
                            "Write it as @lab{1,2}: the lab, a comma, the task, no blanks.");
    }
    Chunk *chunk = chunk_after_comment(source, comment);
    if (chunk == NULL || chunk->body == 0) {
        return source_error(source, place, problem,
                            "@lab{%d,%d} does not stand before a function.\n"
                            "Put it into the comment right before one, without an empty line.",
                            lab, task);
    }
    if (chunk->task != 0) {
        return source_error(source, place, problem,
                            "%s() has a tag already.\nA function belongs to one task: remove one.",
                            chunk->called);
    }
    if (chunk->is_static) {
        return source_error(source, chunk->start, problem,
                            "%s() has a tag and is static.\n"
                            "A student's function is called from outside: remove `static`, or the "
                            "tag.",
                            chunk->called);
    }
    chunk->lab = lab;
    chunk->task = task;
    chunk->tag = (Span){place, end};
    return true;
}

static bool find_tags(Source *source, Text *problem)
{
    const Scan *scan = source->scan;
    for (size_t i = 0; i < scan->comment_count; i++) {
        Span comment = scan->comments[i];
        const char *end = scan->text + comment.end;
        const char *found = scan->text + comment.start;
        while ((found = strstr(found, tag_word)) != NULL && found < end) {
            const char *after = found + strlen(tag_word);
            if (!isalnum((unsigned char)*after) && *after != '_' &&
                !place_tag(source, comment, (size_t)(found - scan->text), problem)) {
                return false;
            }
            found = after;
        }
    }
    return true;
}

/* ---- the whole ------------------------------------------------------------------------------- */

bool source_holds(const Source *source, const Chunk *chunk, const Symbol *symbol)
{
    size_t first = scan_line(source->scan, chunk->start);
    size_t last = scan_line(source->scan, chunk->end);
    if (symbol->line < first || symbol->line > last) {
        return false;
    }
    Span word = {chunk->start, chunk->start};
    while (scan_identifier(source->scan->flat, word.end, chunk->end, &word)) {
        if (scan_is(source->scan->text, word, symbol->name)) {
            return true;
        }
    }
    return false;
}

/** Says whether the declaration says `static` before its body or initial value. */
static bool says_static(const Scan *scan, const Chunk *chunk)
{
    size_t head =
        chunk->body > 0 ? chunk->name : chunk->start + strcspn(scan->flat + chunk->start, "{[=;");
    Span word = {chunk->start, chunk->start};
    while (scan_identifier(scan->flat, word.end, head, &word)) {
        if (scan_is(scan->text, word, "static")) {
            return true;
        }
    }
    return false;
}

static void add_chunk(Source *source, Chunk chunk)
{
    source->chunks = must_resize(source->chunks, source->count + 1, sizeof(chunk));
    chunk.is_static = says_static(source->scan, &chunk);
    for (size_t i = 0; chunk.is_static && i < source->symbols.count; i++) {
        chunk.is_item = chunk.is_item || source_holds(source, &chunk, &source->symbols.items[i]);
    }
    source->chunks[source->count++] = chunk;
}

bool source_read(Source *source, const char *path, const char *text, Text *problem)
{
    *source = (Source){.path = path, .scan = scan_new(text)};
    if (!symbols_of(path, &source->symbols, problem)) {
        return false;
    }
    const Scan *scan = source->scan;
    size_t previous_end = 0;
    for (;;) {
        Chunk chunk = {.start = previous_end + strspn(scan->flat + previous_end, " \t\r\n\f\v;")};
        if (chunk.start == scan->length) {
            return find_tags(source, problem);
        }
        chunk.doc = find_doc(scan, chunk.start, previous_end);
        if (!find_end(source, &chunk, problem)) {
            return false;
        }
        add_chunk(source, chunk);
        previous_end = chunk.end;
    }
}

void source_free(Source *source)
{
    scan_free(source->scan);
    symbols_free(&source->symbols);
    free(source->chunks);
}
