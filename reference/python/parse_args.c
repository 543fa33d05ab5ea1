/* SPDX-License-Identifier: MIT */
/**
 * @file parse_args.c
 * Arguments of calls, parameters of functions and lambdas.
 */
#include "parser.h"

/* ---- arguments ------------------------------------------------------------------------------------ */

/** The arguments of one call on their way; the positional ones are on the parser's stack. */
typedef struct Arguments {
    const OuToken *call;      /**< its `(` */
    int genexp_allowed;       /**< 1: `f(x for x in y)` may do without brackets of its own */
    OuKeyword **keywords;     /**< the arena's */
    Ou_ssize_t keyword_count; /**< keyword arguments so far */
    Ou_ssize_t keyword_room;  /**< keyword arguments there is room for */
    int unpacked;             /**< a `**` was seen */
    int misplaced;            /**< a positional argument follows a keyword */
} Arguments;

/** Adds a keyword; -1 with MemoryError. */
static int add_keyword(OuParser *p, Arguments *a, OuObject *name, OuExpr *value, OuPosition start)
{
    if (a->keyword_count == a->keyword_room) {
        Ou_ssize_t room = a->keyword_room != 0 ? a->keyword_room * 2 : 4;
        OuKeyword **keywords =
            (OuKeyword **)OuArena_Malloc(p->arena, (size_t)room * sizeof *keywords);
        if (keywords == NULL) {
            return -1;
        }
        for (Ou_ssize_t i = 0; i < a->keyword_count; i++) {
            keywords[i] = a->keywords[i];
        }
        a->keywords = keywords;
        a->keyword_room = room;
    }
    OuKeyword *keyword = OuArena_Malloc(p->arena, sizeof *keyword);
    if (keyword == NULL) {
        return -1;
    }
    *keyword = (OuKeyword){name, value, ou_range(start, p->tok[-1].at)};
    a->keywords[a->keyword_count++] = keyword;
    return 0;
}

/** `name=value`, at the name. */
static int keyword_argument(OuParser *p, Arguments *a)
{
    const OuToken *name = ou_take(p);
    const OuToken *equal = ou_take(p);
    if (name->type != TOK_NAME) {
        ou_parse_error(p, ou_range(name->at, equal->at), "cannot assign to %s",
                       name->type == KW_TRUE    ? "True"
                       : name->type == KW_FALSE ? "False"
                                                : "None");
        return -1;
    }
    OuExpr *value = ou_expression(p);
    if (value == NULL) {
        return -1;
    }
    if (ou_at(p, KW_FOR)) {
        ou_parse_error(p, ou_range(name->at, equal->at),
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        return -1;
    }
    OuObject *id = ou_token_name(p, name);
    return id == NULL ? -1 : add_keyword(p, a, id, value, name->at);
}

/** `*value`, at the star. */
static int starred_argument(OuParser *p, Arguments *a)
{
    if (a->unpacked) {
        ou_parse_error_here(p, OuExc_SyntaxError,
                            "iterable argument unpacking follows keyword argument unpacking");
        return -1;
    }
    OuPosition start = ou_take(p)->at;
    OuExpr *value = ou_expression(p);
    OuExpr *e = value != NULL ? ou_new_expr(p, Starred_kind, start) : NULL;
    if (e == NULL) {
        return -1;
    }
    e->v.Starred.value = value;
    e->v.Starred.ctx = OuAST_Load;
    return ou_push(p, e);
}

/** `**value`, at the stars. */
static int unpacking_argument(OuParser *p, Arguments *a)
{
    OuPosition start = ou_take(p)->at;
    OuExpr *value = ou_expression(p);
    a->unpacked = 1;
    return value == NULL ? -1 : add_keyword(p, a, NULL, value, start);
}

/** A generator expression that is an argument without brackets of its own, at `for`. */
static OuExpr *bare_genexp(OuParser *p, Arguments *a, OuExpr *elt, int alone)
{
    if (!a->genexp_allowed) {
        return ou_invalid_syntax(p);
    }
    OuComprehensionSeq *generators = ou_for_if_clauses(p);
    if (generators == NULL) {
        return NULL;
    }
    if (!alone || !ou_at(p, TOK_RPAR)) {
        if (alone && !ou_at(p, TOK_COMMA)) {
            return ou_invalid_syntax(p);
        }
        return ou_parse_error(p, ou_range(elt->at, p->tok[-1].at),
                              "Generator expression must be parenthesized");
    }
    OuExpr *e = ou_new_expr(p, GeneratorExp_kind, a->call->at);
    if (e != NULL) {
        e->at = ou_range(a->call->at, p->tok->at);
        e->v.GeneratorExp.elt = elt;
        e->v.GeneratorExp.generators = generators;
    }
    return e;
}

/** A positional argument. */
static int positional_argument(OuParser *p, Arguments *a, int alone)
{
    const OuToken *first = p->tok;
    OuExpr *e = ou_assignment_or_expression(p);
    if (e == NULL) {
        return -1;
    }
    if (ou_at(p, TOK_EQUAL)) {
        ou_parse_error(p, ou_range(first->at, p->tok->at),
                       "expression cannot contain assignment, perhaps you meant \"==\"?");
        return -1;
    }
    if (ou_at(p, KW_FOR) && (e = bare_genexp(p, a, e, alone)) == NULL) {
        return -1;
    }
    a->misplaced |= a->keyword_count > 0;
    return ou_push(p, e);
}

/** One argument. */
static int argument(OuParser *p, Arguments *a, int alone)
{
    switch (p->tok->type) {
    case TOK_STAR:
        return starred_argument(p, a);
    case TOK_DOUBLESTAR:
        return unpacking_argument(p, a);
    case TOK_NAME:
    case KW_TRUE:
    case KW_FALSE:
    case KW_NONE:
        if (p->tok[1].type == TOK_EQUAL) {
            return keyword_argument(p, a);
        }
        return positional_argument(p, a, alone);
    default:
        return positional_argument(p, a, alone);
    }
}

int ou_arguments(OuParser *p, const OuToken *call, int genexp_allowed, OuExprSeq **args,
                 OuKeywordSeq **keywords)
{
    Arguments a = {.call = call, .genexp_allowed = genexp_allowed};
    size_t mark = p->stack_size;
    while (!ou_at(p, TOK_RPAR)) {
        int alone = p->stack_size == mark && a.keyword_count == 0;
        if (argument(p, &a, alone) < 0) {
            return -1;
        }
        if (!ou_accept(p, TOK_COMMA)) {
            break;
        }
    }
    if (a.misplaced && !ou_at(p, TOK_UNCLOSED)) {
        ou_parse_error_here(p, OuExc_SyntaxError,
                            a.unpacked ? "positional argument follows keyword argument unpacking"
                                       : "positional argument follows keyword argument");
        return -1;
    }
    if (ou_expect(p, TOK_RPAR) < 0) {
        return -1;
    }
    *args = (OuExprSeq *)ou_pop_seq(p, mark);
    *keywords = (OuKeywordSeq *)ou_seq_new(p->arena, a.keyword_count);
    if (*args == NULL || *keywords == NULL) {
        return -1;
    }
    for (Ou_ssize_t i = 0; i < a.keyword_count; i++) {
        (*keywords)->items[i] = a.keywords[i];
    }
    return 0;
}

/* ---- parameters ---------------------------------------------------------------------------------------- */

/** A name, with its annotation unless it is a lambda's. CPython: param (Grammar/python.gram). */
static OuArg *parameter_name(OuParser *p, OuTokenType closing, int star)
{
    const OuToken *name = p->tok;
    if (ou_expect(p, TOK_NAME) < 0) {
        return NULL;
    }
    OuArg *arg = OuArena_Malloc(p->arena, sizeof *arg);
    if (arg == NULL || (arg->arg = ou_token_name(p, name)) == NULL) {
        return NULL;
    }
    if (closing == TOK_RPAR && ou_accept(p, TOK_COLON)) {
        /* `*args: *Ts` is the one annotation that may have a star */
        arg->annotation =
            star && ou_at(p, TOK_STAR) ? ou_star_named_expression(p) : ou_expression(p);
        if (arg->annotation == NULL) {
            return NULL;
        }
    }
    arg->at = ou_range(name->at, p->tok[-1].at);
    return arg;
}

/** The default value, at `=`. */
static OuExpr *parameter_default(OuParser *p, OuTokenType closing)
{
    const OuToken *equal = ou_take(p);
    if (ou_at(p, closing) || ou_at(p, TOK_COMMA)) {
        return ou_parse_error(p, equal->at, "expected default value expression");
    }
    return ou_expression(p);
}

/** Reports names in brackets, at `(`. CPython: invalid_parameters (Grammar/python.gram). */
static void *parenthesized(OuParser *p, OuTokenType closing)
{
    const OuToken *t = p->tok + 1;
    while (t->type == TOK_NAME && t[1].type == TOK_COMMA) {
        t += 2;
    }
    t += t->type == TOK_NAME;
    if (t > p->tok + 1 && t->type == TOK_RPAR) {
        return ou_parse_error(p, ou_range(p->tok->at, t->at),
                              "%s parameters cannot be parenthesized",
                              closing == TOK_RPAR ? "Function" : "Lambda expression");
    }
    return ou_invalid_syntax(p);
}

/** Parameters on their way; the sequences that are not done yet are arrays of the arena. */
typedef struct Parameters {
    OuTokenType closing; /**< what ends the list */
    OuArguments *args;   /**< the result */
    int stars;           /**< `*` was seen */
    int slash;           /**< `/` was seen */
    size_t mark;         /**< positional parameters are pushed from here on, then keyword-only */
    OuExprSeq *extra;    /**< defaults: room for one per parameter that could follow */
    Ou_ssize_t default_count; /**< defaults so far */
    OuExprSeq *kw_extra;      /**< defaults of keyword-only ones, NULL for none */
    Ou_ssize_t kw_count;      /**< keyword-only parameters so far */
} Parameters;

/** Appends to a sequence that doubles its room when it is full; -1 with MemoryError. */
static int append(OuParser *p, OuExprSeq **seq, Ou_ssize_t *count, OuExpr *e)
{
    if (*seq == NULL || (*seq)->size == *count) {
        OuExprSeq *bigger = (OuExprSeq *)ou_seq_new(p->arena, *seq == NULL ? 4 : (*seq)->size * 2);
        if (bigger == NULL) {
            return -1;
        }
        for (Ou_ssize_t i = 0; i < *count; i++) {
            bigger->items[i] = (*seq)->items[i];
        }
        *seq = bigger;
    }
    (*seq)->items[(*count)++] = e;
    return 0;
}

/** A parameter that is neither `*args` nor `**kwargs`. */
static int plain_parameter(OuParser *p, Parameters *a)
{
    if (ou_at(p, TOK_LPAR)) {
        parenthesized(p, a->closing);
        return -1;
    }
    OuArg *arg = parameter_name(p, a->closing, 0);
    if (arg == NULL || ou_push(p, arg) < 0) {
        return -1;
    }
    OuExpr *value = NULL;
    if (ou_at(p, TOK_EQUAL) && (value = parameter_default(p, a->closing)) == NULL) {
        return -1;
    }
    if (a->stars) {
        return append(p, &a->kw_extra, &a->kw_count, value);
    }
    if (value != NULL) {
        return append(p, &a->extra, &a->default_count, value);
    }
    if (a->default_count > 0 && (ou_at(p, TOK_COMMA) || ou_at(p, a->closing))) {
        ou_parse_error(p, p->tok[-1].type == TOK_NAME ? p->tok[-1].at : arg->at,
                       "non-default argument follows default argument");
        return -1;
    }
    return 0;
}

/** `/`: what was pushed so far is positional-only. */
static int slash_parameter(OuParser *p, Parameters *a)
{
    const char *wrong = a->slash                   ? "/ may appear only once"
                        : a->stars                 ? "/ must be ahead of *"
                        : p->stack_size == a->mark ? "at least one argument must precede /"
                                                   : NULL;
    if (wrong != NULL) {
        ou_parse_error(p, p->tok->at, "%s", wrong);
        return -1;
    }
    ou_take(p);
    a->slash = 1;
    a->args->posonlyargs = (OuArgSeq *)ou_pop_seq(p, a->mark);
    return a->args->posonlyargs != NULL ? 0 : -1;
}

/** `*args` or a bare `*`: what is pushed from here on is keyword-only. */
static int star_parameter(OuParser *p, Parameters *a)
{
    if (a->stars) {
        ou_parse_error(p, p->tok->at, "* argument may appear only once");
        return -1;
    }
    const OuToken *star = ou_take(p);
    a->stars = 1;
    a->args->args = (OuArgSeq *)ou_pop_seq(p, a->mark);
    if (a->args->args == NULL) {
        return -1;
    }
    if (ou_at(p, a->closing) || (ou_at(p, TOK_COMMA) && (p->tok[1].type == a->closing ||
                                                         p->tok[1].type == TOK_DOUBLESTAR))) {
        const OuToken *last = p->tok + ou_at(p, TOK_COMMA);
        ou_parse_error(p, a->closing == TOK_RPAR ? star->at : last->at,
                       "named arguments must follow bare *");
        return -1;
    }
    if (ou_at(p, TOK_COMMA)) {
        return 0;
    }
    a->args->vararg = parameter_name(p, a->closing, 1);
    if (a->args->vararg != NULL && ou_at(p, TOK_EQUAL)) {
        ou_parse_error(p, p->tok->at, "var-positional argument cannot have default value");
        return -1;
    }
    return a->args->vararg != NULL ? 0 : -1;
}

/** `**kwargs`, which is the last. */
static int double_star_parameter(OuParser *p, Parameters *a)
{
    ou_take(p);
    a->args->kwarg = parameter_name(p, a->closing, 0);
    if (a->args->kwarg == NULL) {
        return -1;
    }
    if (ou_at(p, TOK_EQUAL)) {
        ou_parse_error(p, p->tok->at, "var-keyword argument cannot have default value");
        return -1;
    }
    OuTokenType next = p->tok[1].type;
    if (ou_at(p, TOK_COMMA) &&
        (next == TOK_NAME || next == TOK_STAR || next == TOK_DOUBLESTAR || next == TOK_SLASH)) {
        ou_parse_error(p, p->tok[1].at, "arguments cannot follow var-keyword argument");
        return -1;
    }
    return 0;
}

/** Fills in the sequences that are not there yet. */
static OuArguments *finish_parameters(OuParser *p, Parameters *a)
{
    OuArguments *args = a->args;
    if (a->stars) {
        args->kwonlyargs = (OuArgSeq *)ou_pop_seq(p, a->mark);
    } else {
        args->args = (OuArgSeq *)ou_pop_seq(p, a->mark);
        args->kwonlyargs = (OuArgSeq *)ou_empty_seq(p);
    }
    if (args->posonlyargs == NULL) {
        args->posonlyargs = (OuArgSeq *)ou_empty_seq(p);
    }
    args->defaults = a->extra != NULL ? a->extra : (OuExprSeq *)ou_empty_seq(p);
    args->kw_defaults = a->kw_extra != NULL ? a->kw_extra : (OuExprSeq *)ou_empty_seq(p);
    if (args->args == NULL || args->kwonlyargs == NULL || args->posonlyargs == NULL ||
        args->defaults == NULL || args->kw_defaults == NULL) {
        return NULL;
    }
    args->defaults->size = a->default_count;
    args->kw_defaults->size = a->kw_count;
    return args;
}

OuArguments *ou_parameters(OuParser *p, OuTokenType closing)
{
    Parameters a = {.closing = closing, .mark = p->stack_size};
    a.args = OuArena_Malloc(p->arena, sizeof *a.args);
    if (a.args == NULL) {
        return NULL;
    }
    while (!ou_at(p, closing)) {
        int result = ou_at(p, TOK_SLASH)        ? slash_parameter(p, &a)
                     : ou_at(p, TOK_STAR)       ? star_parameter(p, &a)
                     : ou_at(p, TOK_DOUBLESTAR) ? double_star_parameter(p, &a)
                                                : plain_parameter(p, &a);
        if (result < 0) {
            return NULL;
        }
        if (!ou_accept(p, TOK_COMMA)) {
            break;
        }
    }
    if (!ou_at(p, closing) && closing == TOK_RPAR) {
        return ou_invalid_syntax(p);
    }
    return finish_parameters(p, &a);
}
