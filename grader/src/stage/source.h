/* SPDX-License-Identifier: MIT */
/**
 * @file source.h
 * A reference source, cut into its declarations, with the `@lab{n,t}` tags found.
 */
#ifndef OURO_STAGE_SOURCE_H
#define OURO_STAGE_SOURCE_H

#include "ctags.h"
#include "scan.h"

/** One declaration or definition at the top level of a file. */
typedef struct Chunk {
    size_t doc;   /**< where the comments right before it begin; `start` if there are none */
    size_t start; /**< its first word */
    size_t body;  /**< the `{` of a function; 0 for anything else */
    size_t end;   /**< after its last `}` or `;` */
    bool is_static;
    bool is_item;       /**< static and named by ctags: may be left out of a stub */
    size_t name;        /**< a function: where its name stands */
    const char *called; /**< a function: its name, owned by the symbols */
    int lab;
    int task; /**< 0 if it has no tag */
    Span tag; /**< the text `@lab{n,t}` */
} Chunk;

/** A source file and its parts. */
typedef struct Source {
    const char *path; /**< for messages; borrowed */
    Scan *scan;
    SymbolList symbols;
    Chunk *chunks; /**< in the order of the text */
    size_t count;
} Source;

/**
 * Cuts a source into chunks and finds the tags.
 *
 * @param source   filled; to be given to source_free(), after a failure too
 * @param path     the file, which ctags will read; borrowed, as long as `source` lives
 * @param text     its text; borrowed, as long as `source` lives
 * @param problem  receives a message that names file and line and says what to do
 * @return whether all went well
 */
bool source_read(Source *source, const char *path, const char *text, Text *problem);

/** Releases what a source owns. */
void source_free(Source *source);

/** Says whether a symbol stands within a chunk. */
bool source_holds(const Source *source, const Chunk *chunk, const Symbol *symbol);

/** Writes a message "PATH:LINE: ..." into `problem`; returns false. */
bool source_error(const Source *source, size_t place, Text *problem, const char *format, ...)
    PRINTF_LIKE(4, 5);

#endif
