/* SPDX-License-Identifier: MIT */
/**
 * @file symtable_blocks.c
 * The symbol table's first pass: the names of a block, and what opens a block of its own.
 */
#include <string.h>
#include "symtable_internal.h"
#include "ouro/unicode.h"

int ou_st_error(OuSymtable *st, OuPosition at, const char *before, OuObject *name,
                const char *after)
{
    const char *text = name != NULL ? OuUnicode_AsUTF8(name) : "";
    const char *quote = name != NULL ? "'" : "";
    if (text != NULL) {
        ou_syntax_error(st->info, st->source, at, OuExc_SyntaxError, "%s%s%s%s%s", before, quote,
                        text, quote, after);
    }
    return -1;
}

/* ---- names -------------------------------------------------------------------------------------- */

int ou_st_lookup_flags(OuSymtable *st, OuSTEntry *entry, OuObject *name, int *flags)
{
    OuObject *mangled = ou_mangle(st->arena, entry->private_name, name);
    if (mangled == NULL) {
        return -1;
    }
    const OuSymbol *symbol = ou_symtable_lookup(entry, mangled);
    *flags = symbol != NULL ? symbol->flags : 0;
    return 0;
}

int ou_st_add_def(OuSymtable *st, OuSTEntry *entry, OuObject *name, int flag, OuPosition at)
{
    OuObject *mangled = ou_mangle(st->arena, st->current->private_name, name);
    OuSymbol *symbol = mangled != NULL ? ou_symtable_add(st->arena, entry, mangled) : NULL;
    if (symbol == NULL) {
        return -1;
    }
    if ((flag & OU_DEF_PARAM) && (symbol->flags & OU_DEF_PARAM)) {
        return ou_st_error(st, at, "duplicate argument ", name, " in function definition");
    }
    symbol->flags |= flag;
    if (entry == st->current && st->iter_target) {
        if (symbol->flags & (OU_DEF_GLOBAL | OU_DEF_NONLOCAL)) {
            return ou_st_error(
                st, at, "comprehension inner loop cannot rebind assignment expression target ",
                name, "");
        }
        symbol->flags |= OU_DEF_COMP_ITER;
    }
    if (flag & OU_DEF_GLOBAL) {
        symbol = ou_symtable_add(st->arena, st->global, mangled);
        if (symbol == NULL) {
            return -1;
        }
        symbol->flags |= flag;
    }
    return 0;
}

int ou_st_add_here(OuSymtable *st, OuObject *name, int flag, OuPosition at)
{
    return ou_st_add_def(st, st->current, name, flag, at);
}

int ou_st_record_directive(OuSymtable *st, OuObject *name, OuPosition at)
{
    OuDirective *d = OuArena_Malloc(st->arena, sizeof *d);
    OuObject *mangled = ou_mangle(st->arena, st->current->private_name, name);
    if (d == NULL || mangled == NULL) {
        return -1;
    }
    *d = (OuDirective){st->directives, st->current, mangled, at};
    st->directives = d;
    return 0;
}

/* ---- blocks -------------------------------------------------------------------------------------- */

OuSTEntry *ou_st_enter_block(OuSymtable *st, OuObject *name, OuBlockType type, OuPosition at,
                             OuSavedBlock *saved)
{
    OuSTEntry *entry = name != NULL ? OuArena_Malloc(st->arena, sizeof *entry) : NULL;
    if (entry == NULL || (entry->varnames = (OuNameSeq *)ou_seq_new(st->arena, 0)) == NULL) {
        return NULL;
    }
    OuSTEntry *parent = st->current;
    entry->name = name;
    entry->type = type;
    entry->at = at;
    entry->parent = parent;
    if (parent != NULL) {
        entry->nested = parent->nested || parent->type == OU_FUNCTION_BLOCK;
        entry->private_name = parent->private_name;
        if (parent->last_child != NULL) {
            parent->last_child->next_sibling = entry;
        } else {
            parent->first_child = entry;
        }
        parent->last_child = entry;
    }
    *saved = (OuSavedBlock){parent, st->iter_target};
    st->current = entry;
    st->iter_target = 0;
    return entry;
}

/** Ends a block. CPython: symtable_exit_block (Python/symtable.c). */
static void ou_st_exit_block(OuSymtable *st, OuSavedBlock saved)
{
    st->current = saved.current;
    st->iter_target = saved.iter_target;
}

OuObject *ou_st_name_of(OuSymtable *st, const char *text)
{
    return ou_arena_name(st->arena, text, strlen(text));
}

/** Notes some parameters, and their mangled names as locals. */
static int add_parameters(OuSymtable *st, OuArg *const *args, Ou_ssize_t count)
{
    OuNameSeq *varnames = st->current->varnames;
    for (Ou_ssize_t i = 0; i < count; i++) {
        OuObject *mangled = ou_mangle(st->arena, st->current->private_name, args[i]->arg);
        if (mangled == NULL || ou_st_add_here(st, args[i]->arg, OU_DEF_PARAM, args[i]->at) < 0) {
            return -1;
        }
        varnames->items[varnames->size++] = mangled;
    }
    return 0;
}

/**
 * Notes all parameters of the current block. CPython: symtable_visit_arguments (Python/symtable.c).
 */
static int visit_arguments(OuSymtable *st, const OuArguments *a)
{
    OuSTEntry *entry = st->current;
    entry->varnames = (OuNameSeq *)ou_seq_new(st->arena, a->posonlyargs->size + a->args->size +
                                                             a->kwonlyargs->size + 2);
    if (entry->varnames == NULL) {
        return -1;
    }
    entry->varnames->size = 0;
    entry->varargs = a->vararg != NULL;
    entry->varkeywords = a->kwarg != NULL;
    if (add_parameters(st, a->posonlyargs->items, a->posonlyargs->size) < 0 ||
        add_parameters(st, a->args->items, a->args->size) < 0 ||
        add_parameters(st, a->kwonlyargs->items, a->kwonlyargs->size) < 0 ||
        add_parameters(st, &a->vararg, a->vararg != NULL) < 0) {
        return -1;
    }
    return add_parameters(st, &a->kwarg, a->kwarg != NULL);
}

/** Visits the annotations of some parameters. */
static int visit_arg_annotations(OuSymtable *st, const OuArgSeq *args)
{
    for (Ou_ssize_t i = 0; i < args->size; i++) {
        if (ou_st_visit_expr(st, args->items[i]->annotation) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * Visits all annotations of a function. CPython: symtable_visit_annotations (Python/symtable.c).
 */
static int visit_annotations(OuSymtable *st, const OuArguments *a, OuExpr *returns)
{
    if (visit_arg_annotations(st, a->posonlyargs) < 0 || visit_arg_annotations(st, a->args) < 0 ||
        (a->vararg != NULL && ou_st_visit_expr(st, a->vararg->annotation) < 0) ||
        (a->kwarg != NULL && ou_st_visit_expr(st, a->kwarg->annotation) < 0) ||
        visit_arg_annotations(st, a->kwonlyargs) < 0) {
        return -1;
    }
    return ou_st_visit_expr(st, returns);
}

int ou_st_visit_keywords(OuSymtable *st, const OuKeywordSeq *keywords)
{
    for (Ou_ssize_t i = 0; i < keywords->size; i++) {
        if (ou_st_visit_expr(st, keywords->items[i]->value) < 0) {
            return -1;
        }
    }
    return 0;
}

int ou_st_visit_function(OuSymtable *st, OuStmt *s)
{
    OuArguments *args = s->v.FunctionDef.args;
    if (ou_st_add_here(st, s->v.FunctionDef.name, OU_DEF_LOCAL, s->at) < 0 ||
        ou_st_visit_exprs(st, args->defaults) < 0 || ou_st_visit_exprs(st, args->kw_defaults) < 0 ||
        visit_annotations(st, args, s->v.FunctionDef.returns) < 0 ||
        ou_st_visit_exprs(st, s->v.FunctionDef.decorator_list) < 0) {
        return -1;
    }
    OuSavedBlock saved;
    OuSTEntry *entry =
        ou_st_enter_block(st, s->v.FunctionDef.name, OU_FUNCTION_BLOCK, s->at, &saved);
    if (entry == NULL || visit_arguments(st, args) < 0 ||
        ou_st_visit_stmts(st, s->v.FunctionDef.body) < 0) {
        return -1;
    }
    s->v.FunctionDef.scope = entry;
    ou_st_exit_block(st, saved);
    return 0;
}

int ou_st_visit_class(OuSymtable *st, OuStmt *s)
{
    if (ou_st_add_here(st, s->v.ClassDef.name, OU_DEF_LOCAL, s->at) < 0 ||
        ou_st_visit_exprs(st, s->v.ClassDef.bases) < 0 ||
        ou_st_visit_keywords(st, s->v.ClassDef.keywords) < 0 ||
        ou_st_visit_exprs(st, s->v.ClassDef.decorator_list) < 0) {
        return -1;
    }
    OuSavedBlock saved;
    OuSTEntry *entry = ou_st_enter_block(st, s->v.ClassDef.name, OU_CLASS_BLOCK, s->at, &saved);
    if (entry == NULL) {
        return -1;
    }
    entry->private_name = s->v.ClassDef.name;
    if (ou_st_visit_stmts(st, s->v.ClassDef.body) < 0) {
        return -1;
    }
    s->v.ClassDef.scope = entry;
    ou_st_exit_block(st, saved);
    return 0;
}

int ou_st_visit_lambda(OuSymtable *st, OuExpr *e)
{
    OuArguments *args = e->v.Lambda.args;
    if (ou_st_visit_exprs(st, args->defaults) < 0 || ou_st_visit_exprs(st, args->kw_defaults) < 0) {
        return -1;
    }
    OuSavedBlock saved;
    OuSTEntry *entry =
        ou_st_enter_block(st, ou_st_name_of(st, "lambda"), OU_FUNCTION_BLOCK, e->at, &saved);
    if (entry == NULL || visit_arguments(st, args) < 0 ||
        ou_st_visit_expr(st, e->v.Lambda.body) < 0) {
        return -1;
    }
    e->v.Lambda.scope = entry;
    ou_st_exit_block(st, saved);
    return 0;
}

/* ---- comprehensions --------------------------------------------------------------------------------- */

/** The target of one `for` of a comprehension. */
static int visit_comprehension_target(OuSymtable *st, OuComprehension *c)
{
    st->iter_target = 1;
    int result = ou_st_visit_expr(st, c->target);
    st->iter_target = 0;
    return result;
}

/** The iterable of one `for` of a comprehension. */
static int visit_comprehension_iter(OuSymtable *st, OuComprehension *c)
{
    st->iter_expr++;
    int result = ou_st_visit_expr(st, c->iter);
    st->iter_expr--;
    return result;
}

/** What a comprehension's block is called. */
static const char *comprehension_name(OuExprKind kind)
{
    return kind == ListComp_kind   ? "listcomp"
           : kind == SetComp_kind  ? "setcomp"
           : kind == DictComp_kind ? "dictcomp"
                                   : "genexpr";
}

/** Inside a comprehension: its parameter, then all but the first iterable. */
static int visit_comprehension_body(OuSymtable *st, OuExpr *e)
{
    OuComprehensionSeq *generators = e->v.ListComp.generators;
    OuArg parameter = {.arg = ou_st_name_of(st, ".0"), .at = e->at};
    OuArg *parameters[] = {&parameter};
    st->current->varnames = (OuNameSeq *)ou_seq_new(st->arena, 1);
    if (parameter.arg == NULL || st->current->varnames == NULL) {
        return -1;
    }
    st->current->varnames->size = 0;
    if (add_parameters(st, parameters, 1) < 0) {
        return -1;
    }
    for (Ou_ssize_t i = 0; i < generators->size; i++) {
        OuComprehension *c = generators->items[i];
        if (visit_comprehension_target(st, c) < 0 ||
            (i > 0 && visit_comprehension_iter(st, c) < 0) || ou_st_visit_exprs(st, c->ifs) < 0) {
            return -1;
        }
    }
    if (e->kind == DictComp_kind && ou_st_visit_expr(st, e->v.DictComp.value) < 0) {
        return -1;
    }
    return ou_st_visit_expr(st, e->v.ListComp.elt);
}

int ou_st_visit_comprehension(OuSymtable *st, OuExpr *e)
{
    if (visit_comprehension_iter(st, e->v.ListComp.generators->items[0]) < 0) {
        return -1;
    }
    OuSavedBlock saved;
    OuSTEntry *entry = ou_st_enter_block(st, ou_st_name_of(st, comprehension_name(e->kind)),
                                         OU_FUNCTION_BLOCK, e->at, &saved);
    if (entry == NULL) {
        return -1;
    }
    entry->comprehension = 1;
    entry->generator_expr = e->kind == GeneratorExp_kind;
    if (visit_comprehension_body(st, e) < 0) {
        return -1;
    }
    entry->generator = entry->generator_expr;
    e->v.ListComp.scope = entry;
    ou_st_exit_block(st, saved);
    return 0;
}

int ou_st_visit_yield(OuSymtable *st, OuExpr *e, OuExpr *value)
{
    if (ou_st_visit_expr(st, value) < 0) {
        return -1;
    }
    OuSTEntry *entry = st->current;
    if (entry->comprehension) {
        const char *name = OuUnicode_AsUTF8(entry->name);
        return ou_st_error(st, e->at,
                           name == NULL                    ? ""
                           : strcmp(name, "listcomp") == 0 ? "'yield' inside list comprehension"
                           : strcmp(name, "setcomp") == 0  ? "'yield' inside set comprehension"
                           : strcmp(name, "dictcomp") == 0 ? "'yield' inside dict comprehension"
                                                           : "'yield' inside generator expression",
                           NULL, "");
    }
    entry->generator = 1;
    return 0;
}

/**
 * The target of `:=` inside a comprehension: it belongs to the function or module around.
 * CPython: symtable_extend_namedexpr_scope (Python/symtable.c).
 */
static int extend_named_expr_scope(OuSymtable *st, OuExpr *target)
{
    OuObject *name = target->v.Name.id;
    int flags;
    for (OuSTEntry *entry = st->current; entry != NULL; entry = entry->parent) {
        if (ou_st_lookup_flags(st, entry, name, &flags) < 0) {
            return -1;
        }
        if (entry->comprehension) {
            if (flags & OU_DEF_COMP_ITER) {
                return ou_st_error(
                    st, target->at,
                    "assignment expression cannot rebind comprehension iteration variable ", name,
                    "");
            }
            continue;
        }
        if (entry->type == OU_CLASS_BLOCK) {
            return ou_st_error(st, target->at,
                               "assignment expression within a comprehension cannot be used in "
                               "a class body",
                               NULL, "");
        }
        int is_global = entry->type == OU_MODULE_BLOCK || (flags & OU_DEF_GLOBAL);
        int here = is_global ? OU_DEF_GLOBAL : OU_DEF_NONLOCAL;
        int there = entry->type == OU_MODULE_BLOCK ? OU_DEF_GLOBAL : OU_DEF_LOCAL;
        if (ou_st_add_here(st, name, here, target->at) < 0 ||
            ou_st_record_directive(st, name, target->at) < 0) {
            return -1;
        }
        return ou_st_add_def(st, entry, name, there, target->at);
    }
    return 0;
}

int ou_st_visit_named_expr(OuSymtable *st, OuExpr *e)
{
    if (st->iter_expr > 0) {
        return ou_st_error(st, e->at,
                           "assignment expression cannot be used in a comprehension iterable "
                           "expression",
                           NULL, "");
    }
    if (st->current->comprehension && extend_named_expr_scope(st, e->v.NamedExpr.target) < 0) {
        return -1;
    }
    return ou_st_visit_expr(st, e->v.NamedExpr.value) < 0
               ? -1
               : ou_st_visit_expr(st, e->v.NamedExpr.target);
}
