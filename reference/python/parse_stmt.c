/* SPDX-License-Identifier: MIT */
/**
 * @file parse_stmt.c
 * Simple statements: those of one line, several of which may stand side by side.
 */
#include <string.h>
#include "parser.h"

/* ---- assignments ------------------------------------------------------------------------------------- */

/** `target: annotation = value`, at `:`. `first` is where the target begins. */
static OuStmt *annotated_assignment(OuParser *p, const OuToken *first, OuExpr *target)
{
    int comma = p->tok[-1].type == TOK_COMMA;
    int can_be = target->kind == Name_kind || target->kind == Attribute_kind ||
                 target->kind == Subscript_kind;
    if (!can_be) {
        OuParserMark mark = ou_try_begin(p);
        ou_take(p);
        ou_expression(p);
        int found = ou_try_end(p, mark, 1);
        if (found <= 0) {
            return found < 0 ? NULL : ou_invalid_syntax(p);
        }
    }
    if (target->kind == Tuple_kind || target->kind == List_kind) {
        int bare = target->kind == Tuple_kind && (first->type != TOK_LPAR || comma);
        OuPosition at = bare ? target->v.Tuple.elts->items[0]->at : target->at;
        return ou_parse_error(p, at, "only single target (not %s) can be annotated",
                              ou_expr_name(target));
    }
    if (!can_be) {
        return ou_parse_error(p, target->at, "illegal target for annotation");
    }
    int simple = target->kind == Name_kind && first->type == TOK_NAME;
    ou_take(p);
    OuExpr *annotation = ou_expression(p), *value = NULL;
    if (annotation == NULL || ou_set_context(p, target, OuAST_Store) < 0) {
        return NULL;
    }
    if (ou_accept(p, TOK_EQUAL) && (value = ou_yield_or_star_expressions(p)) == NULL) {
        return NULL;
    }
    OuStmt *s = ou_new_stmt(p, AnnAssign_kind, first->at);
    if (s != NULL) {
        s->v.AnnAssign.target = target;
        s->v.AnnAssign.annotation = annotation;
        s->v.AnnAssign.value = value;
        s->v.AnnAssign.simple = simple;
    }
    return s;
}

/** `target += value`, at the operator. */
static OuStmt *augmented_assignment(OuParser *p, const OuToken *first, OuExpr *target)
{
    if (target->kind != Name_kind && target->kind != Attribute_kind &&
        target->kind != Subscript_kind) {
        return ou_parse_error(p, target->at,
                              "'%s' is an illegal expression for augmented assignment",
                              ou_expr_name(target));
    }
    OuOperator op = (OuOperator)(ou_take(p)->type - TOK_PLUSEQUAL) + OuAST_Add;
    OuExpr *value = ou_yield_or_star_expressions(p);
    if (value == NULL || ou_set_context(p, target, OuAST_Store) < 0) {
        return NULL;
    }
    OuStmt *s = ou_new_stmt(p, AugAssign_kind, first->at);
    if (s != NULL) {
        s->v.AugAssign.target = target;
        s->v.AugAssign.op = op;
        s->v.AugAssign.value = value;
    }
    return s;
}

/** Reports what stands before `=` and is no target. */
static void *invalid_assignment(OuParser *p, OuExpr *e, int is_first)
{
    if (e->kind == Yield_kind || e->kind == YieldFrom_kind) {
        return ou_parse_error(p, e->at, "assignment to yield expression not possible");
    }
    /* Only the last of several expressions stands before the `=`. */
    OuExpr *last = e;
    if (e->kind == Tuple_kind && e->v.Tuple.elts->size > 0 &&
        e->at.end_col_offset ==
            e->v.Tuple.elts->items[e->v.Tuple.elts->size - 1]->at.end_col_offset &&
        p->tok[-1].type != TOK_RPAR) {
        last = e->v.Tuple.elts->items[e->v.Tuple.elts->size - 1];
    } else if (e->kind == Tuple_kind && p->tok[-1].type == TOK_RPAR && e->v.Tuple.elts->size > 0) {
        OuExpr *item = e->v.Tuple.elts->items[e->v.Tuple.elts->size - 1];
        last = item->at.end_lineno == e->at.end_lineno &&
                       item->at.end_col_offset == e->at.end_col_offset
                   ? item
                   : e;
    }
    if (is_first && ou_check_equal(p, last) < 0) {
        return NULL;
    }
    return ou_set_context(p, e, OuAST_Store) < 0 ? NULL : ou_invalid_syntax(p);
}

/** `target = target = value`, at the first `=`. */
static OuStmt *assignment(OuParser *p, const OuToken *first, OuExpr *target)
{
    size_t mark = p->stack_size;
    OuExpr *value = target;
    while (ou_at(p, TOK_EQUAL)) {
        if (value->kind == Yield_kind || value->kind == YieldFrom_kind ||
            ou_invalid_target(value, OuAST_Store) != NULL) {
            return invalid_assignment(p, value, p->stack_size == mark);
        }
        if (ou_set_context(p, value, OuAST_Store) < 0 || ou_push(p, value) < 0) {
            return NULL;
        }
        ou_take(p);
        value = ou_yield_or_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
    }
    OuSeq *targets = ou_pop_seq(p, mark);
    OuStmt *s = targets != NULL ? ou_new_stmt(p, Assign_kind, first->at) : NULL;
    if (s != NULL) {
        s->v.Assign.targets = (OuExprSeq *)targets;
        s->v.Assign.value = value;
    }
    return s;
}

/** A statement that begins with an expression: an assignment of any kind, or the expression. */
static OuStmt *expression_statement(OuParser *p)
{
    const OuToken *first = p->tok;
    OuExpr *e = ou_yield_or_star_expressions(p);
    if (e == NULL) {
        return NULL;
    }
    if (ou_at(p, TOK_EQUAL)) {
        return assignment(p, first, e);
    }
    if (ou_at(p, TOK_COLON) && first->type != KW_YIELD) {
        return annotated_assignment(p, first, e);
    }
    if (p->tok->type >= TOK_PLUSEQUAL && p->tok->type <= TOK_DOUBLESLASHEQUAL) {
        return augmented_assignment(p, first, e);
    }
    OuStmt *s = ou_new_stmt(p, Expr_kind, first->at);
    if (s != NULL) {
        s->v.Expr.value = e;
    }
    return s;
}

/* ---- statements with a keyword -------------------------------------------------------------------------- */

/** A statement that is one keyword. */
static OuStmt *keyword_statement(OuParser *p, OuStmtKind kind)
{
    return ou_new_stmt(p, kind, ou_take(p)->at);
}

/** Whether the current token ends a simple statement. */
static int at_statement_end(const OuParser *p)
{
    return ou_at(p, TOK_NEWLINE) || ou_at(p, TOK_SEMI) || ou_at(p, TOK_ENDMARKER);
}

/**
 * `return`: the statement, the arena's; NULL with a syntax error noted or an error set. CPython:
 * return_stmt_rule (Parser/parser.c).
 */
static OuStmt *return_statement(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    OuExpr *value = NULL;
    if (!at_statement_end(p) && (value = ou_star_expressions(p)) == NULL) {
        return NULL;
    }
    OuStmt *s = ou_new_stmt(p, Return_kind, start);
    if (s != NULL) {
        s->v.Return.value = value;
    }
    return s;
}

/**
 * `raise`: the statement, the arena's; NULL with a syntax error noted or an error set. CPython:
 * raise_stmt_rule (Parser/parser.c).
 */
static OuStmt *raise_statement(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    OuExpr *exc = NULL, *cause = NULL;
    if (!at_statement_end(p) && (exc = ou_expression(p)) == NULL) {
        return NULL;
    }
    if (exc != NULL && ou_accept(p, KW_FROM) && (cause = ou_expression(p)) == NULL) {
        return NULL;
    }
    OuStmt *s = ou_new_stmt(p, Raise_kind, start);
    if (s != NULL) {
        s->v.Raise.exc = exc;
        s->v.Raise.cause = cause;
    }
    return s;
}

/**
 * `assert`: the statement, the arena's; NULL with a syntax error noted or an error set. CPython:
 * assert_stmt_rule (Parser/parser.c).
 */
static OuStmt *assert_statement(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    OuExpr *test = ou_expression(p), *msg = NULL;
    if (test == NULL || (ou_accept(p, TOK_COMMA) && (msg = ou_expression(p)) == NULL)) {
        return NULL;
    }
    OuStmt *s = ou_new_stmt(p, Assert_kind, start);
    if (s != NULL) {
        s->v.Assert.test = test;
        s->v.Assert.msg = msg;
    }
    return s;
}

/** `del` and its targets: what stands between commas at the top are targets of their own. */
static OuStmt *del_statement(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    size_t mark = p->stack_size;
    do {
        if (p->stack_size > mark && at_statement_end(p)) {
            break;
        }
        OuExpr *e = ou_begins_expression(p->tok) || !ou_at(p, TOK_STAR)
                        ? ou_expression(p)
                        : ou_star_named_expression(p);
        if (e == NULL || ou_push(p, e) < 0) {
            return NULL;
        }
    } while (ou_accept(p, TOK_COMMA));
    OuExprSeq *targets = (OuExprSeq *)ou_pop_seq(p, mark);
    if (targets == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < targets->size; i++) {
        if (ou_set_context(p, targets->items[i], OuAST_Del) < 0) {
            return NULL;
        }
    }
    OuStmt *s = ou_new_stmt(p, Delete_kind, start);
    if (s != NULL) {
        s->v.Delete.targets = targets;
    }
    return s;
}

/** `global` or `nonlocal` and names. */
static OuStmt *names_statement(OuParser *p, OuStmtKind kind)
{
    OuPosition start = ou_take(p)->at;
    size_t mark = p->stack_size;
    do {
        const OuToken *token = p->tok;
        OuObject *name = ou_expect(p, TOK_NAME) == 0 ? ou_token_name(p, token) : NULL;
        if (name == NULL || ou_push(p, name) < 0) {
            return NULL;
        }
    } while (ou_accept(p, TOK_COMMA));
    OuSeq *names = ou_pop_seq(p, mark);
    OuStmt *s = names != NULL ? ou_new_stmt(p, kind, start) : NULL;
    if (s != NULL) {
        s->v.Global.names = (OuNameSeq *)names;
    }
    return s;
}

/** One simple statement. */
static OuStmt *simple_statement(OuParser *p)
{
    switch (p->tok->type) {
    case KW_PASS:
        return keyword_statement(p, Pass_kind);
    case KW_BREAK:
        return keyword_statement(p, Break_kind);
    case KW_CONTINUE:
        return keyword_statement(p, Continue_kind);
    case KW_RETURN:
        return return_statement(p);
    case KW_RAISE:
        return raise_statement(p);
    case KW_ASSERT:
        return assert_statement(p);
    case KW_DEL:
        return del_statement(p);
    case KW_GLOBAL:
        return names_statement(p, Global_kind);
    case KW_NONLOCAL:
        return names_statement(p, Nonlocal_kind);
    case KW_IMPORT:
    case KW_FROM:
        return ou_import_stmt(p);
    default:
        return expression_statement(p);
    }
}

int ou_simple_stmts(OuParser *p)
{
    do {
        OuStmt *s = simple_statement(p);
        if (s == NULL || ou_push(p, s) < 0) {
            return -1;
        }
    } while (ou_accept(p, TOK_SEMI) && !ou_at(p, TOK_NEWLINE));
    return ou_expect(p, TOK_NEWLINE);
}

/**
 * Whether a `match` statement begins here. `match` is a name elsewhere; what tells is that the
 * line ends in a colon and a block follows that begins with `case`.
 */
static int at_match(const OuParser *p)
{
    const OuToken *t = p->tok;
    if (t->type != TOK_NAME || t->end - t->start != 5 || strncmp(t->start, "match", 5) != 0) {
        return 0;
    }
    while (t->type != TOK_NEWLINE && t->type != TOK_ENDMARKER && t->type != TOK_UNCLOSED &&
           t->type != TOK_FAILED) {
        t++;
    }
    return t->type == TOK_NEWLINE && t[-1].type == TOK_COLON && t[1].type == TOK_INDENT &&
           t[2].type == TOK_NAME && t[2].end - t[2].start == 4 &&
           strncmp(t[2].start, "case", 4) == 0;
}

int ou_statement(OuParser *p)
{
    OuStmt *s;
    if (at_match(p)) {
        ou_unsupported(p, p->tok, "'match'");
        return -1;
    }
    if (ou_compound_stmt(p, &s)) {
        return s != NULL ? ou_push(p, s) : -1;
    }
    return ou_simple_stmts(p);
}
