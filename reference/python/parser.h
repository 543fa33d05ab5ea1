/* SPDX-License-Identifier: MIT */
/**
 * @file parser.h
 * What the files of the parser share: the parser's state, its errors, the rules they call.
 *
 * A rule is a function that begins at the current token, moves behind what it recognised and
 * returns a node of the arena. A rule that fails returns NULL (or -1) and has reported why; what
 * calls it passes the failure on. The names of the rules are those of CPython's grammar
 * (Grammar/python.gram).
 */
#ifndef OURO_PYTHON_PARSER_H
#define OURO_PYTHON_PARSER_H

#include "token.h"

/**
 * How deep rules may nest, brackets apart, before a MemoryError. CPython: MAXSTACK
 * (Parser/parser.c).
 */
#define OU_PARSER_MAX_DEPTH 3000

/** A parser. CPython: Parser (Parser/pegen.h). */
typedef struct OuParser {
    OuArena *arena;            /**< borrowed; owns the tree */
    OuSyntaxInfo *info;        /**< receives where a syntax error is */
    OuSyntaxInfo *token_error; /**< of TOK_FAILED, or empty */
    int token_error_yields;    /**< 1: it is told only if the parser gets there */
    const char *source;        /**< clean */
    const OuToken *tok;        /**< the current token */
    const OuToken *seen; /**< the furthest token that decided anything; `tok` may be further */
    int first_lineno;    /**< of `source`: not 1 in an f-string */
    int first_col;       /**< of the first line of `source` */
    int in_fstring;      /**< 1: `source` is an expression of an f-string */
    int single;          /**< 1: parsing OU_SINGLE_INPUT */
    OuPosition unclosed; /**< of the bracket that is never closed, if `unclosed_with` */
    char unclosed_with;  /**< the bracket that was never closed, or 0 */
    int quiet;           /**< above 0: parsing to find the best message for an error */
    int depth;           /**< how deep rules are nested */

    /* sequences under construction, one above the other */
    void **stack;      /**< nodes of sequences that are being read */
    size_t stack_size; /**< nodes on it */
    size_t stack_room; /**< nodes there is room for */
} OuParser;

/**
 * Makes a parser for the tokens of a source, to be ended with ou_parser_end().
 *
 * @param t           behind ou_tokenize(), its `info` being of the same source
 * @param arena       where nodes go
 * @param info        where errors go
 */
OuParser ou_parser_begin(OuTokenizer *t, OuArena *arena, OuSyntaxInfo *info);
/** Frees what a parser owns. */
void ou_parser_end(OuParser *p);

/* ---- parse.c: tokens, nodes, sequences, errors ---------------------------------------------- */

/** 1 if the current token is of a type. */
static inline int ou_at(const OuParser *p, OuTokenType type)
{
    return p->tok->type == type;
}

/** Moves behind the current token and returns it. Never called at the last token. */
static inline const OuToken *ou_take(OuParser *p)
{
    return p->tok++;
}

/** Moves behind the current token if it is of a type; 1 if so. */
static inline int ou_accept(OuParser *p, OuTokenType type)
{
    return ou_at(p, type) ? (p->tok++, 1) : 0;
}

/** As ou_accept(), but an invalid syntax if the token is another; 0 or -1. */
int ou_expect(OuParser *p, OuTokenType type);

/**
 * As ou_expect(), with the message "expected '...'". CPython: _PyPegen_expect_forced_token
 * (Parser/pegen.c).
 */
int ou_expect_forced(OuParser *p, OuTokenType type, const char *text);

/** Goes one level deeper; -1 with MemoryError when that is too deep. */
int ou_enter(OuParser *p);
/** Comes back from ou_enter(). */
void ou_leave(OuParser *p);

/** Makes an expression from `start` to the token before the current one; NULL on failure. */
OuExpr *ou_new_expr(OuParser *p, OuExprKind kind, OuPosition start);
/** Makes a statement from `start` to the token before the current one; NULL on failure. */
OuStmt *ou_new_stmt(OuParser *p, OuStmtKind kind, OuPosition start);
/** Makes a Constant; `value` is stolen, NULL passes a failure on. */
OuExpr *ou_new_constant(OuParser *p, OuObject *value, OuPosition at);
/** The arena's object for a name token. CPython: _PyPegen_new_identifier (Parser/pegen.c). */
OuObject *ou_token_name(OuParser *p, const OuToken *token);
/** The range from the start of one position to the end of another. */
OuPosition ou_range(OuPosition first, OuPosition last);

/** Adds an item to the sequence under construction; -1 with MemoryError. */
int ou_push(OuParser *p, void *item);
/** Makes a sequence of what was pushed since `p->stack_size` was `mark`, and pops it. */
OuSeq *ou_pop_seq(OuParser *p, size_t mark);
/** An empty sequence; NULL with MemoryError. */
OuSeq *ou_empty_seq(OuParser *p);

/**
 * Reports an error at a range; NULL always. CPython: RAISE_SYNTAX_ERROR_KNOWN_RANGE
 * (Parser/pegen.h).
 */
void *ou_parse_error(OuParser *p, OuPosition at, const char *format, ...) OU_PRINTF_LIKE(3, 4);
/**
 * Reports an error at the current token; NULL always. CPython: RAISE_SYNTAX_ERROR (Parser/pegen.h).
 */
void *ou_parse_error_here(OuParser *p, OuExcKind kind, const char *format, ...)
    OU_PRINTF_LIKE(3, 4);
/**
 * Reports that the current token fits nowhere; NULL. CPython: _PyPegen_set_syntax_error
 * (Parser/pegen_errors.c).
 */
void *ou_invalid_syntax(OuParser *p);
/** Reports a construct outside the subset; NULL always. */
void *ou_unsupported(OuParser *p, const OuToken *token, const char *construct);

/** A place to return to. */
typedef struct OuParserMark {
    const OuToken *tok;  /**< the token to go back to */
    const OuToken *seen; /**< the furthest token looked at then */
    size_t stack_size;   /**< nodes on the stack then */
    int depth;           /**< nesting then */
} OuParserMark;

/** Begins to parse something only to see whether it can be. */
OuParserMark ou_try_begin(OuParser *p);
/**
 * Ends what ou_try_begin() began: forgets a syntax error.
 *
 * @param p     the parser
 * @param mark  what ou_try_begin() returned
 * @param back  1: returns to the mark in any case; 0: only after an error
 * @return 1 if there was no error; 0 if there was a syntax error; -1 if the parser must fail: the
 *         error record is set, or the tokens end here too early, which was reported
 */
int ou_try_end(OuParser *p, OuParserMark mark, int back);

/* ---- parse_expr.c -------------------------------------------------------------------------- */

OuExpr *ou_star_expressions(OuParser *p);         /**< `a, *b`: a value */
OuExpr *ou_star_named_expression(OuParser *p);    /**< an item of a display */
OuExpr *ou_named_expression(OuParser *p);         /**< `a := b` or an expression */
OuExpr *ou_assignment_or_expression(OuParser *p); /**< the same, `=` after it being no error yet */
/**
 * An expression without a comma and without a star: the arena's; NULL on failure. CPython:
 * expression_rule (Parser/parser.c).
 */
OuExpr *ou_expression(OuParser *p);
OuExpr *ou_starred(OuParser *p); /**< `*` and what it unpacks, at the star */
/** `a or b` and what binds closer. CPython: disjunction_rule (Parser/parser.c). */
OuExpr *ou_disjunction(OuParser *p);
/** `a | b` and what binds closer. CPython: bitwise_or_rule (Parser/parser.c). */
OuExpr *ou_bitwise_or(OuParser *p);
/** What may stand on the right of `=`. CPython: annotated_rhs_rule (Parser/parser.c). */
OuExpr *ou_yield_or_star_expressions(OuParser *p);
/** `yield` and `yield from`. CPython: yield_expr_rule (Parser/parser.c). */
OuExpr *ou_yield_expr(OuParser *p);
/**
 * At an expression that follows another one, `a`, which begins at token `first`: looks for the best
 * message. -1 if it reported one. CPython: invalid_expression (Grammar/python.gram),
 * invalid_legacy_expression.
 */
int ou_two_expressions(OuParser *p, const OuToken *first, OuExpr *a);
/** 1 if an expression can begin with a token. */
int ou_begins_expression(const OuToken *token);

/* ---- parse_primary.c ------------------------------------------------------------------------ */

OuExpr *ou_primary(OuParser *p); /**< an atom and the attributes, calls, subscripts after it */

/* ---- parse_atom.c -------------------------------------------------------------------------- */

/** A name, a literal, a display or something in brackets. CPython: atom_rule (Parser/parser.c). */
OuExpr *ou_atom(OuParser *p);
OuExpr *ou_group(OuParser *p); /**< what begins with `(`: group, tuple, generator expression */
/** The `for` and `if` parts of a comprehension. CPython: for_if_clauses_rule (Parser/parser.c). */
OuComprehensionSeq *ou_for_if_clauses(OuParser *p);

/* ---- parse_args.c -------------------------------------------------------------------------- */

/** The arguments of a call up to and with `)`; `call` is `(`'s token. 0 or -1. */
int ou_arguments(OuParser *p, const OuToken *call, int genexp_allowed, OuExprSeq **args,
                 OuKeywordSeq **keywords);
/** Parameters up to `closing`, which is not taken: TOK_RPAR, or TOK_COLON for a lambda. */
OuArguments *ou_parameters(OuParser *p, OuTokenType closing);

/* ---- parse_target.c ------------------------------------------------------------------------ */

/** Turns an expression into a target; -1 if it cannot be one. */
int ou_set_context(OuParser *p, OuExpr *e, OuExprContext context);
/** Targets up to, not with, `in`. */
OuExpr *ou_star_targets_before_in(OuParser *p);
/**
 * What an expression is called in messages. CPython: _PyPegen_get_expr_name
 * (Parser/action_helpers.c).
 */
const char *ou_expr_name(const OuExpr *e);
/**
 * The part of an expression that cannot be a target, or NULL. CPython: _PyPegen_get_invalid_target
 * (Parser/action_helpers.c).
 */
OuExpr *ou_invalid_target(OuExpr *e, OuExprContext context);
/** At `=` after an expression that is no target: looks for the best message. -1 if it reported. */
int ou_check_equal(OuParser *p, OuExpr *e);

/* ---- parse_string.c, parse_fstring.c ------------------------------------------ */

OuExpr *ou_strings(OuParser *p); /**< STRING+ */
OuExpr *ou_number(OuParser *p);  /**< NUMBER */
/** Code points under construction. */
typedef struct OuCodePoints {
    unsigned *items; /**< owned; freed with OuMem_Free() by who made the record */
    size_t size;     /**< code points in use */
    size_t room;     /**< code points there is room for */
} OuCodePoints;
/** Appends a code point; -1 with MemoryError. */
int ou_code_points_add(OuCodePoints *out, unsigned code);
/** A new str of the code points; NULL with an error set. */
OuObject *ou_code_points_str(const OuCodePoints *from);
/** Appends the text from `start` to `end`, escapes replaced unless `raw`; -1 on failure. */
int ou_decode_text(OuParser *p, const char *start, const char *end, int raw, OuCodePoints *out);
/** The parts of an f-string: pushes values, text between them stays in `text`. 0 or -1. */
int ou_fstring(OuParser *p, const OuToken *token, const char *start, const char *end, int raw,
               OuCodePoints *text, OuPosition whole);
/** Pushes the text, if any, as a Constant, and empties it. 0 or -1. */
int ou_push_text(OuParser *p, OuCodePoints *text, OuPosition whole);

/* ---- parse_stmt.c, parse_compound.c, parse_import.c ------------------------------------------ */

/** Parses one line of simple statements, or one compound statement, and pushes it. 0 or -1. */
int ou_statement(OuParser *p);
/** Parses one line of simple statements and pushes them. 0 or -1. */
int ou_simple_stmts(OuParser *p);
/** A compound statement, if one begins here: 1 if so (then *stmt, NULL on failure), else 0. */
int ou_compound_stmt(OuParser *p, OuStmt **stmt);
OuStmt *ou_import_stmt(OuParser *p); /**< `import` and `from` */

#endif
