/* SPDX-License-Identifier: MIT */
/**
 * @file ctags.h
 * What universal-ctags knows about a C source: where functions and variables begin and end.
 */
#ifndef OURO_STAGE_CTAGS_H
#define OURO_STAGE_CTAGS_H

#include "common/util.h"

/** What a name stands for. */
typedef enum SymbolKind { SYMBOL_FUNCTION, SYMBOL_PROTOTYPE, SYMBOL_VARIABLE } SymbolKind;

/** One name at the top level of a file. */
typedef struct Symbol {
    char *name;
    SymbolKind kind;
    size_t line; /**< where the name stands, from 1 */
    size_t end;  /**< the line on which its definition ends */
} Symbol;

/** The names of a file, in the order of their lines. */
typedef struct SymbolList {
    Symbol *items;
    size_t count;
} SymbolList;

/**
 * Asks universal-ctags about a file.
 *
 * @param path     the C source
 * @param list     filled; to be given to symbols_free()
 * @param problem  receives what is wrong
 * @return whether ctags could be run and its answer be read
 */
bool symbols_of(const char *path, SymbolList *list, Text *problem);

/** Releases what a list owns. */
void symbols_free(SymbolList *list);

#endif
