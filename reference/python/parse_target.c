/* SPDX-License-Identifier: MIT */
/**
 * @file parse_target.c
 * Targets: what can be assigned to, deleted, or bound by `for` and `with`.
 *
 * A target is parsed as an expression first, because only what follows (`=`, `in`, `:`) tells that
 * it is one; then its context is changed, if it is of a kind that can be a target.
 */
#include "parser.h"
#include "ouro/bool.h"
#include "ouro/none.h"

const char *ou_expr_name(const OuExpr *e)
{
    switch (e->kind) {
    case Attribute_kind:
        return "attribute";
    case Subscript_kind:
        return "subscript";
    case Starred_kind:
        return "starred";
    case Name_kind:
        return "name";
    case List_kind:
        return "list";
    case Tuple_kind:
        return "tuple";
    case Lambda_kind:
        return "lambda";
    case Call_kind:
        return "function call";
    case GeneratorExp_kind:
        return "generator expression";
    case Yield_kind:
    case YieldFrom_kind:
        return "yield expression";
    case ListComp_kind:
        return "list comprehension";
    case SetComp_kind:
        return "set comprehension";
    case DictComp_kind:
        return "dict comprehension";
    case Dict_kind:
        return "dict literal";
    case Set_kind:
        return "set display";
    case JoinedStr_kind:
    case FormattedValue_kind:
        return "f-string expression";
    case Compare_kind:
        return "comparison";
    case IfExp_kind:
        return "conditional expression";
    case NamedExpr_kind:
        return "named expression";
    case Constant_kind:
        return e->v.Constant.value == Ou_None       ? "None"
               : e->v.Constant.value == Ou_False    ? "False"
               : e->v.Constant.value == Ou_True     ? "True"
               : e->v.Constant.value == Ou_Ellipsis ? "ellipsis"
                                                    : "literal";
    default:
        return "expression";
    }
}

OuExpr *ou_invalid_target(OuExpr *e, OuExprContext context)
{
    switch (e->kind) {
    case Name_kind:
    case Attribute_kind:
    case Subscript_kind:
        return NULL;
    case Starred_kind:
        return context == OuAST_Del ? e : ou_invalid_target(e->v.Starred.value, context);
    case List_kind:
    case Tuple_kind:
        for (Ou_ssize_t i = 0; i < e->v.List.elts->size; i++) {
            OuExpr *bad = ou_invalid_target(e->v.List.elts->items[i], context);
            if (bad != NULL) {
                return bad;
            }
        }
        return NULL;
    default:
        return e;
    }
}

/** Changes the context of an expression that can be a target. */
static void change_context(OuExpr *e, OuExprContext context)
{
    switch (e->kind) {
    case Name_kind:
        e->v.Name.ctx = context;
        break;
    case Attribute_kind:
        e->v.Attribute.ctx = context;
        break;
    case Subscript_kind:
        e->v.Subscript.ctx = context;
        break;
    case Starred_kind:
        e->v.Starred.ctx = context;
        change_context(e->v.Starred.value, context);
        break;
    case List_kind:
    case Tuple_kind:
        e->v.List.ctx = context;
        for (Ou_ssize_t i = 0; i < e->v.List.elts->size; i++) {
            change_context(e->v.List.elts->items[i], context);
        }
        break;
    default:
        break;
    }
}

int ou_set_context(OuParser *p, OuExpr *e, OuExprContext context)
{
    OuExpr *bad = ou_invalid_target(e, context);
    if (bad != NULL) {
        ou_parse_error(p, bad->at,
                       context == OuAST_Del ? "cannot delete %s" : "cannot assign to %s",
                       ou_expr_name(bad));
        return -1;
    }
    change_context(e, context);
    return 0;
}

/** One target before `in`: no comparison, so that `in` is left alone. */
static OuExpr *star_target(OuParser *p)
{
    if (!ou_at(p, TOK_STAR)) {
        return ou_bitwise_or(p);
    }
    OuPosition start = ou_take(p)->at;
    OuExpr *value = ou_bitwise_or(p);
    OuExpr *e = value != NULL ? ou_new_expr(p, Starred_kind, start) : NULL;
    if (e != NULL) {
        e->v.Starred.value = value;
    }
    return e;
}

OuExpr *ou_star_targets_before_in(OuParser *p)
{
    size_t mark = p->stack_size;
    OuPosition start = p->tok->at;
    const OuToken *first = p->tok;
    OuExpr *e = star_target(p), *last = e;
    if (e != NULL && ou_at(p, TOK_COMMA)) {
        if (ou_push(p, e) < 0) {
            return NULL;
        }
        while (ou_accept(p, TOK_COMMA) && !ou_at(p, KW_IN)) {
            first = p->tok;
            e = last = star_target(p);
            if (e == NULL || ou_push(p, e) < 0) {
                return NULL;
            }
        }
        OuSeq *elts = ou_pop_seq(p, mark);
        e = elts != NULL ? ou_new_expr(p, Tuple_kind, start) : NULL;
        if (e != NULL) {
            e->v.Tuple.elts = (OuExprSeq *)elts;
        }
    }
    if (e == NULL) {
        return NULL;
    }
    if (ou_begins_expression(p->tok) && !p->quiet && last->kind != Starred_kind &&
        ou_two_expressions(p, first, last) < 0) {
        return NULL;
    }
    if (!ou_at(p, KW_IN) && ou_invalid_target(e, OuAST_Store) == NULL) {
        return ou_invalid_syntax(p);
    }
    return ou_set_context(p, e, OuAST_Store) == 0 ? e : NULL;
}

/** Whether `a = b` after which nothing more is assigned stands at the `=`; -1 with an error set. */
static int single_assignment(OuParser *p, OuExpr **value)
{
    OuParserMark mark = ou_try_begin(p);
    ou_take(p);
    *value = ou_bitwise_or(p);
    int single = *value != NULL && !ou_at(p, TOK_EQUAL) && !ou_at(p, TOK_COLONEQUAL);
    int result = ou_try_end(p, mark, 1);
    return result < 0 ? -1 : result == 1 && single;
}

int ou_check_equal(OuParser *p, OuExpr *e)
{
    const OuToken *last = p->tok - 1;
    int parenthesized = last->type == TOK_RPAR && e->at.end_col_offset != last->at.end_col_offset;
    int looser = e->kind == BoolOp_kind || e->kind == Compare_kind || e->kind == IfExp_kind ||
                 e->kind == Lambda_kind || e->kind == NamedExpr_kind || e->kind == Starred_kind ||
                 (e->kind == UnaryOp_kind && e->v.UnaryOp.op == OuAST_Not);
    int keyword = e->kind == Constant_kind && !parenthesized &&
                  (e->v.Constant.value == Ou_None || e->v.Constant.value == Ou_True ||
                   e->v.Constant.value == Ou_False);
    if ((looser && !parenthesized) || keyword || e->kind == List_kind || e->kind == Tuple_kind ||
        e->kind == GeneratorExp_kind) {
        return 0;
    }
    OuExpr *value;
    int single = single_assignment(p, &value);
    if (single <= 0) {
        return single;
    }
    if (e->kind == Name_kind && !parenthesized) {
        ou_parse_error(p, ou_range(e->at, value->at),
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else {
        ou_parse_error(p, e->at, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                       ou_expr_name(e));
    }
    return -1;
}
