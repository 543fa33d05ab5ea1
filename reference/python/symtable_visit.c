/* SPDX-License-Identifier: MIT */
/**
 * @file symtable_visit.c
 * The symbol table's first pass: which names each block binds, uses and declares.
 *
 * A visit of the tree in CPython's order, which decides the order of the names of a block.
 */
#include <string.h>
#include "symtable_internal.h"
#include "ouro/unicode.h"

/** Goes one level deeper into the tree; -1 with RecursionError set. */
static int deeper(OuSymtable *st)
{
    if (++st->depth > OU_COMPILER_MAX_DEPTH) {
        OuErr_SetString(OuExc_RecursionError,
                        "maximum recursion depth exceeded during compilation");
        return -1;
    }
    return 0;
}

/* ---- expressions ---------------------------------------------------------------------------------------- */

/** A name: used, or bound. `super` in a function uses `__class__`, too. */
static int visit_name(OuSymtable *st, OuExpr *e)
{
    OuObject *name = e->v.Name.id;
    int load = e->v.Name.ctx == OuAST_Load;
    if (ou_st_add_here(st, name, load ? OU_DEF_USE : OU_DEF_LOCAL, e->at) < 0) {
        return -1;
    }
    if (load && st->current->type == OU_FUNCTION_BLOCK && name == st->super_name) {
        return ou_st_add_here(st, st->class_name, OU_DEF_USE, e->at);
    }
    return 0;
}

/** The parts of an expression. */
static int visit_expr_parts(OuSymtable *st, OuExpr *e)
{
    switch (e->kind) {
    case BoolOp_kind:
        return ou_st_visit_exprs(st, e->v.BoolOp.values);
    case NamedExpr_kind:
        return ou_st_visit_named_expr(st, e);
    case BinOp_kind:
        return ou_st_visit_expr(st, e->v.BinOp.left) < 0 ? -1
                                                         : ou_st_visit_expr(st, e->v.BinOp.right);
    case UnaryOp_kind:
        return ou_st_visit_expr(st, e->v.UnaryOp.operand);
    case Lambda_kind:
        return ou_st_visit_lambda(st, e);
    case IfExp_kind:
        return ou_st_visit_expr(st, e->v.IfExp.test) < 0 ||
                       ou_st_visit_expr(st, e->v.IfExp.body) < 0
                   ? -1
                   : ou_st_visit_expr(st, e->v.IfExp.orelse);
    case Dict_kind:
        return ou_st_visit_exprs(st, e->v.Dict.keys) < 0 ? -1
                                                         : ou_st_visit_exprs(st, e->v.Dict.values);
    case Set_kind:
        return ou_st_visit_exprs(st, e->v.Set.elts);
    case ListComp_kind:
    case SetComp_kind:
    case DictComp_kind:
    case GeneratorExp_kind:
        return ou_st_visit_comprehension(st, e);
    case Yield_kind:
        return ou_st_visit_yield(st, e, e->v.Yield.value);
    case YieldFrom_kind:
        return ou_st_visit_yield(st, e, e->v.YieldFrom.value);
    case Compare_kind:
        return ou_st_visit_expr(st, e->v.Compare.left) < 0
                   ? -1
                   : ou_st_visit_exprs(st, e->v.Compare.comparators);
    case Call_kind:
        return ou_st_visit_expr(st, e->v.Call.func) < 0 || ou_st_visit_exprs(st, e->v.Call.args) < 0
                   ? -1
                   : ou_st_visit_keywords(st, e->v.Call.keywords);
    case FormattedValue_kind:
        return ou_st_visit_expr(st, e->v.FormattedValue.value) < 0
                   ? -1
                   : ou_st_visit_expr(st, e->v.FormattedValue.format_spec);
    case JoinedStr_kind:
        return ou_st_visit_exprs(st, e->v.JoinedStr.values);
    case Constant_kind:
        return 0;
    case Attribute_kind:
        return ou_st_visit_expr(st, e->v.Attribute.value);
    case Subscript_kind:
        return ou_st_visit_expr(st, e->v.Subscript.value) < 0
                   ? -1
                   : ou_st_visit_expr(st, e->v.Subscript.slice);
    case Starred_kind:
        return ou_st_visit_expr(st, e->v.Starred.value);
    case Name_kind:
        return visit_name(st, e);
    case List_kind:
    case Tuple_kind:
        return ou_st_visit_exprs(st, e->v.List.elts);
    case Slice_kind:
        return ou_st_visit_expr(st, e->v.Slice.lower) < 0 ||
                       ou_st_visit_expr(st, e->v.Slice.upper) < 0
                   ? -1
                   : ou_st_visit_expr(st, e->v.Slice.step);
    }
    return 0;
}

int ou_st_visit_expr(OuSymtable *st, OuExpr *e)
{
    if (e == NULL) {
        return 0;
    }
    if (deeper(st) < 0) {
        return -1;
    }
    int result = visit_expr_parts(st, e);
    st->depth--;
    return result;
}

int ou_st_visit_exprs(OuSymtable *st, const OuExprSeq *seq)
{
    for (Ou_ssize_t i = 0; i < seq->size; i++) {
        if (ou_st_visit_expr(st, seq->items[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/* ---- statements ------------------------------------------------------------------------------------------- */

/** `target: annotation = value`. */
static int visit_ann_assign(OuSymtable *st, OuStmt *s)
{
    OuExpr *target = s->v.AnnAssign.target;
    if (target->kind == Name_kind) {
        int flags;
        if (ou_st_lookup_flags(st, st->current, target->v.Name.id, &flags) < 0) {
            return -1;
        }
        if ((flags & (OU_DEF_GLOBAL | OU_DEF_NONLOCAL)) && st->current != st->global &&
            s->v.AnnAssign.simple) {
            return ou_st_error(st, s->at, "annotated name ", target->v.Name.id,
                               flags & OU_DEF_GLOBAL ? " can't be global" : " can't be nonlocal");
        }
        int flag = s->v.AnnAssign.simple          ? OU_DEF_ANNOT | OU_DEF_LOCAL
                   : s->v.AnnAssign.value != NULL ? OU_DEF_LOCAL
                                                  : 0;
        if (flag != 0 && ou_st_add_here(st, target->v.Name.id, flag, target->at) < 0) {
            return -1;
        }
    } else if (ou_st_visit_expr(st, target) < 0) {
        return -1;
    }
    return ou_st_visit_expr(st, s->v.AnnAssign.annotation) < 0
               ? -1
               : ou_st_visit_expr(st, s->v.AnnAssign.value);
}

/** `global` or `nonlocal`. */
static int visit_declaration(OuSymtable *st, OuStmt *s)
{
    int is_global = s->kind == Global_kind;
    OuNameSeq *names = s->v.Global.names;
    for (Ou_ssize_t i = 0; i < names->size; i++) {
        OuObject *name = names->items[i];
        int flags;
        if (ou_st_lookup_flags(st, st->current, name, &flags) < 0) {
            return -1;
        }
        if (flags & OU_DEF_PARAM) {
            return ou_st_error(st, s->at, "name ", name,
                               is_global ? " is parameter and global"
                                         : " is parameter and nonlocal");
        }
        if (flags & OU_DEF_ANNOT) {
            return ou_st_error(st, s->at, "annotated name ", name,
                               is_global ? " can't be global" : " can't be nonlocal");
        }
        if (flags & (OU_DEF_LOCAL | OU_DEF_USE)) {
            int used = (flags & OU_DEF_USE) != 0;
            return ou_st_error(st, s->at, "name ", name,
                               used && is_global ? " is used prior to global declaration"
                               : used            ? " is used prior to nonlocal declaration"
                               : is_global       ? " is assigned to before global declaration"
                                                 : " is assigned to before nonlocal declaration");
        }
        if (!is_global && st->current->type == OU_MODULE_BLOCK) {
            return ou_st_error(st, s->at, "nonlocal declaration not allowed at module level", NULL,
                               "");
        }
        if (ou_st_add_here(st, name, is_global ? OU_DEF_GLOBAL : OU_DEF_NONLOCAL, s->at) < 0 ||
            ou_st_record_directive(st, name, s->at) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * The names that an import binds: `a` for `a.b`. CPython: symtable_visit_alias (Python/symtable.c).
 */
static int visit_aliases(OuSymtable *st, const OuAliasSeq *aliases)
{
    for (Ou_ssize_t i = 0; i < aliases->size; i++) {
        OuAlias *alias = aliases->items[i];
        OuObject *name = alias->asname != NULL ? alias->asname : alias->name;
        const char *text = OuUnicode_AsUTF8(name);
        if (text == NULL) {
            return -1;
        }
        if (strcmp(text, "*") == 0) {
            if (st->current->type != OU_MODULE_BLOCK) {
                return ou_st_error(st, alias->at, "import * only allowed at module level", NULL,
                                   "");
            }
            continue;
        }
        const char *dot = strchr(text, '.');
        if (dot != NULL && (name = ou_arena_name(st->arena, text, (size_t)(dot - text))) == NULL) {
            return -1;
        }
        if (ou_st_add_here(st, name, OU_DEF_IMPORT, alias->at) < 0) {
            return -1;
        }
    }
    return 0;
}

/** `try` and its handlers. */
static int visit_try(OuSymtable *st, OuStmt *s)
{
    if (ou_st_visit_stmts(st, s->v.Try.body) < 0 || ou_st_visit_stmts(st, s->v.Try.orelse) < 0) {
        return -1;
    }
    for (Ou_ssize_t i = 0; i < s->v.Try.handlers->size; i++) {
        OuExceptHandler *h = s->v.Try.handlers->items[i];
        if (ou_st_visit_expr(st, h->type) < 0 ||
            (h->name != NULL && ou_st_add_here(st, h->name, OU_DEF_LOCAL, h->at) < 0) ||
            ou_st_visit_stmts(st, h->body) < 0) {
            return -1;
        }
    }
    return ou_st_visit_stmts(st, s->v.Try.finalbody);
}

/** The names in a `with` statement: 1; 0 with an error set. */
static int visit_with(OuSymtable *st, OuStmt *s)
{
    for (Ou_ssize_t i = 0; i < s->v.With.items->size; i++) {
        OuWithItem *item = s->v.With.items->items[i];
        if (ou_st_visit_expr(st, item->context_expr) < 0 ||
            ou_st_visit_expr(st, item->optional_vars) < 0) {
            return -1;
        }
    }
    return ou_st_visit_stmts(st, s->v.With.body);
}

/** The parts of a statement. CPython: symtable_visit_stmt (Python/symtable.c). */
static int visit_stmt_parts(OuSymtable *st, OuStmt *s)
{
    switch (s->kind) {
    case FunctionDef_kind:
        return ou_st_visit_function(st, s);
    case ClassDef_kind:
        return ou_st_visit_class(st, s);
    case Return_kind:
        st->current->returns_value |= s->v.Return.value != NULL;
        return ou_st_visit_expr(st, s->v.Return.value);
    case Delete_kind:
        return ou_st_visit_exprs(st, s->v.Delete.targets);
    case Assign_kind:
        return ou_st_visit_exprs(st, s->v.Assign.targets) < 0
                   ? -1
                   : ou_st_visit_expr(st, s->v.Assign.value);
    case AugAssign_kind:
        return ou_st_visit_expr(st, s->v.AugAssign.target) < 0
                   ? -1
                   : ou_st_visit_expr(st, s->v.AugAssign.value);
    case AnnAssign_kind:
        return visit_ann_assign(st, s);
    case For_kind:
        return ou_st_visit_expr(st, s->v.For.target) < 0 ||
                       ou_st_visit_expr(st, s->v.For.iter) < 0 ||
                       ou_st_visit_stmts(st, s->v.For.body) < 0
                   ? -1
                   : ou_st_visit_stmts(st, s->v.For.orelse);
    case While_kind:
        return ou_st_visit_expr(st, s->v.While.test) < 0 ||
                       ou_st_visit_stmts(st, s->v.While.body) < 0
                   ? -1
                   : ou_st_visit_stmts(st, s->v.While.orelse);
    case If_kind:
        return ou_st_visit_expr(st, s->v.If.test) < 0 || ou_st_visit_stmts(st, s->v.If.body) < 0
                   ? -1
                   : ou_st_visit_stmts(st, s->v.If.orelse);
    case With_kind:
        return visit_with(st, s);
    case Raise_kind:
        return ou_st_visit_expr(st, s->v.Raise.exc) < 0 ? -1
                                                        : ou_st_visit_expr(st, s->v.Raise.cause);
    case Try_kind:
    case TryStar_kind:
        return visit_try(st, s);
    case Assert_kind:
        return ou_st_visit_expr(st, s->v.Assert.test) < 0 ? -1
                                                          : ou_st_visit_expr(st, s->v.Assert.msg);
    case Import_kind:
        return visit_aliases(st, s->v.Import.names);
    case ImportFrom_kind:
        return visit_aliases(st, s->v.ImportFrom.names);
    case Global_kind:
    case Nonlocal_kind:
        return visit_declaration(st, s);
    case Expr_kind:
        return ou_st_visit_expr(st, s->v.Expr.value);
    case Pass_kind:
    case Break_kind:
    case Continue_kind:
        return 0;
    }
    return 0;
}

int ou_st_visit_stmts(OuSymtable *st, const OuStmtSeq *body)
{
    for (Ou_ssize_t i = 0; i < body->size; i++) {
        if (deeper(st) < 0 || visit_stmt_parts(st, body->items[i]) < 0) {
            return -1;
        }
        st->depth--;
    }
    return 0;
}

OuSTEntry *ou_symtable_build(OuMod *mod, OuArena *arena, const char *source, OuSyntaxInfo *info)
{
    OuSymtable st = {.arena = arena, .source = source, .info = info};
    OuSavedBlock saved;
    st.class_name = ou_st_name_of(&st, "__class__");
    st.super_name = st.class_name != NULL ? ou_st_name_of(&st, "super") : NULL;
    if (st.super_name == NULL) {
        return NULL;
    }
    OuSTEntry *top = ou_st_enter_block(&st, ou_st_name_of(&st, "top"), OU_MODULE_BLOCK,
                                       (OuPosition){0, 0, 0, 0}, &saved);
    st.global = top;
    if (top == NULL || ou_st_visit_stmts(&st, mod->body) < 0 ||
        ou_st_visit_expr(&st, mod->expression) < 0 || ou_symtable_analyze(&st, top) < 0) {
        return NULL;
    }
    mod->scope = top;
    return top;
}
