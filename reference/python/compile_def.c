/* SPDX-License-Identifier: MIT */
/**
 * @file compile_def.c
 * What becomes a code object of its own: functions, lambdas, classes, comprehensions.
 */
#include "compiler.h"

#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

/* ---- functions ------------------------------------------------------------------------------ */

/**
 * Emits the cells a function needs, the code, and MAKE_FUNCTION. Steals `code`. CPython:
 * compiler_make_closure (Python/compile.c).
 */
static int make_closure(OuCompiler *c, OuCodeObject *code, int flags)
{
    OuObject *kept;
    OU_TRY(ou_keep(c, (OuObject *)code, &kept));
    OuUnit *u = c->u;
    if (code->co_nfreevars > 0) {
        int first = code->co_nlocalsplus - code->co_nfreevars;
        for (int i = first; i < code->co_nlocalsplus; i++) {
            OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, i);
            OuObject *number = OuDict_GetItemWithError(u->cellvars, name);
            if (number == NULL && !OuErr_Occurred()) {
                number = OuDict_GetItemWithError(u->freevars, name);
            }
            if (number == NULL) {
                if (!OuErr_Occurred()) {
                    OuErr_SetString(OuExc_SystemError, "a free variable without a cell");
                }
                return -1;
            }
            OU_TRY(ou_emit(c, OP_LOAD_CLOSURE, (int)OuLong_AsLong(number)));
        }
        flags |= OU_MAKE_CLOSURE;
        OU_TRY(ou_emit(c, OP_BUILD_TUPLE, code->co_nfreevars));
    }
    OU_TRY(ou_emit_const(c, kept));
    return ou_emit(c, OP_MAKE_FUNCTION, flags);
}

/**
 * Evaluates the defaults of keyword-only parameters; 1 if there are any. CPython:
 * compiler_visit_kwonlydefaults (Python/compile.c).
 */
static int visit_kwonly_defaults(OuCompiler *c, OuArguments *args)
{
    Ou_ssize_t count = 0;
    for (Ou_ssize_t i = 0; i < args->kwonlyargs->size; i++) {
        count += args->kw_defaults->items[i] != NULL;
    }
    if (count == 0) {
        return 0;
    }
    OuObject *keys;
    OU_TRY(ou_keep(c, OuTuple_New(count), &keys));
    Ou_ssize_t at = 0;
    for (Ou_ssize_t i = 0; i < args->kwonlyargs->size; i++) {
        if (args->kw_defaults->items[i] == NULL) {
            continue;
        }
        OuObject *name = args->kwonlyargs->items[i]->arg;
        name = ou_mangle(c->arena, c->u->ste->private_name, name);
        if (name == NULL) {
            return -1;
        }
        OuTuple_SET_ITEM(keys, at++, Ou_NewRef(name));
        OU_TRY(ou_visit_expr(c, args->kw_defaults->items[i]));
    }
    OU_TRY(ou_emit_const(c, keys));
    OU_TRY(ou_emit(c, OP_BUILD_CONST_KEY_MAP, (int)count));
    return 1;
}

/**
 * Evaluates defaults; the flags for MAKE_FUNCTION, or -1. CPython: compiler_default_arguments
 * (Python/compile.c).
 */
static int visit_defaults(OuCompiler *c, OuArguments *args)
{
    int flags = 0;
    if (args->defaults->size > 0) {
        OU_TRY(ou_visit_exprs(c, args->defaults));
        OU_TRY(ou_emit_tuple(c, (int)args->defaults->size));
        flags |= OU_MAKE_DEFAULTS;
    }
    int kwonly = visit_kwonly_defaults(c, args);
    OU_TRY(kwonly);
    return kwonly ? flags | OU_MAKE_KWDEFAULTS : flags;
}

/** Evaluates one annotation; adds 2 to the count if there is one. */
static int visit_annotation(OuCompiler *c, OuObject *name, OuExpr *annotation, int *count)
{
    if (annotation == NULL) {
        return 0;
    }
    OuObject *mangled = ou_mangle(c->arena, c->u->ste->private_name, name);
    if (mangled == NULL) {
        return -1;
    }
    OU_TRY(ou_emit_const(c, mangled));
    *count += 2;
    if (annotation->kind == Starred_kind) {
        OU_TRY(ou_visit_expr(c, annotation->v.Starred.value));
        return ou_emit(c, OP_UNPACK_SEQUENCE, 1);
    }
    return ou_visit_expr(c, annotation);
}

/**
 * Compiles the annotations of some parameters; adds to `*count` the names and values pushed. 0; -1
 * with an error set. CPython: compiler_visit_argannotations (Python/compile.c).
 */
static int visit_arg_annotations(OuCompiler *c, OuArgSeq *args, int *count)
{
    for (Ou_ssize_t i = 0; i < args->size; i++) {
        OU_TRY(visit_annotation(c, args->items[i]->arg, args->items[i]->annotation, count));
    }
    return 0;
}

/**
 * Evaluates all annotations of a function; 1 if there are any. CPython: compiler_visit_annotations
 * (Python/compile.c).
 */
static int visit_annotations(OuCompiler *c, OuArguments *args, OuExpr *returns)
{
    int count = 0;
    OU_TRY(visit_arg_annotations(c, args->args, &count));
    OU_TRY(visit_arg_annotations(c, args->posonlyargs, &count));
    if (args->vararg != NULL) {
        OU_TRY(visit_annotation(c, args->vararg->arg, args->vararg->annotation, &count));
    }
    OU_TRY(visit_arg_annotations(c, args->kwonlyargs, &count));
    if (args->kwarg != NULL) {
        OU_TRY(visit_annotation(c, args->kwarg->arg, args->kwarg->annotation, &count));
    }
    if (returns != NULL) {
        OuObject *name = ou_arena_name(c->arena, "return", 6);
        if (name == NULL) {
            return -1;
        }
        OU_TRY(visit_annotation(c, name, returns, &count));
    }
    if (count > 0) {
        OU_TRY(ou_emit_tuple(c, count));
        return 1;
    }
    return 0;
}

/** Tells the unit how many parameters of each kind it has. */
static void set_arg_counts(OuUnit *u, OuArguments *args)
{
    u->posonlyargcount = (int)args->posonlyargs->size;
    u->argcount = (int)(args->posonlyargs->size + args->args->size);
    u->kwonlyargcount = (int)args->kwonlyargs->size;
}

/**
 * Pushes the decorators, the first one lowest: the last one is called first. CPython:
 * compiler_decorators (Python/compile.c).
 */
static int visit_decorators(OuCompiler *c, OuExprSeq *decorators)
{
    for (Ou_ssize_t i = 0; i < decorators->size; i++) {
        OU_TRY(ou_visit_expr(c, decorators->items[i]));
    }
    return 0;
}

/** Calls the decorators, the last first. CPython: compiler_apply_decorators (Python/compile.c). */
static int apply_decorators(OuCompiler *c, OuExprSeq *decorators)
{
    for (Ou_ssize_t i = decorators->size - 1; i >= 0; i--) {
        c->u->line = decorators->items[i]->at.lineno;
        OU_TRY(ou_emit(c, OP_CALL, 0));
    }
    return 0;
}

/** The line a definition begins at: that of its first decorator. */
static int first_line(OuStmt *s, OuExprSeq *decorators)
{
    return decorators->size > 0 ? decorators->items[0]->at.lineno : s->at.lineno;
}

/** The code of a function's body. */
static int function_body(OuCompiler *c, OuStmt *s, int firstlineno, OuCodeObject **code)
{
    OuStmtSeq *body = s->v.FunctionDef.body;
    OU_TRY(ou_enter_scope(c, s->v.FunctionDef.name, OU_UNIT_FUNCTION, s->v.FunctionDef.scope,
                          firstlineno));
    OuObject *doc = ou_ast_get_doc_string(body);
    OU_TRY(ou_const_index(c, doc ? doc : Ou_None));
    set_arg_counts(c->u, s->v.FunctionDef.args);
    for (Ou_ssize_t i = doc != NULL; i < body->size; i++) {
        OU_TRY(ou_visit_stmt(c, body->items[i]));
    }
    OU_TRY(ou_emit_none(c));
    OU_TRY(ou_emit(c, OP_RETURN_VALUE, 0));
    return ou_leave_scope(c, code);
}

int ou_visit_function(OuCompiler *c, OuStmt *s)
{
    OuExprSeq *decorators = s->v.FunctionDef.decorator_list;
    OU_TRY(visit_decorators(c, decorators));
    c->u->line = first_line(s, decorators);
    int flags = visit_defaults(c, s->v.FunctionDef.args);
    OU_TRY(flags);
    int annotations = visit_annotations(c, s->v.FunctionDef.args, s->v.FunctionDef.returns);
    OU_TRY(annotations);
    flags |= annotations ? OU_MAKE_ANNOTATIONS : 0;
    OuCodeObject *code;
    OU_TRY(function_body(c, s, first_line(s, decorators), &code));
    OU_TRY(make_closure(c, code, flags));
    OU_TRY(apply_decorators(c, decorators));
    c->u->line = s->at.lineno;
    return ou_nameop(c, s->at, s->v.FunctionDef.name, OuAST_Store);
}

int ou_visit_lambda(OuCompiler *c, OuExpr *e)
{
    int flags = visit_defaults(c, e->v.Lambda.args);
    OU_TRY(flags);
    OuObject *name = ou_arena_name(c->arena, "<lambda>", 8);
    if (name == NULL) {
        return -1;
    }
    OU_TRY(ou_enter_scope(c, name, OU_UNIT_LAMBDA, e->v.Lambda.scope, e->at.lineno));
    /* The first constant is where a documentation string would be. */
    OU_TRY(ou_const_index(c, Ou_None));
    set_arg_counts(c->u, e->v.Lambda.args);
    OU_TRY(ou_visit_expr(c, e->v.Lambda.body));
    if (c->u->ste->generator) {
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
        OU_TRY(ou_emit_none(c));
    }
    OU_TRY(ou_emit(c, OP_RETURN_VALUE, 0));
    OuCodeObject *code;
    OU_TRY(ou_leave_scope(c, &code));
    return make_closure(c, code, flags);
}

/* ---- classes -------------------------------------------------------------------------------- */

/** The code of a class body: it fills its namespace and returns the cell of `__class__`. */
static int class_body(OuCompiler *c, OuStmt *s, int firstlineno, OuCodeObject **code)
{
    OU_TRY(ou_enter_scope(c, s->v.ClassDef.name, OU_UNIT_CLASS, s->v.ClassDef.scope, firstlineno));
    OU_TRY(ou_nameop(c, s->at, OU_ID(__name__), OuAST_Load));
    OU_TRY(ou_nameop(c, s->at, OU_ID(__module__), OuAST_Store));
    OU_TRY(ou_emit_const(c, c->u->qualname));
    OU_TRY(ou_nameop(c, s->at, OU_ID(__qualname__), OuAST_Store));
    OU_TRY(ou_visit_body(c, s->v.ClassDef.body));
    if (c->u->ste->needs_class_closure) {
        OuObject *number = OuDict_GetItemWithError(c->u->cellvars, OU_ID(__class__));
        if (number == NULL) {
            return -1;
        }
        OU_TRY(ou_emit(c, OP_LOAD_CLOSURE, (int)OuLong_AsLong(number)));
        OU_TRY(ou_emit(c, OP_COPY, 1));
        OU_TRY(ou_nameop(c, s->at, OU_ID(__classcell__), OuAST_Store));
    } else {
        OU_TRY(ou_emit_none(c));
    }
    OU_TRY(ou_emit(c, OP_RETURN_VALUE, 0));
    return ou_leave_scope(c, code);
}

int ou_visit_class(OuCompiler *c, OuStmt *s)
{
    OuExprSeq *decorators = s->v.ClassDef.decorator_list;
    OU_TRY(visit_decorators(c, decorators));
    int firstlineno = first_line(s, decorators);
    OuCodeObject *code;
    OU_TRY(class_body(c, s, firstlineno, &code));
    c->u->line = firstlineno;
    if (ou_emit(c, OP_PUSH_NULL, 0) < 0 || ou_emit(c, OP_LOAD_BUILD_CLASS, 0) < 0) {
        Ou_DecRef((OuObject *)code);
        return -1;
    }
    OU_TRY(make_closure(c, code, 0));
    OU_TRY(ou_emit_const(c, s->v.ClassDef.name));
    OU_TRY(ou_call_helper(c, 2, s->v.ClassDef.bases, s->v.ClassDef.keywords));
    OU_TRY(apply_decorators(c, decorators));
    c->u->line = s->at.lineno;
    return ou_nameop(c, s->at, s->v.ClassDef.name, OuAST_Store);
}

/* ---- comprehensions ------------------------------------------------------------------------- */

/** Emits what is done with each element. */
static int comprehension_element(OuCompiler *c, OuExpr *e, int depth)
{
    if (e->kind == DictComp_kind) {
        OU_TRY(ou_visit_expr(c, e->v.DictComp.key));
        OU_TRY(ou_visit_expr(c, e->v.DictComp.value));
        return ou_emit(c, OP_MAP_ADD, depth + 1);
    }
    OU_TRY(ou_visit_expr(c, e->v.ListComp.elt));
    if (e->kind == GeneratorExp_kind) {
        OU_TRY(ou_emit(c, OP_YIELD_VALUE, 0));
        OU_TRY(ou_emit(c, OP_RESUME, 1));
        return ou_emit(c, OP_POP_TOP, 0);
    }
    return ou_emit(c, e->kind == ListComp_kind ? OP_LIST_APPEND : OP_SET_ADD, depth + 1);
}

/**
 * Emits the loop of one `for`, and those inside it. CPython: compiler_sync_comprehension_generator
 * (Python/compile.c).
 */
static int comprehension_loop(OuCompiler *c, OuExpr *e, Ou_ssize_t at, int depth)
{
    OuComprehensionSeq *generators = e->v.ListComp.generators;
    OuComprehension *generator = generators->items[at];
    int start = ou_label_new(c), if_cleanup = ou_label_new(c), anchor = ou_label_new(c);
    OU_TRY(start < 0 || if_cleanup < 0 ? -1 : anchor);
    int loops = 1;
    if (at == 0) {
        c->u->argcount = 1;
        OU_TRY(ou_emit(c, OP_LOAD_FAST, 0));
    } else {
        OuExpr *iter = generator->iter;
        int display = iter->kind == List_kind || iter->kind == Tuple_kind;
        if (display && iter->v.List.elts->size == 1 &&
            iter->v.List.elts->items[0]->kind != Starred_kind) {
            /* `for y in [f(x)]` is an assignment. */
            OU_TRY(ou_visit_expr(c, iter->v.List.elts->items[0]));
            loops = 0;
        } else {
            OU_TRY(ou_fold_iter(c, iter));
            OU_TRY(ou_visit_expr(c, iter));
            OU_TRY(ou_emit(c, OP_GET_ITER, 0));
        }
    }
    if (loops) {
        depth++;
        ou_label_here(c, start);
        OU_TRY(ou_emit(c, OP_FOR_ITER, anchor));
    }
    OU_TRY(ou_visit_expr(c, generator->target));
    for (Ou_ssize_t i = 0; i < generator->ifs->size; i++) {
        OU_TRY(ou_jump_if(c, generator->ifs->items[i], if_cleanup, 0));
    }
    OU_TRY(at + 1 < generators->size ? comprehension_loop(c, e, at + 1, depth)
                                     : comprehension_element(c, e, depth));
    ou_label_here(c, if_cleanup);
    if (loops) {
        OU_TRY(ou_emit(c, OP_JUMP_BACKWARD, start));
        ou_label_here(c, anchor);
    }
    return 0;
}

/** What a comprehension is called, and what makes its empty result. */
static const char *comprehension_kind(OuExpr *e, int *opcode)
{
    switch (e->kind) {
    case ListComp_kind:
        *opcode = OP_BUILD_LIST;
        return "<listcomp>";
    case SetComp_kind:
        *opcode = OP_BUILD_SET;
        return "<setcomp>";
    case DictComp_kind:
        *opcode = OP_BUILD_MAP;
        return "<dictcomp>";
    default:
        *opcode = -1;
        return "<genexpr>";
    }
}

/** CPython: compiler_comprehension (Python/compile.c). */
int ou_visit_comprehension(OuCompiler *c, OuExpr *e)
{
    int opcode;
    const char *text = comprehension_kind(e, &opcode);
    OuObject *name = ou_arena_name(c->arena, text, strlen(text));
    if (name == NULL) {
        return -1;
    }
    OU_TRY(ou_enter_scope(c, name, OU_UNIT_COMPREHENSION, e->v.ListComp.scope, e->at.lineno));
    if (opcode >= 0) {
        OU_TRY(ou_emit(c, opcode, 0));
    }
    OU_TRY(comprehension_loop(c, e, 0, 0));
    if (opcode < 0) {
        OU_TRY(ou_emit_none(c));
    }
    OU_TRY(ou_emit(c, OP_RETURN_VALUE, 0));
    OuCodeObject *code;
    OU_TRY(ou_leave_scope(c, &code));
    OU_TRY(make_closure(c, code, 0));
    OuExpr *outermost = e->v.ListComp.generators->items[0]->iter;
    OU_TRY(ou_fold_iter(c, outermost));
    OU_TRY(ou_visit_expr(c, outermost));
    OU_TRY(ou_emit(c, OP_GET_ITER, 0));
    return ou_emit(c, OP_CALL, 0);
}
