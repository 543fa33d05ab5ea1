/* SPDX-License-Identifier: MIT */
/**
 * @file parse.h
 * From source text to a syntax tree.
 *
 * Source is UTF-8. The grammar is that of Python 3.11 without `match`, `async` and `await`:
 * these are a SyntaxError that names the construct.
 *
 * What is wrong with the source is told in an OuSyntaxInfo, not as an exception, because what an
 * exception is made from (file name, line, column, text) does not fit into the error record.
 */
#ifndef OURO_PYTHON_PARSE_H
#define OURO_PYTHON_PARSE_H

#include "ouro/errors.h"
#include "ast.h"

/**
 * What to expect in the source. CPython: Py_file_input (Include/compile.h), Py_single_input,
 * Py_eval_input.
 */
typedef enum OuParseMode {
    OU_FILE_INPUT,   /**< statements, to the end: a Module */
    OU_SINGLE_INPUT, /**< one statement, as at the prompt: an Interactive */
    OU_EVAL_INPUT,   /**< one expression: an Expression */
} OuParseMode;

/** Room for the message of a syntax error, its NUL included. Longer ones are cut. */
#define OU_SYNTAX_MESSAGE_SIZE 256

/**
 * What is wrong with the source, and where. Also filled in by symtable.c and the compiler.
 *
 * After a failure `kind` is OuExc_SyntaxError, OuExc_IndentationError or OuExc_TabError and the
 * error record is clear; or `kind` is OuExc_None and the error record is set (MemoryError,
 * RecursionError).
 */
typedef struct OuSyntaxInfo {
    OuExcKind kind;                       /**< see above */
    char message[OU_SYNTAX_MESSAGE_SIZE]; /**< as CPython's, UTF-8 */
    int lineno;                           /**< line, from 1 */
    int offset;                           /**< column, from 1, in characters; 0: none */
    int end_lineno;                       /**< where the range ends: line; 0: none */
    int end_offset;                       /**< and column; 0: none */
    char *text;                           /**< ?, the line, UTF-8, with its newline; owned */
    int incomplete;                       /**< 1: more input could mend it (see ou_parse()) */
} OuSyntaxInfo;

/** Frees what an OuSyntaxInfo owns and makes it empty. */
void ou_syntax_info_clear(OuSyntaxInfo *info);

/**
 * Fills in an error about a place in the source. Does nothing when one is there already.
 *
 * @param info    what to fill in; its `text` becomes a copy of the line
 * @param source  the whole source, NUL-terminated, or NULL: no text
 * @param at      where, in bytes as nodes have it; offsets become characters
 * @param kind    OuExc_SyntaxError or a kind derived from it
 * @param format  the message, a printf format, then its arguments
 *
 * When the copy of the line cannot be allocated, `kind` stays OuExc_None and MemoryError is set.
 * CPython: _PyPegen_raise_error_known_location (Parser/pegen_errors.c).
 */
void ou_syntax_error(OuSyntaxInfo *info, const char *source, OuPosition at, OuExcKind kind,
                     const char *format, ...) OU_PRINTF_LIKE(5, 6);

/**
 * Parses source text.
 *
 * @param source  UTF-8; a byte order mark is skipped; need not end in a newline
 * @param size    its length in bytes; a NUL byte inside is an error
 * @param mode    what to expect
 * @param arena   where the tree goes
 * @param info    all zero; filled in on failure; to be cleared with ou_syntax_info_clear()
 * @return the tree, the arena's; NULL on failure
 *
 * For the prompt: on failure in OU_SINGLE_INPUT `info->incomplete` is 1 when the source ends
 * before the statement does (an open bracket, a triple-quoted string, a block), so that another
 * line is to be read. A compound statement is complete when a blank line follows it, and not
 * before.
 * Source that holds no statement at all, only blanks and comments, gives an Interactive with an
 * empty body.
 *
 * The depth of the C stack is bounded: nesting that is too deep is a SyntaxError ("too many
 * nested parentheses") or a MemoryError, as in CPython.
 *
 * CPython: _PyParser_ASTFromString (Parser/peg_api.c).
 */
OuMod *ou_parse(const char *source, size_t size, OuParseMode mode, OuArena *arena,
                OuSyntaxInfo *info);

#endif
