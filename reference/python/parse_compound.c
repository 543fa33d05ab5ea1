/* SPDX-License-Identifier: MIT */
/**
 * @file parse_compound.c
 * Compound statements: those with a block.
 */
#include "parser.h"

/** The line of `:`, and the block after it; `what` names the statement in messages. */
static OuStmtSeq *block(OuParser *p, const OuToken *header, const char *what)
{
    size_t mark = p->stack_size;
    if (!ou_accept(p, TOK_NEWLINE)) {
        return ou_simple_stmts(p) == 0 ? (OuStmtSeq *)ou_pop_seq(p, mark) : NULL;
    }
    if (!ou_accept(p, TOK_INDENT)) {
        return ou_parse_error_here(p, OuExc_IndentationError,
                                   "expected an indented block after %s on line %d", what,
                                   header->at.lineno);
    }
    while (!ou_accept(p, TOK_DEDENT)) {
        if (ou_statement(p) < 0) {
            return NULL;
        }
    }
    return (OuStmtSeq *)ou_pop_seq(p, mark);
}

/** `:`; "expected ':'" if the line ends instead, invalid syntax otherwise. 0 or -1. */
static int colon(OuParser *p)
{
    if (ou_at(p, TOK_NEWLINE)) {
        return ou_expect_forced(p, TOK_COLON, ":");
    }
    return ou_expect(p, TOK_COLON);
}

/** Makes a statement that ends where its last block ends. */
static OuStmt *new_compound(OuParser *p, OuStmtKind kind, OuPosition start, OuStmtSeq *last)
{
    OuStmt *s = ou_new_stmt(p, kind, start);
    if (s != NULL && last->size > 0) {
        s->at = ou_range(start, last->items[last->size - 1]->at);
    }
    return s;
}

/** `else:` and its block, or an empty sequence. */
static OuStmtSeq *else_block(OuParser *p)
{
    const OuToken *header = p->tok;
    if (!ou_accept(p, KW_ELSE)) {
        return (OuStmtSeq *)ou_empty_seq(p);
    }
    return ou_expect_forced(p, TOK_COLON, ":") == 0 ? block(p, header, "'else' statement") : NULL;
}

/* ---- if, while, for ---------------------------------------------------------------------------------- */

/** `if` or `elif`, and what follows: an `elif` is one If in the orelse of the one before. */
static OuStmt *if_stmt(OuParser *p, const char *what)
{
    if (ou_enter(p) < 0) {
        return NULL;
    }
    const OuToken *header = ou_take(p);
    OuExpr *test = ou_named_expression(p);
    OuStmtSeq *body = test != NULL && colon(p) == 0 ? block(p, header, what) : NULL;
    if (body == NULL) {
        return NULL;
    }
    OuStmtSeq *orelse;
    if (ou_at(p, KW_ELIF)) {
        size_t mark = p->stack_size;
        OuStmt *elif = if_stmt(p, "'elif' statement");
        orelse = elif != NULL && ou_push(p, elif) == 0 ? (OuStmtSeq *)ou_pop_seq(p, mark) : NULL;
    } else {
        orelse = else_block(p);
    }
    OuStmt *s = orelse != NULL
                    ? new_compound(p, If_kind, header->at, orelse->size > 0 ? orelse : body)
                    : NULL;
    if (s != NULL) {
        s->v.If.test = test;
        s->v.If.body = body;
        s->v.If.orelse = orelse;
    }
    ou_leave(p);
    return s;
}

/**
 * `while`: the statement, the arena's; NULL with a syntax error noted or an error set. CPython:
 * while_stmt_rule (Parser/parser.c).
 */
static OuStmt *while_stmt(OuParser *p)
{
    const OuToken *header = ou_take(p);
    OuExpr *test = ou_named_expression(p);
    OuStmtSeq *body = test != NULL && colon(p) == 0 ? block(p, header, "'while' statement") : NULL;
    OuStmtSeq *orelse = body != NULL ? else_block(p) : NULL;
    OuStmt *s = orelse != NULL
                    ? new_compound(p, While_kind, header->at, orelse->size > 0 ? orelse : body)
                    : NULL;
    if (s != NULL) {
        s->v.While.test = test;
        s->v.While.body = body;
        s->v.While.orelse = orelse;
    }
    return s;
}

/**
 * `for`: the statement, the arena's; NULL with a syntax error noted or an error set. CPython:
 * for_stmt_rule (Parser/parser.c).
 */
static OuStmt *for_stmt(OuParser *p)
{
    const OuToken *header = ou_take(p);
    OuExpr *target = ou_star_targets_before_in(p);
    if (target == NULL || ou_expect(p, KW_IN) < 0) {
        return NULL;
    }
    OuExpr *iter = ou_star_expressions(p);
    OuStmtSeq *body = iter != NULL && colon(p) == 0 ? block(p, header, "'for' statement") : NULL;
    OuStmtSeq *orelse = body != NULL ? else_block(p) : NULL;
    OuStmt *s = orelse != NULL
                    ? new_compound(p, For_kind, header->at, orelse->size > 0 ? orelse : body)
                    : NULL;
    if (s != NULL) {
        s->v.For.target = target;
        s->v.For.iter = iter;
        s->v.For.body = body;
        s->v.For.orelse = orelse;
    }
    return s;
}

/* ---- with ---------------------------------------------------------------------------------------------- */

/** `expression as target`; pushes it. 0 or -1. */
static int with_item(OuParser *p)
{
    OuWithItem *item = OuArena_Malloc(p->arena, sizeof *item);
    if (item == NULL || (item->context_expr = ou_expression(p)) == NULL) {
        return -1;
    }
    if (ou_accept(p, KW_AS)) {
        OuPosition start = p->tok->at;
        if (ou_at(p, TOK_STAR)) {
            ou_take(p);
            OuExpr *value = ou_bitwise_or(p);
            item->optional_vars = value != NULL ? ou_new_expr(p, Starred_kind, start) : NULL;
            if (item->optional_vars == NULL) {
                return -1;
            }
            item->optional_vars->v.Starred.value = value;
        } else {
            item->optional_vars = ou_bitwise_or(p);
        }
        if (item->optional_vars == NULL) {
            return -1;
        }
        if (!ou_at(p, TOK_COMMA) && !ou_at(p, TOK_RPAR) && !ou_at(p, TOK_COLON)) {
            ou_invalid_syntax(p);
            return -1;
        }
        if (ou_set_context(p, item->optional_vars, OuAST_Store) < 0) {
            return -1;
        }
    }
    return ou_push(p, item);
}

/** All items, in parentheses (then one comma may follow the last) or not. 0 or -1. */
static int with_items(OuParser *p, int parenthesized)
{
    if (parenthesized) {
        ou_take(p);
    }
    do {
        if (with_item(p) < 0) {
            return -1;
        }
    } while (ou_accept(p, TOK_COMMA) && !(parenthesized && ou_at(p, TOK_RPAR)));
    if (parenthesized && ou_expect(p, TOK_RPAR) < 0) {
        return -1;
    }
    return 0;
}

/** Tries items in parentheses: they are only if `:` follows. 1, 0 (nothing taken) or -1. */
static int try_parenthesized_items(OuParser *p)
{
    if (!ou_at(p, TOK_LPAR)) {
        return 0;
    }
    OuParserMark mark = ou_try_begin(p);
    int taken = with_items(p, 1) == 0 && ou_at(p, TOK_COLON);
    const OuToken *furthest = p->tok;
    int result = ou_try_end(p, mark, !taken);
    if (!taken) {
        p->seen = furthest;
    }
    return result < 0 ? -1 : result && taken;
}

/**
 * `with`, also in parentheses: the statement, the arena's; NULL with a syntax error noted or an
 * error set. CPython: with_stmt_rule (Parser/parser.c).
 */
static OuStmt *with_stmt(OuParser *p)
{
    const OuToken *header = ou_take(p);
    size_t mark = p->stack_size;
    int parenthesized = try_parenthesized_items(p);
    if (parenthesized < 0 || (!parenthesized && with_items(p, 0) < 0)) {
        return NULL;
    }
    OuWithItemSeq *items = (OuWithItemSeq *)ou_pop_seq(p, mark);
    OuStmtSeq *body = items != NULL && colon(p) == 0 ? block(p, header, "'with' statement") : NULL;
    OuStmt *s = body != NULL ? new_compound(p, With_kind, header->at, body) : NULL;
    if (s != NULL) {
        s->v.With.items = items;
        s->v.With.body = body;
    }
    return s;
}

/* ---- try ------------------------------------------------------------------------------------------------- */

/** Several types without parentheses, at the comma. */
static void *unparenthesized_types(OuParser *p, OuPosition start)
{
    OuPosition at = p->tok->at;
    OuParserMark mark = ou_try_begin(p);
    ou_take(p);
    int right = ou_star_expressions(p) != NULL;
    if (right && ou_accept(p, KW_AS)) {
        right = ou_accept(p, TOK_NAME);
    }
    right = right && ou_at(p, TOK_COLON);
    at = p->tok[-1].at;
    int result = ou_try_end(p, mark, 1);
    if (result == 1 && right) {
        return ou_parse_error(p, ou_range(start, at),
                              "multiple exception types must be parenthesized");
    }
    return result < 0 ? NULL : ou_invalid_syntax(p);
}

/** What stands between `except` and `:`. 0 or -1. */
static int handler_head(OuParser *p, OuExceptHandler *handler, int star)
{
    if (star && ou_at(p, TOK_COLON)) {
        ou_parse_error_here(p, OuExc_SyntaxError, "expected one or more exception types");
        return -1;
    }
    if (ou_at(p, TOK_COLON) || ou_at(p, TOK_NEWLINE)) {
        return colon(p);
    }
    OuPosition start = p->tok->at;
    handler->type = ou_expression(p);
    if (handler->type == NULL) {
        return -1;
    }
    if (ou_at(p, TOK_COMMA)) {
        unparenthesized_types(p, start);
        return -1;
    }
    if (ou_accept(p, KW_AS)) {
        const OuToken *name = p->tok;
        if (ou_expect(p, TOK_NAME) < 0 || (handler->name = ou_token_name(p, name)) == NULL) {
            return -1;
        }
    }
    return colon(p);
}

/** `except` or `except*`, and its block; pushes it. `star`: -1 for the first. 0 or -1. */
static int except_block(OuParser *p, int *star)
{
    const OuToken *header = ou_take(p);
    int this_star = ou_accept(p, TOK_STAR);
    if (*star >= 0 && this_star != *star) {
        ou_parse_error(p, ou_range(header->at, p->tok[-1].at),
                       "cannot have both 'except' and 'except*' on the same 'try'");
        return -1;
    }
    *star = this_star;
    OuExceptHandler *handler = OuArena_Malloc(p->arena, sizeof *handler);
    if (handler == NULL || handler_head(p, handler, this_star) < 0) {
        return -1;
    }
    handler->body = block(p, header, this_star ? "'except*' statement" : "'except' statement");
    if (handler->body == NULL) {
        return -1;
    }
    handler->at = ou_range(header->at, handler->body->items[handler->body->size - 1]->at);
    return ou_push(p, handler);
}

/** `finally:` and its block, or an empty sequence. */
static OuStmtSeq *finally_block(OuParser *p)
{
    const OuToken *header = p->tok;
    if (!ou_accept(p, KW_FINALLY)) {
        return (OuStmtSeq *)ou_empty_seq(p);
    }
    return ou_expect_forced(p, TOK_COLON, ":") == 0 ? block(p, header, "'finally' statement")
                                                    : NULL;
}

/**
 * `try`: the statement, the arena's; NULL with a syntax error noted or an error set. CPython:
 * try_stmt_rule (Parser/parser.c).
 */
static OuStmt *try_stmt(OuParser *p)
{
    const OuToken *header = ou_take(p);
    OuStmtSeq *body =
        ou_expect_forced(p, TOK_COLON, ":") == 0 ? block(p, header, "'try' statement") : NULL;
    if (body == NULL) {
        return NULL;
    }
    if (!ou_at(p, KW_EXCEPT) && !ou_at(p, KW_FINALLY)) {
        return ou_parse_error_here(p, OuExc_SyntaxError, "expected 'except' or 'finally' block");
    }
    size_t mark = p->stack_size;
    int star = -1;
    while (ou_at(p, KW_EXCEPT)) {
        if (except_block(p, &star) < 0) {
            return NULL;
        }
    }
    OuExceptHandlerSeq *handlers = (OuExceptHandlerSeq *)ou_pop_seq(p, mark);
    OuStmtSeq *orelse = handlers == NULL     ? NULL
                        : handlers->size > 0 ? else_block(p)
                                             : (OuStmtSeq *)ou_empty_seq(p);
    OuStmtSeq *finalbody = orelse != NULL ? finally_block(p) : NULL;
    OuStmt *s =
        finalbody != NULL ? ou_new_stmt(p, star == 1 ? TryStar_kind : Try_kind, header->at) : NULL;
    if (s != NULL) {
        s->v.Try.body = body;
        s->v.Try.handlers = handlers;
        s->v.Try.orelse = orelse;
        s->v.Try.finalbody = finalbody;
        s->at = ou_range(header->at, finalbody->size > 0 ? finalbody->items[finalbody->size - 1]->at
                                     : orelse->size > 0  ? orelse->items[orelse->size - 1]->at
                                                         : handlers->items[handlers->size - 1]->at);
    }
    return s;
}

/* ---- functions and classes ------------------------------------------------------------------------------- */

/**
 * `def` behind its decorators: the statement, the arena's; NULL with a syntax error noted or an
 * error set. CPython: function_def_rule (Parser/parser.c).
 */
static OuStmt *function_def(OuParser *p, OuExprSeq *decorators)
{
    const OuToken *header = ou_take(p), *name = p->tok;
    if (ou_expect(p, TOK_NAME) < 0 || ou_expect_forced(p, TOK_LPAR, "(") < 0) {
        return NULL;
    }
    OuArguments *args = ou_parameters(p, TOK_RPAR);
    if (args == NULL || ou_expect(p, TOK_RPAR) < 0) {
        return NULL;
    }
    OuExpr *returns = NULL;
    if (ou_at(p, TOK_RARROW) && ou_begins_expression(p->tok + 1)) {
        ou_take(p);
        returns = ou_expression(p);
        if (returns == NULL) {
            return NULL;
        }
    }
    OuStmtSeq *body =
        ou_expect_forced(p, TOK_COLON, ":") == 0 ? block(p, header, "function definition") : NULL;
    OuStmt *s = body != NULL ? new_compound(p, FunctionDef_kind, header->at, body) : NULL;
    if (s == NULL || (s->v.FunctionDef.name = ou_token_name(p, name)) == NULL) {
        return NULL;
    }
    s->v.FunctionDef.args = args;
    s->v.FunctionDef.body = body;
    s->v.FunctionDef.decorator_list = decorators;
    s->v.FunctionDef.returns = returns;
    return s;
}

/**
 * `class` behind its decorators: the statement, the arena's; NULL with a syntax error noted or an
 * error set. CPython: class_def_rule (Parser/parser.c).
 */
static OuStmt *class_def(OuParser *p, OuExprSeq *decorators)
{
    const OuToken *header = ou_take(p), *name = p->tok;
    if (ou_expect(p, TOK_NAME) < 0) {
        return NULL;
    }
    OuExprSeq *bases = NULL;
    OuKeywordSeq *keywords = NULL;
    if (ou_at(p, TOK_LPAR)) {
        if (ou_arguments(p, ou_take(p), 0, &bases, &keywords) < 0) {
            return NULL;
        }
    } else {
        bases = (OuExprSeq *)ou_empty_seq(p);
        keywords = bases != NULL ? (OuKeywordSeq *)ou_empty_seq(p) : NULL;
        if (keywords == NULL) {
            return NULL;
        }
    }
    OuStmtSeq *body = colon(p) == 0 ? block(p, header, "class definition") : NULL;
    OuStmt *s = body != NULL ? new_compound(p, ClassDef_kind, header->at, body) : NULL;
    if (s == NULL || (s->v.ClassDef.name = ou_token_name(p, name)) == NULL) {
        return NULL;
    }
    s->v.ClassDef.bases = bases;
    s->v.ClassDef.keywords = keywords;
    s->v.ClassDef.body = body;
    s->v.ClassDef.decorator_list = decorators;
    return s;
}

/** A function or class, decorators included. */
static OuStmt *definition(OuParser *p)
{
    size_t mark = p->stack_size;
    while (ou_accept(p, TOK_AT)) {
        OuExpr *decorator = ou_named_expression(p);
        if (decorator == NULL || ou_expect(p, TOK_NEWLINE) < 0 || ou_push(p, decorator) < 0) {
            return NULL;
        }
    }
    OuExprSeq *decorators = (OuExprSeq *)ou_pop_seq(p, mark);
    if (decorators == NULL) {
        return NULL;
    }
    if (ou_at(p, KW_DEF)) {
        return function_def(p, decorators);
    }
    return ou_at(p, KW_CLASS) ? class_def(p, decorators) : ou_invalid_syntax(p);
}

int ou_compound_stmt(OuParser *p, OuStmt **stmt)
{
    switch (p->tok->type) {
    case KW_IF:
        *stmt = if_stmt(p, "'if' statement");
        return 1;
    case KW_WHILE:
        *stmt = while_stmt(p);
        return 1;
    case KW_FOR:
        *stmt = for_stmt(p);
        return 1;
    case KW_WITH:
        *stmt = with_stmt(p);
        return 1;
    case KW_TRY:
        *stmt = try_stmt(p);
        return 1;
    case KW_DEF:
    case KW_CLASS:
    case TOK_AT:
        *stmt = definition(p);
        return 1;
    default:
        return 0;
    }
}
