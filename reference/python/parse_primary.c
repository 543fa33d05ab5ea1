/* SPDX-License-Identifier: MIT */
/**
 * @file parse_primary.c
 * Primaries: an atom and the attributes, calls and subscripts that follow it.
 */
#include "parser.h"

/** A part of a subscript: `lower:upper:step`, `*a` or an expression. */
static OuExpr *slice(OuParser *p)
{
    OuPosition start = p->tok->at;
    OuExpr *part[3] = {NULL, NULL, NULL};
    if (ou_at(p, TOK_STAR)) {
        return ou_starred(p);
    }
    if (!ou_at(p, TOK_COLON)) {
        part[0] = ou_named_expression(p);
        if (part[0] == NULL || !ou_at(p, TOK_COLON) || part[0]->kind == NamedExpr_kind) {
            return part[0];
        }
    }
    for (int i = 1; i < 3 && ou_accept(p, TOK_COLON); i++) {
        if (!ou_at(p, TOK_COLON) && !ou_at(p, TOK_COMMA) && !ou_at(p, TOK_RSQB)) {
            part[i] = ou_expression(p);
            if (part[i] == NULL) {
                return NULL;
            }
        }
    }
    OuExpr *e = ou_new_expr(p, Slice_kind, start);
    if (e != NULL) {
        e->v.Slice.lower = part[0];
        e->v.Slice.upper = part[1];
        e->v.Slice.step = part[2];
    }
    return e;
}

/** All parts of a subscript: one, or a Tuple. */
static OuExpr *slices(OuParser *p)
{
    size_t mark = p->stack_size;
    OuPosition start = p->tok->at;
    OuExpr *e = slice(p);
    if (e == NULL || (!ou_at(p, TOK_COMMA) && e->kind != Starred_kind)) {
        return e;
    }
    while (e != NULL && ou_push(p, e) == 0) {
        if (!ou_accept(p, TOK_COMMA) || ou_at(p, TOK_RSQB)) {
            OuSeq *elts = ou_pop_seq(p, mark);
            OuExpr *tuple = elts != NULL ? ou_new_expr(p, Tuple_kind, start) : NULL;
            if (tuple != NULL) {
                tuple->v.Tuple.elts = (OuExprSeq *)elts;
                tuple->v.Tuple.ctx = OuAST_Load;
            }
            return tuple;
        }
        e = slice(p);
    }
    return NULL;
}

/** `.name` after a value. */
static OuExpr *attribute(OuParser *p, OuPosition start, OuExpr *value)
{
    ou_take(p);
    const OuToken *name = p->tok;
    if (ou_expect(p, TOK_NAME) < 0) {
        return NULL;
    }
    OuExpr *e = ou_new_expr(p, Attribute_kind, start);
    if (e == NULL || (e->v.Attribute.attr = ou_token_name(p, name)) == NULL) {
        return NULL;
    }
    e->v.Attribute.value = value;
    e->v.Attribute.ctx = OuAST_Load;
    return e;
}

/** `[...]` after a value. */
static OuExpr *subscript(OuParser *p, OuPosition start, OuExpr *value)
{
    ou_take(p);
    OuExpr *index = slices(p);
    if (index == NULL || ou_expect(p, TOK_RSQB) < 0) {
        return NULL;
    }
    OuExpr *e = ou_new_expr(p, Subscript_kind, start);
    if (e != NULL) {
        e->v.Subscript.value = value;
        e->v.Subscript.slice = index;
        e->v.Subscript.ctx = OuAST_Load;
    }
    return e;
}

/** `(...)` after a value. */
static OuExpr *call(OuParser *p, OuPosition start, OuExpr *func)
{
    OuExprSeq *args;
    OuKeywordSeq *keywords;
    if (ou_arguments(p, ou_take(p), 1, &args, &keywords) < 0) {
        return NULL;
    }
    OuExpr *e = ou_new_expr(p, Call_kind, start);
    if (e != NULL) {
        e->v.Call.func = func;
        e->v.Call.args = args;
        e->v.Call.keywords = keywords;
    }
    return e;
}

OuExpr *ou_primary(OuParser *p)
{
    OuPosition start = p->tok->at;
    OuExpr *e = ou_atom(p);
    while (e != NULL) {
        if (ou_at(p, TOK_DOT)) {
            e = attribute(p, start, e);
        } else if (ou_at(p, TOK_LSQB)) {
            e = subscript(p, start, e);
        } else if (ou_at(p, TOK_LPAR)) {
            e = call(p, start, e);
        } else {
            return e;
        }
    }
    return NULL;
}
