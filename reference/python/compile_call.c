/* SPDX-License-Identifier: MIT */
/**
 * @file compile_call.c
 * Calls, displays ([...], {...}, (...)), unpacking targets and f-strings.
 */
#include "compiler.h"

#include "ouro/errors.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

/**
 * Displays with more items than this are built step by step. CPython: STACK_USE_GUIDELINE
 * (Python/compile.c).
 */
#define STACK_USE_GUIDELINE 30

/* ---- sequences ------------------------------------------------------------------------------ */

/** The constants of a display as a new tuple; NULL without an error if one is no constant. */
static OuObject *constant_tuple(OuExprSeq *elts)
{
    for (Ou_ssize_t i = 0; i < elts->size; i++) {
        if (elts->items[i]->kind != Constant_kind) {
            return NULL;
        }
    }
    OuObject *tuple = OuTuple_New(elts->size);
    for (Ou_ssize_t i = 0; tuple && i < elts->size; i++) {
        OuTuple_SET_ITEM(tuple, i, Ou_NewRef(elts->items[i]->v.Constant.value));
    }
    return tuple;
}

/** A display of three constants or more is copied from a constant. 1: done, 0: not one, -1. */
static int build_from_constants(OuCompiler *c, OuExprSeq *elts, int pushed, int build, int extend,
                                int as_tuple)
{
    if (elts->size < 3 || pushed > 0) {
        return 0;
    }
    for (Ou_ssize_t i = 0; i < elts->size; i++) {
        OU_TRY(ou_fold(c, elts->items[i]));
    }
    OuObject *values = constant_tuple(elts);
    if (values == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    if (build == OP_BUILD_SET) {
        Ou_XSetRef(&values, OuFrozenSet_New(values));
        if (values == NULL) {
            return -1;
        }
    }
    OU_TRY(ou_keep(c, values, &values));
    if (as_tuple) {
        OU_TRY(ou_emit_const(c, values));
        return 1;
    }
    OU_TRY(ou_emit(c, build, 0));
    OU_TRY(ou_emit_const(c, values));
    OU_TRY(ou_emit(c, extend, 1));
    return 1;
}

/** Whether one of the arguments is `*x`: then the positional arguments become one tuple. */
static int has_starred(OuExprSeq *elts)
{
    for (Ou_ssize_t i = 0; i < elts->size; i++) {
        if (elts->items[i]->kind == Starred_kind) {
            return 1;
        }
    }
    return 0;
}

/**
 * Builds a list, set or tuple of expressions, `pushed` items of which are on the stack already.
 * CPython: starunpack_helper (Python/compile.c).
 */
static int star_unpack(OuCompiler *c, OuExprSeq *elts, int pushed, int build, int add, int extend,
                       int as_tuple)
{
    int count = (int)elts->size;
    int done = build_from_constants(c, elts, pushed, build, extend, as_tuple);
    OU_TRY(done);
    if (done) {
        return 0;
    }
    int big = count + pushed > STACK_USE_GUIDELINE;
    if (!has_starred(elts) && !big) {
        OU_TRY(ou_visit_exprs(c, elts));
        return as_tuple ? ou_emit_tuple(c, count + pushed) : ou_emit(c, build, count + pushed);
    }
    int built = 0;
    if (big) {
        OU_TRY(ou_emit(c, build, pushed));
        built = 1;
    }
    for (int i = 0; i < count; i++) {
        OuExpr *elt = elts->items[i];
        if (elt->kind == Starred_kind) {
            if (!built) {
                OU_TRY(ou_emit(c, build, i + pushed));
                built = 1;
            }
            OU_TRY(ou_visit_expr(c, elt->v.Starred.value));
            OU_TRY(ou_emit(c, extend, 1));
        } else {
            OU_TRY(ou_visit_expr(c, elt));
            if (built) {
                OU_TRY(ou_emit(c, add, 1));
            }
        }
    }
    return as_tuple ? ou_emit(c, OP_LIST_TO_TUPLE, 0) : 0;
}

/**
 * Turns SWAP and the stores behind it, all to different locals of one line, into stores in the opposite order. They
 * release the old values in that order. CPython: apply_static_swaps (Python/compile.c).
 */
static void swap_statically(OuUnit *u, int swap, int count)
{
    OuCInstr *stores = u->instrs + swap + 1;
    if (u->count != swap + 1 + count) {
        return;
    }
    for (int i = 0; i < count; i++) {
        if (stores[i].opcode != OP_STORE_FAST || stores[i].line != stores[0].line) {
            return;
        }
        for (int k = 0; k < i; k++) {
            if (stores[k].oparg == stores[i].oparg) {
                return;
            }
        }
    }
    OuCInstr first = stores[0];
    stores[0] = stores[count - 1];
    stores[count - 1] = first;
    memmove(stores - 1, stores, (size_t)count * sizeof *stores);
    u->count--;
}

/**
 * `a, b = x, y` without a tuple: 1, or 0 if the value is not a tuple being built, or there are more than three items.
 * CPython: optimize_basic_block (Python/compile.c), at BUILD_TUPLE.
 */
static int unpack_built_tuple(OuCompiler *c, OuExprSeq *elts)
{
    OuUnit *u = c->u;
    int count = (int)elts->size;
    int last = u->count - 1;
    if (count < 1 || count > 3 || last < 0 || u->barrier > last ||
        u->instrs[last].opcode != OP_BUILD_TUPLE || u->instrs[last].oparg != count) {
        return 0;
    }
    u->count--;
    if (count > 1) {
        OU_TRY(ou_emit(c, OP_SWAP, count));
    }
    OU_TRY(ou_visit_exprs(c, elts));
    if (count > 1) {
        swap_statically(u, last, count);
    }
    return 1;
}

/** `a, *b = ...`. CPython: unpack_helper (Python/compile.c). */
static int unpack_targets(OuCompiler *c, OuExpr *e, OuExprSeq *elts)
{
    int count = (int)elts->size;
    int starred = 0;
    for (int i = 0; i < count; i++) {
        if (elts->items[i]->kind != Starred_kind) {
            continue;
        }
        if (starred) {
            return ou_syntax(c, e->at, "multiple starred expressions in assignment");
        }
        if (i >= (1 << 8) || count - i - 1 >= (1 << 15)) {
            return ou_syntax(c, e->at, "too many expressions in star-unpacking assignment");
        }
        starred = 1;
        OU_TRY(ou_emit(c, OP_UNPACK_EX, i | (count - i - 1) << 8));
    }
    if (!starred) {
        int done = unpack_built_tuple(c, elts);
        if (done != 0) {
            return done < 0 ? -1 : 0;
        }
        OU_TRY(ou_emit(c, OP_UNPACK_SEQUENCE, count));
    }
    for (int i = 0; i < count; i++) {
        OuExpr *elt = elts->items[i];
        OU_TRY(ou_visit_expr(c, elt->kind == Starred_kind ? elt->v.Starred.value : elt));
    }
    return 0;
}

/** List, tuple and set displays, and list and tuple targets. */
int ou_visit_sequence(OuCompiler *c, OuExpr *e)
{
    if (e->kind == Set_kind) {
        return star_unpack(c, e->v.Set.elts, 0, OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE, 0);
    }
    OuExprSeq *elts = e->v.List.elts;
    switch (e->v.List.ctx) {
    case OuAST_Store:
        return unpack_targets(c, e, elts);
    case OuAST_Load:
        return star_unpack(c, elts, 0, OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND,
                           e->kind == Tuple_kind);
    default:
        return ou_visit_exprs(c, elts);
    }
}

/* ---- dicts ---------------------------------------------------------------------------------- */

/** A run of `key: value` items, as a dict. CPython: compiler_subdict (Python/compile.c). */
static int sub_dict(OuCompiler *c, OuExpr *e, Ou_ssize_t begin, Ou_ssize_t end)
{
    OuExprSeq *keys = e->v.Dict.keys;
    OuExprSeq *values = e->v.Dict.values;
    Ou_ssize_t count = end - begin;
    int all_constant = 1;
    for (Ou_ssize_t i = begin; i < end; i++) {
        OU_TRY(ou_fold(c, keys->items[i]));
        all_constant = all_constant && keys->items[i]->kind == Constant_kind;
    }
    int big = count * 2 > STACK_USE_GUIDELINE;
    if (count > 1 && !big && all_constant) {
        for (Ou_ssize_t i = begin; i < end; i++) {
            OU_TRY(ou_visit_expr(c, values->items[i]));
        }
        OuObject *tuple;
        OU_TRY(ou_keep(c, OuTuple_New(count), &tuple));
        for (Ou_ssize_t i = 0; i < count; i++) {
            OuTuple_SET_ITEM(tuple, i, Ou_NewRef(keys->items[begin + i]->v.Constant.value));
        }
        OU_TRY(ou_emit_const(c, tuple));
        return ou_emit(c, OP_BUILD_CONST_KEY_MAP, (int)count);
    }
    if (big) {
        OU_TRY(ou_emit(c, OP_BUILD_MAP, 0));
    }
    for (Ou_ssize_t i = begin; i < end; i++) {
        OU_TRY(ou_visit_expr(c, keys->items[i]));
        OU_TRY(ou_visit_expr(c, values->items[i]));
        if (big) {
            OU_TRY(ou_emit(c, OP_MAP_ADD, 1));
        }
    }
    return big ? 0 : ou_emit(c, OP_BUILD_MAP, (int)count);
}

/** A run of items that is merged into the dict below it, if there is one. */
static int flush_sub_dict(OuCompiler *c, OuExpr *e, Ou_ssize_t begin, Ou_ssize_t end, int *have)
{
    if (begin == end) {
        return 0;
    }
    OU_TRY(sub_dict(c, e, begin, end));
    if (*have) {
        OU_TRY(ou_emit(c, OP_DICT_UPDATE, 1));
    }
    *have = 1;
    return 0;
}

/** CPython: compiler_dict (Python/compile.c). */
int ou_visit_dict(OuCompiler *c, OuExpr *e)
{
    Ou_ssize_t count = e->v.Dict.values->size;
    Ou_ssize_t begin = 0;
    int have = 0;
    for (Ou_ssize_t i = 0; i < count; i++) {
        if (e->v.Dict.keys->items[i] == NULL) {
            OU_TRY(flush_sub_dict(c, e, begin, i, &have));
            begin = i + 1;
            if (!have) {
                OU_TRY(ou_emit(c, OP_BUILD_MAP, 0));
                have = 1;
            }
            OU_TRY(ou_visit_expr(c, e->v.Dict.values->items[i]));
            OU_TRY(ou_emit(c, OP_DICT_UPDATE, 1));
        } else if ((i + 1 - begin) * 2 > 0xFFFF) {
            OU_TRY(flush_sub_dict(c, e, begin, i + 1, &have));
            begin = i + 1;
        }
    }
    OU_TRY(flush_sub_dict(c, e, begin, count, &have));
    return have ? 0 : ou_emit(c, OP_BUILD_MAP, 0);
}

/* ---- calls ---------------------------------------------------------------------------------- */

/** The values of `name=value` arguments. */
static int visit_keyword_values(OuCompiler *c, OuKeywordSeq *keywords, Ou_ssize_t begin,
                                Ou_ssize_t end)
{
    for (Ou_ssize_t i = begin; i < end; i++) {
        OU_TRY(ou_visit_expr(c, keywords->items[i]->value));
    }
    return 0;
}

/** The names of `name=value` arguments, as a constant; its number, or -1. */
static int keyword_names(OuCompiler *c, OuKeywordSeq *keywords, Ou_ssize_t begin, Ou_ssize_t end)
{
    OuObject *names;
    OU_TRY(ou_keep(c, OuTuple_New(end - begin), &names));
    for (Ou_ssize_t i = begin; i < end; i++) {
        OuTuple_SET_ITEM(names, i - begin, Ou_NewRef(keywords->items[i]->arg));
    }
    return ou_const_index(c, names);
}

/** `f(a=1, a=2)` is wrong. CPython: validate_keywords (Python/compile.c). */
static int check_keywords(OuCompiler *c, OuKeywordSeq *keywords)
{
    for (Ou_ssize_t i = 0; i < keywords->size; i++) {
        OuObject *name = keywords->items[i]->arg;
        for (Ou_ssize_t k = i + 1; name && k < keywords->size; k++) {
            if (keywords->items[k]->arg == name) {
                const char *text = OuUnicode_AsUTF8(name);
                if (text != NULL) {
                    ou_syntax_error(c->info, c->source, keywords->items[k]->at, OuExc_SyntaxError,
                                    "keyword argument repeated: %s", text);
                }
                return -1;
            }
        }
    }
    return 0;
}

/** Emits KW_NAMES and CALL. */
static int emit_call(OuCompiler *c, int count, OuKeywordSeq *keywords)
{
    if (keywords->size > 0) {
        int names = keyword_names(c, keywords, 0, keywords->size);
        OU_TRY(names);
        OU_TRY(ou_emit(c, OP_KW_NAMES, names));
    }
    return ou_emit(c, OP_CALL, count + (int)keywords->size);
}

/** Whether one of the keyword arguments is `**x`: then they become one dict. */
static int has_double_star(OuKeywordSeq *keywords)
{
    for (Ou_ssize_t i = 0; i < keywords->size; i++) {
        if (keywords->items[i]->arg == NULL) {
            return 1;
        }
    }
    return 0;
}

/**
 * A run of `name=value` as a dict, merged into the one below. CPython: compiler_subkwargs
 * (Python/compile.c).
 */
static int sub_kwargs(OuCompiler *c, OuKeywordSeq *keywords, Ou_ssize_t begin, Ou_ssize_t end,
                      int *have)
{
    if (begin == end) {
        return 0;
    }
    if (end - begin > 1) {
        OU_TRY(visit_keyword_values(c, keywords, begin, end));
        int names = keyword_names(c, keywords, begin, end);
        OU_TRY(names);
        OU_TRY(ou_emit(c, OP_LOAD_CONST, names));
        OU_TRY(ou_emit(c, OP_BUILD_CONST_KEY_MAP, (int)(end - begin)));
    } else {
        OU_TRY(ou_emit_const(c, keywords->items[begin]->arg));
        OU_TRY(ou_visit_expr(c, keywords->items[begin]->value));
        OU_TRY(ou_emit(c, OP_BUILD_MAP, 1));
    }
    if (*have) {
        OU_TRY(ou_emit(c, OP_DICT_MERGE, 1));
    }
    *have = 1;
    return 0;
}

/** A call with `*args` or `**kwargs`: the arguments go into a tuple and a dict. */
static int call_ex(OuCompiler *c, int pushed, OuExprSeq *args, OuKeywordSeq *keywords)
{
    if (pushed == 0 && args->size == 1 && args->items[0]->kind == Starred_kind) {
        OU_TRY(ou_visit_expr(c, args->items[0]->v.Starred.value));
    } else {
        OU_TRY(star_unpack(c, args, pushed, OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, 1));
    }
    int have = 0;
    Ou_ssize_t begin = 0;
    for (Ou_ssize_t i = 0; i < keywords->size; i++) {
        if (keywords->items[i]->arg != NULL) {
            continue;
        }
        OU_TRY(sub_kwargs(c, keywords, begin, i, &have));
        begin = i + 1;
        if (!have) {
            OU_TRY(ou_emit(c, OP_BUILD_MAP, 0));
            have = 1;
        }
        OU_TRY(ou_visit_expr(c, keywords->items[i]->value));
        OU_TRY(ou_emit(c, OP_DICT_MERGE, 1));
    }
    OU_TRY(sub_kwargs(c, keywords, begin, keywords->size, &have));
    return ou_emit(c, OP_CALL_FUNCTION_EX, keywords->size > 0);
}

/**
 * The arguments and the call; `pushed` arguments are on the stack. CPython: compiler_call_helper
 * (Python/compile.c).
 */
int ou_call_helper(OuCompiler *c, int pushed, OuExprSeq *args, OuKeywordSeq *keywords)
{
    OU_TRY(check_keywords(c, keywords));
    if (has_starred(args) || has_double_star(keywords)) {
        return call_ex(c, pushed, args, keywords);
    }
    OU_TRY(ou_visit_exprs(c, args));
    OU_TRY(visit_keyword_values(c, keywords, 0, keywords->size));
    return emit_call(c, pushed + (int)args->size, keywords);
}

/**
 * `op.name(...)` without making a bound method; 1: done, 0: another call. CPython:
 * maybe_optimize_method_call (Python/compile.c).
 */
static int method_call(OuCompiler *c, OuExpr *e)
{
    OuExpr *func = e->v.Call.func;
    OuExprSeq *args = e->v.Call.args;
    OuKeywordSeq *keywords = e->v.Call.keywords;
    if (func->kind != Attribute_kind || func->v.Attribute.ctx != OuAST_Load || has_starred(args) ||
        has_double_star(keywords) || args->size + keywords->size >= STACK_USE_GUIDELINE) {
        return 0;
    }
    OU_TRY(check_keywords(c, keywords));
    OU_TRY(ou_visit_expr(c, func->v.Attribute.value));
    int line = func->at.end_lineno;
    c->u->line = line;
    OU_TRY(ou_emit_name(c, OP_LOAD_METHOD, func->v.Attribute.attr));
    OU_TRY(ou_visit_exprs(c, args));
    OU_TRY(visit_keyword_values(c, keywords, 0, keywords->size));
    c->u->line = line;
    OU_TRY(emit_call(c, (int)args->size, keywords));
    return 1;
}

int ou_visit_call(OuCompiler *c, OuExpr *e)
{
    int done = method_call(c, e);
    if (done != 0) {
        return done < 0 ? -1 : 0;
    }
    OU_TRY(ou_emit(c, OP_PUSH_NULL, 0));
    OU_TRY(ou_visit_expr(c, e->v.Call.func));
    c->u->line = e->at.lineno;
    return ou_call_helper(c, 0, e->v.Call.args, e->v.Call.keywords);
}

/* ---- f-strings ------------------------------------------------------------------------------ */

/** CPython: compiler_joined_str (Python/compile.c). */
int ou_visit_joined_str(OuCompiler *c, OuExpr *e)
{
    OuExprSeq *values = e->v.JoinedStr.values;
    if (values->size > STACK_USE_GUIDELINE) {
        OuObject *empty;
        OU_TRY(ou_keep(c, OuUnicode_InternFromString(""), &empty));
        OuObject *join = ou_arena_name(c->arena, "join", 4);
        if (join == NULL) {
            return -1;
        }
        OU_TRY(ou_emit_const(c, empty));
        OU_TRY(ou_emit_name(c, OP_LOAD_METHOD, join));
        OU_TRY(ou_emit(c, OP_BUILD_LIST, 0));
        for (Ou_ssize_t i = 0; i < values->size; i++) {
            OU_TRY(ou_visit_expr(c, values->items[i]));
            OU_TRY(ou_emit(c, OP_LIST_APPEND, 1));
        }
        return ou_emit(c, OP_CALL, 1);
    }
    OU_TRY(ou_visit_exprs(c, values));
    return values->size == 1 ? 0 : ou_emit(c, OP_BUILD_STRING, (int)values->size);
}

/** FORMAT_VALUE: 0 to 3 in the low bits is none, str, repr, ascii; 4: a format spec. */
int ou_visit_formatted_value(OuCompiler *c, OuExpr *e)
{
    OU_TRY(ou_visit_expr(c, e->v.FormattedValue.value));
    int conversion = e->v.FormattedValue.conversion;
    int oparg = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    if (e->v.FormattedValue.format_spec != NULL) {
        OU_TRY(ou_visit_expr(c, e->v.FormattedValue.format_spec));
        oparg |= 4;
    }
    return ou_emit(c, OP_FORMAT_VALUE, oparg);
}
