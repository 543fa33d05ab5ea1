/* SPDX-License-Identifier: MIT */
/**
 * @file parse_expr.c
 * Expressions made of operators, from `lambda` and `if`-`else` down to a power.
 */
#include <string.h>
#include "parser.h"

int ou_begins_expression(const OuToken *token)
{
    switch (token->type) {
    case TOK_NAME:
    case TOK_NUMBER:
    case TOK_STRING:
    case TOK_LPAR:
    case TOK_LSQB:
    case TOK_LBRACE:
    case TOK_MINUS:
    case TOK_PLUS:
    case TOK_TILDE:
    case TOK_ELLIPSIS:
    case KW_NOT:
    case KW_LAMBDA:
    case KW_NONE:
    case KW_TRUE:
    case KW_FALSE:
        return 1;
    default:
        return 0;
    }
}

/* ---- several expressions ---------------------------------------------------------------------- */

OuExpr *ou_starred(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    OuExpr *value = ou_bitwise_or(p);
    OuExpr *e = value != NULL ? ou_new_expr(p, Starred_kind, start) : NULL;
    if (e != NULL) {
        e->v.Starred.value = value;
        e->v.Starred.ctx = OuAST_Load;
    }
    return e;
}

/** `*a` or an expression. CPython: star_expression (Grammar/python.gram). */
static OuExpr *star_expression(OuParser *p)
{
    return ou_at(p, TOK_STAR) ? ou_starred(p) : ou_expression(p);
}

OuExpr *ou_star_named_expression(OuParser *p)
{
    return ou_at(p, TOK_STAR) ? ou_starred(p) : ou_named_expression(p);
}

OuExpr *ou_star_expressions(OuParser *p)
{
    size_t mark = p->stack_size;
    OuPosition start = p->tok->at;
    OuExpr *e = star_expression(p);
    if (e == NULL || !ou_at(p, TOK_COMMA)) {
        return e;
    }
    while (e != NULL && ou_push(p, e) == 0) {
        if (!ou_accept(p, TOK_COMMA) || !(ou_begins_expression(p->tok) || ou_at(p, TOK_STAR))) {
            OuSeq *elts = ou_pop_seq(p, mark);
            OuExpr *tuple = elts != NULL ? ou_new_expr(p, Tuple_kind, start) : NULL;
            if (tuple != NULL) {
                tuple->v.Tuple.elts = (OuExprSeq *)elts;
                tuple->v.Tuple.ctx = OuAST_Load;
            }
            return tuple;
        }
        e = star_expression(p);
    }
    return NULL;
}

OuExpr *ou_yield_expr(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    if (ou_accept(p, KW_FROM)) {
        OuExpr *value = ou_expression(p);
        OuExpr *e = value != NULL ? ou_new_expr(p, YieldFrom_kind, start) : NULL;
        if (e != NULL) {
            e->v.YieldFrom.value = value;
        }
        return e;
    }
    OuExpr *value = NULL;
    if (ou_begins_expression(p->tok) || ou_at(p, TOK_STAR)) {
        value = ou_star_expressions(p);
        if (value == NULL) {
            return NULL;
        }
    }
    OuExpr *e = ou_new_expr(p, Yield_kind, start);
    if (e != NULL) {
        e->v.Yield.value = value;
    }
    return e;
}

OuExpr *ou_yield_or_star_expressions(OuParser *p)
{
    return ou_at(p, KW_YIELD) ? ou_yield_expr(p) : ou_star_expressions(p);
}

/* ---- `:=`, `if`-`else`, lambda -------------------------------------------------------------- */

OuExpr *ou_assignment_or_expression(OuParser *p)
{
    if (!ou_at(p, TOK_NAME) || p->tok[1].type != TOK_COLONEQUAL) {
        return ou_expression(p);
    }
    const OuToken *name = ou_take(p);
    OuExpr *target = ou_new_expr(p, Name_kind, name->at);
    if (target == NULL || (target->v.Name.id = ou_token_name(p, name)) == NULL) {
        return NULL;
    }
    target->v.Name.ctx = OuAST_Store;
    ou_take(p);
    OuExpr *value = ou_expression(p);
    OuExpr *e = value != NULL ? ou_new_expr(p, NamedExpr_kind, name->at) : NULL;
    if (e != NULL) {
        e->v.NamedExpr.target = target;
        e->v.NamedExpr.value = value;
    }
    return e;
}

OuExpr *ou_named_expression(OuParser *p)
{
    OuExpr *e = ou_assignment_or_expression(p);
    if (e == NULL || p->quiet) {
        return e;
    }
    if (ou_at(p, TOK_COLONEQUAL) && e->kind != NamedExpr_kind) {
        return ou_parse_error(p, e->at, "cannot use assignment expressions with %s",
                              ou_expr_name(e));
    }
    if (ou_at(p, TOK_EQUAL) && ou_check_equal(p, e) < 0) {
        return NULL;
    }
    return e;
}

/** `lambda` parameters `:` expression. */
static OuExpr *lambdef(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    OuArguments *args = ou_parameters(p, TOK_COLON);
    if (args == NULL || ou_expect(p, TOK_COLON) < 0) {
        return NULL;
    }
    OuExpr *body = ou_expression(p);
    OuExpr *e = body != NULL ? ou_new_expr(p, Lambda_kind, start) : NULL;
    if (e != NULL) {
        e->v.Lambda.args = args;
        e->v.Lambda.body = body;
    }
    return e;
}

/** Whether an expression is the name that the token before the current one is. */
static int is_one_name(const OuParser *p, const OuExpr *e)
{
    return e->kind == Name_kind && p->tok[-1].type == TOK_NAME &&
           p->tok[-1].at.lineno == e->at.lineno && p->tok[-1].at.col_offset == e->at.col_offset;
}

int ou_two_expressions(OuParser *p, const OuToken *first, OuExpr *a)
{
    int legacy = is_one_name(p, a) &&
                 (first->end - first->start == 5
                      ? strncmp(first->start, "print", 5) == 0
                      : first->end - first->start == 4 && strncmp(first->start, "exec", 4) == 0);
    int soft = first->type == TOK_NAME &&
               (first[1].type == TOK_STRING ||
                (first->end - first->start == 5 && strncmp(first->start, "match", 5) == 0) ||
                (first->end - first->start == 4 && strncmp(first->start, "case", 4) == 0) ||
                (first->end - first->start == 1 && *first->start == '_'));
    if (soft && !legacy) {
        return 0;
    }
    OuParserMark mark = ou_try_begin(p);
    OuExpr *b = legacy ? ou_star_expressions(p) : ou_expression(p);
    int level = p->tok[-1].level;
    int found = ou_try_end(p, mark, 1);
    if (found <= 0 || b == NULL) {
        return found < 0 ? -1 : 0;
    }
    if (legacy) {
        const char *name = first->end - first->start == 5 ? "print" : "exec";
        ou_parse_error(p, ou_range(a->at, b->at),
                       "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
        return -1;
    }
    if (level > 0) {
        ou_parse_error(p, ou_range(a->at, b->at), "invalid syntax. Perhaps you forgot a comma?");
        return -1;
    }
    return 0;
}

/** The rest of `body if test else orelse`, at `if`. */
static OuExpr *conditional(OuParser *p, OuPosition start, OuExpr *body)
{
    ou_take(p);
    OuExpr *test = ou_disjunction(p);
    if (test == NULL) {
        return NULL;
    }
    if (!ou_at(p, KW_ELSE)) {
        return ou_at(p, TOK_COLON) || ou_at(p, TOK_UNCLOSED)
                   ? ou_invalid_syntax(p)
                   : ou_parse_error(p, ou_range(body->at, test->at),
                                    "expected 'else' after 'if' expression");
    }
    ou_take(p);
    OuExpr *orelse = ou_expression(p);
    OuExpr *e = orelse != NULL ? ou_new_expr(p, IfExp_kind, start) : NULL;
    if (e != NULL) {
        e->v.IfExp.test = test;
        e->v.IfExp.body = body;
        e->v.IfExp.orelse = orelse;
    }
    return e;
}

OuExpr *ou_expression(OuParser *p)
{
    if (ou_enter(p) < 0) {
        return NULL;
    }
    OuExpr *e;
    if (ou_at(p, KW_LAMBDA)) {
        e = lambdef(p);
    } else {
        const OuToken *first = p->tok;
        e = ou_disjunction(p);
        if (e != NULL && !p->quiet && ou_begins_expression(p->tok) &&
            ou_two_expressions(p, first, e) < 0) {
            e = NULL;
        }
        if (e != NULL && ou_at(p, KW_IF)) {
            e = conditional(p, first->at, e);
        }
    }
    ou_leave(p);
    return e;
}

/* ---- or, and, not, comparisons ------------------------------------------------------------- */

static OuExpr *inversion(OuParser *p);

/** Operands with `and` or `or` between them: one BoolOp for all. */
static OuExpr *bool_op(OuParser *p, OuTokenType type, OuBoolOp op, OuExpr *(*operand)(OuParser *))
{
    OuPosition start = p->tok->at;
    OuExpr *e = operand(p);
    if (e == NULL || !ou_at(p, type)) {
        return e;
    }
    size_t mark = p->stack_size;
    while (ou_push(p, e) == 0) {
        if (!ou_accept(p, type)) {
            OuSeq *values = ou_pop_seq(p, mark);
            e = values != NULL ? ou_new_expr(p, BoolOp_kind, start) : NULL;
            if (e != NULL) {
                e->v.BoolOp.op = op;
                e->v.BoolOp.values = (OuExprSeq *)values;
            }
            return e;
        }
        e = operand(p);
        if (e == NULL) {
            return NULL;
        }
    }
    return NULL;
}

/** Operands with `and` between them. */
static OuExpr *conjunction(OuParser *p)
{
    return bool_op(p, KW_AND, OuAST_And, inversion);
}

OuExpr *ou_disjunction(OuParser *p)
{
    return bool_op(p, KW_OR, OuAST_Or, conjunction);
}

/** Takes a comparison operator, if one is here; 0 if not. */
static int comparison_operator(OuParser *p)
{
    OuTokenType type = p->tok->type;
    if (type >= TOK_EQEQUAL && type <= TOK_GREATEREQUAL) {
        ou_take(p);
        return (int)(type - TOK_EQEQUAL) + OuAST_Eq;
    }
    if (type == KW_IN) {
        ou_take(p);
        return OuAST_In;
    }
    if (type == KW_NOT) {
        if (p->tok[1].type != KW_IN) {
            p->seen = p->tok + 1;
            return 0;
        }
        p->tok += 2;
        return OuAST_NotIn;
    }
    if (type == KW_IS) {
        ou_take(p);
        return ou_accept(p, KW_NOT) ? OuAST_IsNot : OuAST_Is;
    }
    return 0;
}

/** Operands with comparison operators between them: one Compare for all. */
static OuExpr *comparison(OuParser *p)
{
    OuPosition start = p->tok->at;
    OuExpr *left = ou_bitwise_or(p);
    if (left == NULL) {
        return NULL;
    }
    size_t mark = p->stack_size;
    int op;
    while ((op = comparison_operator(p)) != 0) {
        OuExpr *right = ou_bitwise_or(p);
        int *copy = right != NULL ? OuArena_Malloc(p->arena, sizeof *copy) : NULL;
        if (copy == NULL) {
            return NULL;
        }
        *copy = op;
        if (ou_push(p, copy) < 0 || ou_push(p, right) < 0) {
            return NULL;
        }
    }
    if (p->stack_size == mark) {
        return left;
    }
    size_t count = (p->stack_size - mark) / 2;
    OuIntSeq *ops = OuArena_Malloc(p->arena, sizeof *ops + count * sizeof(int));
    OuSeq *comparators = ops != NULL ? ou_seq_new(p->arena, (Ou_ssize_t)count) : NULL;
    OuExpr *e = comparators != NULL ? ou_new_expr(p, Compare_kind, start) : NULL;
    if (e == NULL) {
        return NULL;
    }
    ops->size = (Ou_ssize_t)count;
    for (size_t i = 0; i < count; i++) {
        ops->items[i] = *(int *)p->stack[mark + 2 * i];
        comparators->items[i] = p->stack[mark + 2 * i + 1];
    }
    p->stack_size = mark;
    e->v.Compare.left = left;
    e->v.Compare.ops = ops;
    e->v.Compare.comparators = (OuExprSeq *)comparators;
    return e;
}

/** Makes a UnaryOp of the operand that a rule recognises, behind the operator's token. */
static OuExpr *unary_op(OuParser *p, OuUnaryOp op, OuExpr *(*operand_rule)(OuParser *))
{
    if (ou_enter(p) < 0) {
        return NULL;
    }
    OuPosition start = ou_take(p)->at;
    OuExpr *operand = operand_rule(p);
    OuExpr *e = operand != NULL ? ou_new_expr(p, UnaryOp_kind, start) : NULL;
    if (e != NULL) {
        e->v.UnaryOp.op = op;
        e->v.UnaryOp.operand = operand;
    }
    ou_leave(p);
    return e;
}

/** `not` and what it inverts, or a comparison. */
static OuExpr *inversion(OuParser *p)
{
    return ou_at(p, KW_NOT) ? unary_op(p, OuAST_Not, inversion) : comparison(p);
}

/* ---- arithmetic ------------------------------------------------------------------------------ */

/** How tightly the binary operator of a token binds; 0 if it is none. */
static int precedence(OuTokenType type)
{
    switch (type) {
    case TOK_VBAR:
        return 1;
    case TOK_CIRCUMFLEX:
        return 2;
    case TOK_AMPER:
        return 3;
    case TOK_LEFTSHIFT:
    case TOK_RIGHTSHIFT:
        return 4;
    case TOK_PLUS:
    case TOK_MINUS:
        return 5;
    case TOK_STAR:
    case TOK_SLASH:
    case TOK_DOUBLESLASH:
    case TOK_PERCENT:
    case TOK_AT:
        return 6;
    default:
        return 0;
    }
}

/** Makes a BinOp; `start` is where it begins, which is before `left` when that is in brackets. */
static OuExpr *bin_op(OuParser *p, OuPosition start, OuExpr *left, OuTokenType type, OuExpr *right)
{
    OuExpr *e = ou_new_expr(p, BinOp_kind, start);
    if (e != NULL) {
        e->v.BinOp.left = left;
        e->v.BinOp.op = (OuOperator)(type - TOK_PLUS) + OuAST_Add;
        e->v.BinOp.right = right;
    }
    return e;
}

static OuExpr *factor(OuParser *p);

/** A primary, and `**` with what it is raised to. */
static OuExpr *power(OuParser *p)
{
    OuPosition start = p->tok->at;
    OuExpr *left = ou_primary(p);
    if (left == NULL || !ou_accept(p, TOK_DOUBLESTAR)) {
        return left;
    }
    if (ou_enter(p) < 0) {
        return NULL;
    }
    OuExpr *right = factor(p);
    ou_leave(p);
    return right != NULL ? bin_op(p, start, left, TOK_DOUBLESTAR, right) : NULL;
}

/** `+`, `-`, `~` and an operand, or a power. */
static OuExpr *factor(OuParser *p)
{
    switch (p->tok->type) {
    case TOK_PLUS:
        return unary_op(p, OuAST_UAdd, factor);
    case TOK_MINUS:
        return unary_op(p, OuAST_USub, factor);
    case TOK_TILDE:
        return unary_op(p, OuAST_Invert, factor);
    default:
        return power(p);
    }
}

/** Operands with operators of at least a precedence between them, from left to right. */
static OuExpr *binary(OuParser *p, int least)
{
    OuPosition start = p->tok->at;
    OuExpr *left = factor(p);
    while (left != NULL) {
        OuTokenType type = p->tok->type;
        int binds = precedence(type);
        if (binds == 0 || binds < least) {
            return left;
        }
        ou_take(p);
        OuExpr *right = binary(p, binds + 1);
        left = right != NULL ? bin_op(p, start, left, type, right) : NULL;
    }
    return NULL;
}

OuExpr *ou_bitwise_or(OuParser *p)
{
    return binary(p, 1);
}
