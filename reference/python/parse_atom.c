/* SPDX-License-Identifier: MIT */
/**
 * @file parse_atom.c
 * Atoms: names, constants, and everything in brackets, comprehensions included.
 */
#include "parser.h"
#include "ouro/bool.h"
#include "ouro/none.h"
#include "ouro/refcount.h"

/** Makes a List, Set or Tuple, which have their elements in the same place. */
static OuExpr *display(OuParser *p, OuExprKind kind, OuPosition start, size_t mark)
{
    OuSeq *elts = ou_pop_seq(p, mark);
    OuExpr *e = elts != NULL ? ou_new_expr(p, kind, start) : NULL;
    if (e == NULL) {
        return NULL;
    }
    if (kind == Set_kind) {
        e->v.Set.elts = (OuExprSeq *)elts;
    } else {
        e->v.List.elts = (OuExprSeq *)elts;
        e->v.List.ctx = OuAST_Load;
    }
    return e;
}

/* ---- comprehensions ----------------------------------------------------------------------------- */

/** `for targets in iter if ...`, at `for`. */
static OuComprehension *for_if_clause(OuParser *p)
{
    ou_take(p);
    OuComprehension *c = OuArena_Malloc(p->arena, sizeof *c);
    if (c == NULL || (c->target = ou_star_targets_before_in(p)) == NULL ||
        ou_expect(p, KW_IN) < 0 || (c->iter = ou_disjunction(p)) == NULL) {
        return NULL;
    }
    size_t mark = p->stack_size;
    while (ou_accept(p, KW_IF)) {
        OuExpr *test = ou_disjunction(p);
        if (test == NULL || ou_push(p, test) < 0) {
            return NULL;
        }
    }
    c->ifs = (OuExprSeq *)ou_pop_seq(p, mark);
    return c->ifs != NULL ? c : NULL;
}

OuComprehensionSeq *ou_for_if_clauses(OuParser *p)
{
    size_t mark = p->stack_size;
    do {
        OuComprehension *c = for_if_clause(p);
        if (c == NULL || ou_push(p, c) < 0) {
            return NULL;
        }
    } while (ou_at(p, KW_FOR));
    return (OuComprehensionSeq *)ou_pop_seq(p, mark);
}

/** The rest of a comprehension of any kind, at its first `for`. */
static OuExpr *comprehension(OuParser *p, OuExprKind kind, OuPosition start, OuExpr *elt,
                             OuTokenType closing)
{
    if (elt->kind == Starred_kind) {
        return ou_parse_error(p, elt->at, "iterable unpacking cannot be used in comprehension");
    }
    OuComprehensionSeq *generators = ou_for_if_clauses(p);
    if (generators == NULL || ou_expect(p, closing) < 0) {
        return NULL;
    }
    OuExpr *e = ou_new_expr(p, kind, start);
    if (e != NULL) {
        e->v.ListComp.elt = elt;
        e->v.ListComp.generators = generators;
    }
    return e;
}

/* ---- ( ) ---------------------------------------------------------------------------------------- */

/** The rest of a display, at the `,` after its first element, which was pushed. 0 or -1. */
static int more_elements(OuParser *p, OuTokenType closing)
{
    while (ou_accept(p, TOK_COMMA)) {
        if (ou_at(p, closing)) {
            break;
        }
        OuExpr *e = ou_star_named_expression(p);
        if (e == NULL || ou_push(p, e) < 0) {
            return -1;
        }
    }
    return 0;
}

/** Reports `(*a)` or `(**a)`. CPython: invalid_group (Grammar/python.gram). */
static OuExpr *invalid_group(OuParser *p, OuExpr *starred)
{
    if (starred != NULL) {
        return ou_at(p, TOK_RPAR)
                   ? ou_parse_error(p, starred->at, "cannot use starred expression here")
                   : ou_invalid_syntax(p);
    }
    const OuToken *stars = p->tok;
    OuParserMark mark = ou_try_begin(p);
    ou_take(p);
    OuExpr *e = ou_expression(p);
    int right = e != NULL && ou_at(p, TOK_RPAR);
    int found = ou_try_end(p, mark, 1);
    if (found == 1 && right) {
        return ou_parse_error(p, ou_range(stars->at, stars->at),
                              "cannot use double starred expression here");
    }
    return found < 0 ? NULL : ou_invalid_syntax(p);
}

OuExpr *ou_group(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    size_t mark = p->stack_size;
    if (ou_accept(p, TOK_RPAR)) {
        return display(p, Tuple_kind, start, mark);
    }
    if (ou_at(p, KW_YIELD)) {
        OuExpr *e = ou_yield_expr(p);
        return e != NULL && ou_expect(p, TOK_RPAR) == 0 ? e : NULL;
    }
    if (ou_at(p, TOK_DOUBLESTAR)) {
        return invalid_group(p, NULL);
    }
    OuExpr *e = ou_star_named_expression(p);
    if (e == NULL) {
        return NULL;
    }
    if (ou_at(p, KW_FOR)) {
        return comprehension(p, GeneratorExp_kind, start, e, TOK_RPAR);
    }
    if (!ou_at(p, TOK_COMMA)) {
        if (e->kind == Starred_kind) {
            return invalid_group(p, e);
        }
        return ou_expect(p, TOK_RPAR) == 0 ? e : NULL;
    }
    if (ou_push(p, e) < 0 || more_elements(p, TOK_RPAR) < 0 || ou_expect(p, TOK_RPAR) < 0) {
        return NULL;
    }
    return display(p, Tuple_kind, start, mark);
}

/* ---- [ ] and { } ---------------------------------------------------------------------------------- */

/** The rest of a list or set, at what follows its first element. */
static OuExpr *list_or_set(OuParser *p, OuPosition start, OuExpr *first, OuTokenType closing)
{
    size_t mark = p->stack_size;
    int is_list = closing == TOK_RSQB;
    if (ou_at(p, KW_FOR)) {
        return comprehension(p, is_list ? ListComp_kind : SetComp_kind, start, first, closing);
    }
    if (ou_push(p, first) < 0 || more_elements(p, closing) < 0) {
        return NULL;
    }
    if (ou_at(p, KW_FOR) && !p->quiet) {
        OuPosition whole = ou_range(first->at, p->tok[-1].at);
        OuParserMark try = ou_try_begin(p);
        int right = ou_for_if_clauses(p) != NULL;
        int found = ou_try_end(p, try, 1);
        if (found < 0) {
            return NULL;
        }
        if (found == 1 && right) {
            return ou_parse_error(p, whole,
                                  "did you forget parentheses around the comprehension target?");
        }
    }
    if (ou_expect(p, closing) < 0) {
        return NULL;
    }
    return display(p, is_list ? List_kind : Set_kind, start, mark);
}

/** What begins with `[`. */
static OuExpr *list(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    if (ou_accept(p, TOK_RSQB)) {
        return display(p, List_kind, start, p->stack_size);
    }
    OuExpr *first = ou_star_named_expression(p);
    return first != NULL ? list_or_set(p, start, first, TOK_RSQB) : NULL;
}

/** The value of an item of a dict, at `:`. */
static OuExpr *dict_value(OuParser *p)
{
    const OuToken *colon = ou_take(p);
    if (ou_at(p, TOK_STAR)) {
        OuPosition start = p->tok->at;
        ou_take(p);
        OuExpr *e = ou_bitwise_or(p);
        return e != NULL ? ou_parse_error(p, ou_range(start, e->at),
                                          "cannot use a starred expression in a dictionary value")
                         : NULL;
    }
    if (ou_at(p, TOK_RBRACE) || ou_at(p, TOK_COMMA)) {
        return ou_parse_error(p, colon->at, "expression expected after dictionary key and ':'");
    }
    return ou_expression(p);
}

/** Pushes the key (NULL) and value of `**value`, at the stars. 0 or -1. */
static int dict_unpacking(OuParser *p)
{
    const OuToken *stars = ou_take(p);
    OuExpr *value = ou_bitwise_or(p);
    if (value == NULL) {
        return -1;
    }
    if (ou_at(p, KW_FOR)) {
        ou_parse_error(p, stars->at, "dict unpacking cannot be used in dict comprehension");
        return -1;
    }
    return ou_push(p, NULL) < 0 ? -1 : ou_push(p, value);
}

/** Pushes the key and value of the item at the current token. 0 or -1. */
static int dict_item(OuParser *p)
{
    if (ou_at(p, TOK_DOUBLESTAR)) {
        return dict_unpacking(p);
    }
    OuExpr *key = ou_expression(p);
    if (key == NULL) {
        return -1;
    }
    if (!ou_at(p, TOK_COLON)) {
        OuPosition at = ou_range(key->at, key->at);
        at.col_offset = at.end_col_offset - 1;
        at.end_col_offset = -1;
        if (ou_at(p, TOK_UNCLOSED)) {
            ou_invalid_syntax(p);
        } else {
            ou_parse_error(p, at, "':' expected after dictionary key");
        }
        return -1;
    }
    OuExpr *value = dict_value(p);
    return value == NULL || ou_push(p, key) < 0 ? -1 : ou_push(p, value);
}

/** Makes a Dict of the keys and values that were pushed, behind `}`. */
static OuExpr *make_dict(OuParser *p, OuPosition start, size_t mark)
{
    Ou_ssize_t count = (Ou_ssize_t)(p->stack_size - mark) / 2;
    OuSeq *keys = ou_seq_new(p->arena, count);
    OuSeq *values = keys != NULL ? ou_seq_new(p->arena, count) : NULL;
    OuExpr *e = values != NULL ? ou_new_expr(p, Dict_kind, start) : NULL;
    if (e == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < count; i++) {
        keys->items[i] = p->stack[mark + 2 * (size_t)i];
        values->items[i] = p->stack[mark + 2 * (size_t)i + 1];
    }
    p->stack_size = mark;
    e->v.Dict.keys = (OuExprSeq *)keys;
    e->v.Dict.values = (OuExprSeq *)values;
    return e;
}

/** The rest of a dict or its comprehension, at the `:` after its first key, or at its first `**`. */
static OuExpr *dict(OuParser *p, OuPosition start, OuExpr *key)
{
    size_t mark = p->stack_size;
    if (key != NULL) {
        OuExpr *value = dict_value(p);
        if (value == NULL) {
            return NULL;
        }
        if (ou_at(p, KW_FOR)) {
            OuExpr *e = comprehension(p, DictComp_kind, start, key, TOK_RBRACE);
            if (e != NULL) {
                e->v.DictComp.value = value;
            }
            return e;
        }
        if (ou_push(p, key) < 0 || ou_push(p, value) < 0) {
            return NULL;
        }
    } else if (dict_unpacking(p) < 0) {
        return NULL;
    }
    while (ou_accept(p, TOK_COMMA) && !ou_at(p, TOK_RBRACE)) {
        if (dict_item(p) < 0) {
            return NULL;
        }
    }
    return ou_expect(p, TOK_RBRACE) == 0 ? make_dict(p, start, mark) : NULL;
}

/** What begins with `{`. */
static OuExpr *dict_or_set(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    if (ou_accept(p, TOK_RBRACE)) {
        return make_dict(p, start, p->stack_size);
    }
    if (ou_at(p, TOK_DOUBLESTAR)) {
        return dict(p, start, NULL);
    }
    /* `name := value` is a key only in brackets. */
    int bracketed = ou_at(p, TOK_LPAR);
    OuExpr *first = ou_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    int can_be_key = first->kind != Starred_kind && (first->kind != NamedExpr_kind || bracketed);
    if (can_be_key && ou_at(p, TOK_COLON)) {
        return dict(p, start, first);
    }
    return list_or_set(p, start, first, TOK_RBRACE);
}

/* ---- the atom --------------------------------------------------------------------------------------- */

/** A constant that is a keyword or `...`, behind its token. */
static OuExpr *constant(OuParser *p, OuObject *value)
{
    OuPosition at = ou_take(p)->at;
    return ou_new_constant(p, Ou_NewRef(value), at);
}

/** A name, at its token. */
static OuExpr *name(OuParser *p)
{
    const OuToken *token = ou_take(p);
    OuExpr *e = ou_new_expr(p, Name_kind, token->at);
    if (e == NULL || (e->v.Name.id = ou_token_name(p, token)) == NULL) {
        return NULL;
    }
    e->v.Name.ctx = OuAST_Load;
    return e;
}

OuExpr *ou_atom(OuParser *p)
{
    switch (p->tok->type) {
    case TOK_NAME:
        return name(p);
    case TOK_NUMBER:
        return ou_number(p);
    case TOK_STRING:
        return ou_strings(p);
    case TOK_LPAR:
        return ou_group(p);
    case TOK_LSQB:
        return list(p);
    case TOK_LBRACE:
        return dict_or_set(p);
    case TOK_ELLIPSIS:
        return constant(p, Ou_Ellipsis);
    case KW_NONE:
        return constant(p, Ou_None);
    case KW_TRUE:
        return constant(p, Ou_True);
    case KW_FALSE:
        return constant(p, Ou_False);
    default:
        return ou_invalid_syntax(p);
    }
}
