/* SPDX-License-Identifier: MIT */
/**
 * @file compile_stmt.c
 * Statements.
 */
#include "compiler.h"

#include "ouro/errors.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/long.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/* ---- loops and conditions ------------------------------------------------------------------- */

/** `if`, `elif`, `else`. CPython: compiler_if (Python/compile.c). */
static int visit_if(OuCompiler *c, OuStmt *s)
{
    int end = ou_label_new(c);
    OU_TRY(end);
    int next = end;
    if (s->v.If.orelse->size > 0) {
        next = ou_label_new(c);
        OU_TRY(next);
    }
    OU_TRY(ou_jump_if(c, s->v.If.test, next, 0));
    OU_TRY(ou_visit_stmts(c, s->v.If.body));
    if (next != end) {
        OU_TRY(ou_emit(c, OP_JUMP, end));
        ou_label_here(c, next);
        OU_TRY(ou_visit_stmts(c, s->v.If.orelse));
    }
    ou_label_here(c, end);
    return 0;
}

/** `for` with its `else`. CPython: compiler_for (Python/compile.c). */
static int visit_for(OuCompiler *c, OuStmt *s)
{
    int start = ou_label_new(c), cleanup = ou_label_new(c), end = ou_label_new(c);
    OU_TRY(start < 0 || cleanup < 0 ? -1 : end);
    OU_TRY(ou_push_fblock(c, OU_FB_FOR_LOOP, start, end));
    OU_TRY(ou_fold_iter(c, s->v.For.iter));
    OU_TRY(ou_visit_expr(c, s->v.For.iter));
    OU_TRY(ou_emit(c, OP_GET_ITER, 0));
    ou_label_here(c, start);
    OU_TRY(ou_emit(c, OP_FOR_ITER, cleanup));
    OU_TRY(ou_visit_expr(c, s->v.For.target));
    OU_TRY(ou_visit_stmts(c, s->v.For.body));
    c->u->line = s->at.lineno;
    OU_TRY(ou_emit(c, OP_JUMP_BACKWARD, start));
    ou_label_here(c, cleanup);
    ou_pop_fblock(c);
    OU_TRY(ou_visit_stmts(c, s->v.For.orelse));
    ou_label_here(c, end);
    return 0;
}

/**
 * `while` with its `else`: the test stands twice, so that a round costs one jump. CPython:
 * compiler_while (Python/compile.c).
 */
static int visit_while(OuCompiler *c, OuStmt *s)
{
    int loop = ou_label_new(c), anchor = ou_label_new(c), end = ou_label_new(c);
    OU_TRY(loop < 0 || anchor < 0 ? -1 : end);
    ou_label_here(c, loop);
    OU_TRY(ou_push_fblock(c, OU_FB_WHILE_LOOP, loop, end));
    OU_TRY(ou_jump_if(c, s->v.While.test, anchor, 0));
    OU_TRY(ou_visit_stmts(c, s->v.While.body));
    c->u->line = s->at.lineno;
    OU_TRY(ou_emit(c, OP_JUMP_BACKWARD, loop));
    ou_pop_fblock(c);
    ou_label_here(c, anchor);
    OU_TRY(ou_visit_stmts(c, s->v.While.orelse));
    ou_label_here(c, end);
    return 0;
}

/* ---- leaving -------------------------------------------------------------------------------- */

/**
 * `return`: leaves the blocks around it in good order first. CPython: compiler_return
 * (Python/compile.c).
 */
static int visit_return(OuCompiler *c, OuStmt *s)
{
    OuUnit *u = c->u;
    OuExpr *value = s->v.Return.value;
    if (u->ste->type != OU_FUNCTION_BLOCK) {
        return ou_syntax(c, s->at, "'return' outside function");
    }
    if (value != NULL) {
        OU_TRY(ou_fold(c, value));
    }
    int preserve_tos = value != NULL && value->kind != Constant_kind;
    if (preserve_tos) {
        OU_TRY(ou_visit_expr(c, value));
    }
    int handler = u->handler;
    OU_TRY(ou_unwind_blocks(c, preserve_tos, NULL));
    if (value == NULL) {
        OU_TRY(ou_emit_none(c));
    } else if (!preserve_tos) {
        OU_TRY(ou_emit_const(c, value->v.Constant.value));
    }
    OU_TRY(ou_emit(c, OP_RETURN_VALUE, 0));
    u->handler = handler;
    return 0;
}

/** break and continue. CPython: compiler_break (Python/compile.c), compiler_continue. */
static int visit_leave_loop(OuCompiler *c, OuStmt *s)
{
    OuUnit *u = c->u;
    OuFBlock *loop = NULL;
    int handler = u->handler;
    OU_TRY(ou_unwind_blocks(c, 0, &loop));
    if (loop == NULL) {
        return ou_syntax(c, s->at,
                         s->kind == Break_kind ? "'break' outside loop"
                                               : "'continue' not properly in loop");
    }
    if (s->kind == Break_kind) {
        OU_TRY(ou_unwind_block(c, loop, 0));
        OU_TRY(ou_emit(c, OP_JUMP, loop->exit));
    } else {
        OU_TRY(ou_emit(c, OP_JUMP_BACKWARD, loop->block));
    }
    u->handler = handler;
    return 0;
}

/** `raise`, `raise x`, `raise x from y`. */
static int visit_raise(OuCompiler *c, OuStmt *s)
{
    int count = 0;
    if (s->v.Raise.exc != NULL) {
        OU_TRY(ou_visit_expr(c, s->v.Raise.exc));
        count++;
        if (s->v.Raise.cause != NULL) {
            OU_TRY(ou_visit_expr(c, s->v.Raise.cause));
            count++;
        }
    }
    return ou_emit(c, OP_RAISE_VARARGS, count);
}

/** `assert`. CPython: compiler_assert (Python/compile.c). */
static int visit_assert(OuCompiler *c, OuStmt *s)
{
    int end = ou_label_new(c);
    OU_TRY(end);
    OU_TRY(ou_jump_if(c, s->v.Assert.test, end, 1));
    OU_TRY(ou_emit(c, OP_LOAD_ASSERTION_ERROR, 0));
    if (s->v.Assert.msg != NULL) {
        OU_TRY(ou_visit_expr(c, s->v.Assert.msg));
        OU_TRY(ou_emit(c, OP_CALL, 0));
    }
    OU_TRY(ou_emit(c, OP_RAISE_VARARGS, 1));
    ou_label_here(c, end);
    return 0;
}

/* ---- imports -------------------------------------------------------------------------------- */

/** Emits the level and the names wanted, then IMPORT_NAME. */
static int emit_import(OuCompiler *c, int level, OuObject *fromlist, OuObject *name)
{
    OuObject *number;
    OU_TRY(ou_keep(c, OuLong_FromLong(level), &number));
    OU_TRY(ou_emit_const(c, number));
    OU_TRY(ou_emit_const(c, fromlist));
    int index = ou_dict_index(c, c->u->names, name);
    OU_TRY(index);
    return ou_emit(c, OP_IMPORT_NAME, index);
}

/** `import a.b.c as d`: binds the last part. CPython: compiler_import_as (Python/compile.c). */
static int import_as(OuCompiler *c, OuAlias *alias, Ou_ssize_t dot)
{
    OuObject *name = alias->name;
    while (dot != -1) {
        Ou_ssize_t start = dot + 1;
        Ou_ssize_t length = ou_unicode_length(name);
        for (dot = start; dot < length && ou_unicode_char(name, dot) != '.'; dot++) {
        }
        OuObject *part;
        OU_TRY(ou_keep(c, OuUnicode_Substring(name, start, dot), &part));
        int index = ou_dict_index(c, c->u->names, part);
        OU_TRY(index);
        OU_TRY(ou_emit(c, OP_IMPORT_FROM, index));
        OU_TRY(ou_emit(c, OP_SWAP, 2));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
        dot = dot < length ? dot : -1;
    }
    return ou_nameop(c, alias->at, alias->asname, OuAST_Store);
}

/** `import a.b as c`. CPython: compiler_import (Python/compile.c). */
static int visit_import(OuCompiler *c, OuStmt *s)
{
    for (Ou_ssize_t i = 0; i < s->v.Import.names->size; i++) {
        OuAlias *alias = s->v.Import.names->items[i];
        OU_TRY(emit_import(c, 0, Ou_None, alias->name));
        Ou_ssize_t length = ou_unicode_length(alias->name);
        Ou_ssize_t dot = 0;
        while (dot < length && ou_unicode_char(alias->name, dot) != '.') {
            dot++;
        }
        dot = dot < length ? dot : -1;
        if (alias->asname != NULL) {
            OU_TRY(dot < 0 ? ou_nameop(c, alias->at, alias->asname, OuAST_Store)
                           : import_as(c, alias, dot));
            continue;
        }
        OuObject *first = alias->name;
        if (dot >= 0) {
            const char *text = OuUnicode_AsUTF8(alias->name);
            if (text == NULL) {
                return -1;
            }
            Ou_ssize_t bytes = 0;
            while (text[bytes] != '.') {
                bytes++;
            }
            first = ou_arena_name(c->arena, text, (size_t)bytes);
            if (first == NULL) {
                return -1;
            }
        }
        OU_TRY(ou_nameop(c, alias->at, first, OuAST_Store));
    }
    return 0;
}

/** `from a import b`. CPython: compiler_from_import (Python/compile.c). */
static int visit_import_from(OuCompiler *c, OuStmt *s)
{
    OuAliasSeq *names = s->v.ImportFrom.names;
    OuObject *fromlist;
    OU_TRY(ou_keep(c, OuTuple_New(names->size), &fromlist));
    for (Ou_ssize_t i = 0; i < names->size; i++) {
        OuTuple_SET_ITEM(fromlist, i, Ou_NewRef(names->items[i]->name));
    }
    OuObject *module = s->v.ImportFrom.module;
    if (module == NULL) {
        OU_TRY(ou_keep(c, OuUnicode_InternFromString(""), &module));
    }
    OU_TRY(emit_import(c, s->v.ImportFrom.level, fromlist, module));
    for (Ou_ssize_t i = 0; i < names->size; i++) {
        OuAlias *alias = names->items[i];
        if (i == 0 && ou_unicode_equal_to_ascii(alias->name, "*")) {
            return ou_emit(c, OP_IMPORT_STAR, 0);
        }
        int index = ou_dict_index(c, c->u->names, alias->name);
        OU_TRY(index);
        OU_TRY(ou_emit(c, OP_IMPORT_FROM, index));
        OuObject *target = alias->asname ? alias->asname : alias->name;
        OU_TRY(ou_nameop(c, alias->at, target, OuAST_Store));
    }
    return ou_emit(c, OP_POP_TOP, 0);
}

/* ---- assignments ---------------------------------------------------------------------------- */

/** An assignment, also to several targets from left to right. */
static int visit_assign(OuCompiler *c, OuStmt *s)
{
    OU_TRY(ou_visit_expr(c, s->v.Assign.value));
    Ou_ssize_t count = s->v.Assign.targets->size;
    for (Ou_ssize_t i = 0; i < count; i++) {
        if (i + 1 < count) {
            OU_TRY(ou_emit(c, OP_COPY, 1));
        }
        OU_TRY(ou_visit_expr(c, s->v.Assign.targets->items[i]));
    }
    return 0;
}

/**
 * Evaluates an annotation for its errors' sake. CPython: check_annotation (Python/compile.c),
 * check_ann_expr.
 */
static int check_annotation(OuCompiler *c, OuStmt *s)
{
    if (c->u->type != OU_UNIT_MODULE && c->u->type != OU_UNIT_CLASS) {
        return 0;
    }
    OU_TRY(ou_visit_expr(c, s->v.AnnAssign.annotation));
    return ou_emit(c, OP_POP_TOP, 0);
}

/**
 * `x: int = 1`: the annotation is kept for modules and classes only. CPython: compiler_annassign
 * (Python/compile.c).
 */
static int visit_ann_assign(OuCompiler *c, OuStmt *s)
{
    OuExpr *target = s->v.AnnAssign.target;
    if (s->v.AnnAssign.value != NULL) {
        OU_TRY(ou_visit_expr(c, s->v.AnnAssign.value));
        OU_TRY(ou_visit_expr(c, target));
    }
    if (target->kind == Name_kind) {
        int keeps = c->u->type == OU_UNIT_MODULE || c->u->type == OU_UNIT_CLASS;
        if (!s->v.AnnAssign.simple || !keeps) {
            return s->v.AnnAssign.simple ? 0 : check_annotation(c, s);
        }
        OuObject *name = ou_mangle(c->arena, c->u->ste->private_name, target->v.Name.id);
        if (name == NULL) {
            return -1;
        }
        OU_TRY(ou_visit_expr(c, s->v.AnnAssign.annotation));
        OU_TRY(ou_emit_name(c, OP_LOAD_NAME, OU_ID(__annotations__)));
        OU_TRY(ou_emit_const(c, name));
        return ou_emit(c, OP_STORE_SUBSCR, 0);
    }
    if (s->v.AnnAssign.value == NULL && target->kind == Attribute_kind) {
        OU_TRY(ou_visit_expr(c, target->v.Attribute.value));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    } else if (s->v.AnnAssign.value == NULL && target->kind == Subscript_kind) {
        OU_TRY(ou_visit_expr(c, target->v.Subscript.value));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
        OU_TRY(ou_visit_expr(c, target->v.Subscript.slice));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    }
    return check_annotation(c, s);
}

/**
 * An expression as a statement: its value is dropped, or printed at the prompt. CPython:
 * compiler_visit_stmt_expr (Python/compile.c).
 */
static int visit_expr_stmt(OuCompiler *c, OuStmt *s)
{
    OuExpr *value = s->v.Expr.value;
    if (c->interactive && c->u->outer == NULL) {
        OU_TRY(ou_visit_expr(c, value));
        return ou_emit(c, OP_PRINT_EXPR, 0);
    }
    if (value->kind == Constant_kind) {
        return 0;
    }
    OU_TRY(ou_visit_expr(c, value));
    return ou_emit(c, OP_POP_TOP, 0);
}

/* ---- all of them ---------------------------------------------------------------------------- */

/** One statement, by its kind. CPython: compiler_visit_stmt (Python/compile.c). */
static int dispatch(OuCompiler *c, OuStmt *s)
{
    switch (s->kind) {
    case FunctionDef_kind:
        return ou_visit_function(c, s);
    case ClassDef_kind:
        return ou_visit_class(c, s);
    case Return_kind:
        return visit_return(c, s);
    case Delete_kind:
        return ou_visit_exprs(c, s->v.Delete.targets);
    case Assign_kind:
        return visit_assign(c, s);
    case AugAssign_kind:
        return ou_visit_augtarget(c, s);
    case AnnAssign_kind:
        return visit_ann_assign(c, s);
    case For_kind:
        return visit_for(c, s);
    case While_kind:
        return visit_while(c, s);
    case If_kind:
        return visit_if(c, s);
    case With_kind:
        return ou_visit_with(c, s, 0);
    case Raise_kind:
        return visit_raise(c, s);
    case Try_kind:
        return ou_visit_try(c, s);
    case TryStar_kind:
        return ou_syntax(c, s->at, "except* is not part of the subset of Python that ouro runs");
    case Assert_kind:
        return visit_assert(c, s);
    case Import_kind:
        return visit_import(c, s);
    case ImportFrom_kind:
        return visit_import_from(c, s);
    case Expr_kind:
        return visit_expr_stmt(c, s);
    case Break_kind:
    case Continue_kind:
        return visit_leave_loop(c, s);
    default: /* global, nonlocal, pass */
        return 0;
    }
}

int ou_visit_stmt(OuCompiler *c, OuStmt *s)
{
    if (++c->depth > OU_COMPILER_MAX_DEPTH) {
        OuErr_SetString(OuExc_RecursionError,
                        "maximum recursion depth exceeded during compilation");
        return -1;
    }
    c->u->line = s->at.lineno;
    int status = dispatch(c, s);
    c->depth--;
    return status;
}
