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

static int visit_stmts(OuSymtable *st, const OuStmtSeq *body);
static int visit_expr(OuSymtable *st, OuExpr *e);
static int visit_exprs(OuSymtable *st, const OuExprSeq *seq);

/** Reports an error at a place, about a name if one is given; -1. */
static int symtable_error(OuSymtable *st, OuPosition at, const char *before, OuObject *name,
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

/* ---- names -------------------------------------------------------------------------------------- */

/** The flags of a name in a block so far. CPython: symtable_lookup. */
static int lookup_flags(OuSymtable *st, OuSTEntry *entry, OuObject *name, int *flags)
{
    OuObject *mangled = ou_mangle(st->arena, entry->private_name, name);
    if (mangled == NULL) {
        return -1;
    }
    const OuSymbol *symbol = ou_symtable_lookup(entry, mangled);
    *flags = symbol != NULL ? symbol->flags : 0;
    return 0;
}

/** Notes what a block does with a name. CPython: symtable_add_def_helper. */
static int add_def(OuSymtable *st, OuSTEntry *entry, OuObject *name, int flag, OuPosition at)
{
    OuObject *mangled = ou_mangle(st->arena, st->current->private_name, name);
    OuSymbol *symbol = mangled != NULL ? ou_symtable_add(st->arena, entry, mangled) : NULL;
    if (symbol == NULL) {
        return -1;
    }
    if ((flag & OU_DEF_PARAM) && (symbol->flags & OU_DEF_PARAM)) {
        return symtable_error(st, at, "duplicate argument ", name, " in function definition");
    }
    symbol->flags |= flag;
    if (entry == st->current && st->iter_target) {
        if (symbol->flags & (OU_DEF_GLOBAL | OU_DEF_NONLOCAL)) {
            return symtable_error(
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

/** Notes what the current block does with a name. CPython: symtable_add_def. */
static int add_here(OuSymtable *st, OuObject *name, int flag, OuPosition at)
{
    return add_def(st, st->current, name, flag, at);
}

/** Remembers where the current block declares a name. CPython: symtable_record_directive. */
static int record_directive(OuSymtable *st, OuObject *name, OuPosition at)
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

/** What is put aside while a block is visited. */
typedef struct SavedBlock {
    OuSTEntry *current;
    int iter_target;
} SavedBlock;

/** Begins a block inside the current one. CPython: symtable_enter_block. */
static OuSTEntry *enter_block(OuSymtable *st, OuObject *name, OuBlockType type, OuPosition at,
                              SavedBlock *saved)
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
    *saved = (SavedBlock){parent, st->iter_target};
    st->current = entry;
    st->iter_target = 0;
    return entry;
}

/** Ends a block. CPython: symtable_exit_block. */
static void exit_block(OuSymtable *st, SavedBlock saved)
{
    st->current = saved.current;
    st->iter_target = saved.iter_target;
}

/** The arena's object for a name of ours. */
static OuObject *name_of(OuSymtable *st, const char *text)
{
    return ou_arena_name(st->arena, text, strlen(text));
}

/** Notes some parameters, and their mangled names as locals. */
static int add_parameters(OuSymtable *st, OuArg *const *args, Ou_ssize_t count)
{
    OuNameSeq *varnames = st->current->varnames;
    for (Ou_ssize_t i = 0; i < count; i++) {
        OuObject *mangled = ou_mangle(st->arena, st->current->private_name, args[i]->arg);
        if (mangled == NULL || add_here(st, args[i]->arg, OU_DEF_PARAM, args[i]->at) < 0) {
            return -1;
        }
        varnames->items[varnames->size++] = mangled;
    }
    return 0;
}

/** Notes all parameters of the current block. CPython: symtable_visit_arguments. */
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
        if (visit_expr(st, args->items[i]->annotation) < 0) {
            return -1;
        }
    }
    return 0;
}

/** Visits all annotations of a function. CPython: symtable_visit_annotations. */
static int visit_annotations(OuSymtable *st, const OuArguments *a, OuExpr *returns)
{
    if (visit_arg_annotations(st, a->posonlyargs) < 0 || visit_arg_annotations(st, a->args) < 0 ||
        (a->vararg != NULL && visit_expr(st, a->vararg->annotation) < 0) ||
        (a->kwarg != NULL && visit_expr(st, a->kwarg->annotation) < 0) ||
        visit_arg_annotations(st, a->kwonlyargs) < 0) {
        return -1;
    }
    return visit_expr(st, returns);
}

/** Visits some keywords of a call or class. */
static int visit_keywords(OuSymtable *st, const OuKeywordSeq *keywords)
{
    for (Ou_ssize_t i = 0; i < keywords->size; i++) {
        if (visit_expr(st, keywords->items[i]->value) < 0) {
            return -1;
        }
    }
    return 0;
}

/** A function, in the block that defines it, then inside. */
static int visit_function(OuSymtable *st, OuStmt *s)
{
    OuArguments *args = s->v.FunctionDef.args;
    if (add_here(st, s->v.FunctionDef.name, OU_DEF_LOCAL, s->at) < 0 ||
        visit_exprs(st, args->defaults) < 0 || visit_exprs(st, args->kw_defaults) < 0 ||
        visit_annotations(st, args, s->v.FunctionDef.returns) < 0 ||
        visit_exprs(st, s->v.FunctionDef.decorator_list) < 0) {
        return -1;
    }
    SavedBlock saved;
    OuSTEntry *entry = enter_block(st, s->v.FunctionDef.name, OU_FUNCTION_BLOCK, s->at, &saved);
    if (entry == NULL || visit_arguments(st, args) < 0 ||
        visit_stmts(st, s->v.FunctionDef.body) < 0) {
        return -1;
    }
    s->v.FunctionDef.scope = entry;
    exit_block(st, saved);
    return 0;
}

/** A class, in the block that defines it, then inside. */
static int visit_class(OuSymtable *st, OuStmt *s)
{
    if (add_here(st, s->v.ClassDef.name, OU_DEF_LOCAL, s->at) < 0 ||
        visit_exprs(st, s->v.ClassDef.bases) < 0 ||
        visit_keywords(st, s->v.ClassDef.keywords) < 0 ||
        visit_exprs(st, s->v.ClassDef.decorator_list) < 0) {
        return -1;
    }
    SavedBlock saved;
    OuSTEntry *entry = enter_block(st, s->v.ClassDef.name, OU_CLASS_BLOCK, s->at, &saved);
    if (entry == NULL) {
        return -1;
    }
    entry->private_name = s->v.ClassDef.name;
    if (visit_stmts(st, s->v.ClassDef.body) < 0) {
        return -1;
    }
    s->v.ClassDef.scope = entry;
    exit_block(st, saved);
    return 0;
}

static int visit_lambda(OuSymtable *st, OuExpr *e)
{
    OuArguments *args = e->v.Lambda.args;
    if (visit_exprs(st, args->defaults) < 0 || visit_exprs(st, args->kw_defaults) < 0) {
        return -1;
    }
    SavedBlock saved;
    OuSTEntry *entry = enter_block(st, name_of(st, "lambda"), OU_FUNCTION_BLOCK, e->at, &saved);
    if (entry == NULL || visit_arguments(st, args) < 0 || visit_expr(st, e->v.Lambda.body) < 0) {
        return -1;
    }
    e->v.Lambda.scope = entry;
    exit_block(st, saved);
    return 0;
}

/* ---- comprehensions --------------------------------------------------------------------------------- */

/** The target of one `for` of a comprehension. */
static int visit_comprehension_target(OuSymtable *st, OuComprehension *c)
{
    st->iter_target = 1;
    int result = visit_expr(st, c->target);
    st->iter_target = 0;
    return result;
}

/** The iterable of one `for` of a comprehension. */
static int visit_comprehension_iter(OuSymtable *st, OuComprehension *c)
{
    st->iter_expr++;
    int result = visit_expr(st, c->iter);
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
    OuArg parameter = {.arg = name_of(st, ".0"), .at = e->at};
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
            (i > 0 && visit_comprehension_iter(st, c) < 0) || visit_exprs(st, c->ifs) < 0) {
            return -1;
        }
    }
    if (e->kind == DictComp_kind && visit_expr(st, e->v.DictComp.value) < 0) {
        return -1;
    }
    return visit_expr(st, e->v.ListComp.elt);
}

/** A comprehension: its first iterable outside, the rest in a block. CPython: symtable_handle_comprehension. */
static int visit_comprehension(OuSymtable *st, OuExpr *e)
{
    if (visit_comprehension_iter(st, e->v.ListComp.generators->items[0]) < 0) {
        return -1;
    }
    SavedBlock saved;
    OuSTEntry *entry =
        enter_block(st, name_of(st, comprehension_name(e->kind)), OU_FUNCTION_BLOCK, e->at, &saved);
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
    exit_block(st, saved);
    return 0;
}

/** `yield`, which a comprehension may not have. */
static int visit_yield(OuSymtable *st, OuExpr *e, OuExpr *value)
{
    if (visit_expr(st, value) < 0) {
        return -1;
    }
    OuSTEntry *entry = st->current;
    if (entry->comprehension) {
        const char *name = OuUnicode_AsUTF8(entry->name);
        return symtable_error(st, e->at,
                              name == NULL                    ? ""
                              : strcmp(name, "listcomp") == 0 ? "'yield' inside list comprehension"
                              : strcmp(name, "setcomp") == 0  ? "'yield' inside set comprehension"
                              : strcmp(name, "dictcomp") == 0
                                  ? "'yield' inside dict comprehension"
                                  : "'yield' inside generator expression",
                              NULL, "");
    }
    entry->generator = 1;
    return 0;
}

/**
 * The target of `:=` inside a comprehension: it belongs to the function or module around.
 * CPython: symtable_extend_namedexpr_scope.
 */
static int extend_named_expr_scope(OuSymtable *st, OuExpr *target)
{
    OuObject *name = target->v.Name.id;
    int flags;
    for (OuSTEntry *entry = st->current; entry != NULL; entry = entry->parent) {
        if (lookup_flags(st, entry, name, &flags) < 0) {
            return -1;
        }
        if (entry->comprehension) {
            if (flags & OU_DEF_COMP_ITER) {
                return symtable_error(
                    st, target->at,
                    "assignment expression cannot rebind comprehension iteration variable ", name,
                    "");
            }
            continue;
        }
        if (entry->type == OU_CLASS_BLOCK) {
            return symtable_error(st, target->at,
                                  "assignment expression within a comprehension cannot be used in "
                                  "a class body",
                                  NULL, "");
        }
        int is_global = entry->type == OU_MODULE_BLOCK || (flags & OU_DEF_GLOBAL);
        int here = is_global ? OU_DEF_GLOBAL : OU_DEF_NONLOCAL;
        int there = entry->type == OU_MODULE_BLOCK ? OU_DEF_GLOBAL : OU_DEF_LOCAL;
        if (add_here(st, name, here, target->at) < 0 ||
            record_directive(st, name, target->at) < 0) {
            return -1;
        }
        return add_def(st, entry, name, there, target->at);
    }
    return 0;
}

/** `target := value`. */
static int visit_named_expr(OuSymtable *st, OuExpr *e)
{
    if (st->iter_expr > 0) {
        return symtable_error(st, e->at,
                              "assignment expression cannot be used in a comprehension iterable "
                              "expression",
                              NULL, "");
    }
    if (st->current->comprehension && extend_named_expr_scope(st, e->v.NamedExpr.target) < 0) {
        return -1;
    }
    return visit_expr(st, e->v.NamedExpr.value) < 0 ? -1 : visit_expr(st, e->v.NamedExpr.target);
}

/* ---- expressions ---------------------------------------------------------------------------------------- */

/** A name: used, or bound. `super` in a function uses `__class__`, too. */
static int visit_name(OuSymtable *st, OuExpr *e)
{
    OuObject *name = e->v.Name.id;
    int load = e->v.Name.ctx == OuAST_Load;
    if (add_here(st, name, load ? OU_DEF_USE : OU_DEF_LOCAL, e->at) < 0) {
        return -1;
    }
    if (load && st->current->type == OU_FUNCTION_BLOCK && name == st->super_name) {
        return add_here(st, st->class_name, OU_DEF_USE, e->at);
    }
    return 0;
}

/** The parts of an expression. */
static int visit_expr_parts(OuSymtable *st, OuExpr *e)
{
    switch (e->kind) {
    case BoolOp_kind:
        return visit_exprs(st, e->v.BoolOp.values);
    case NamedExpr_kind:
        return visit_named_expr(st, e);
    case BinOp_kind:
        return visit_expr(st, e->v.BinOp.left) < 0 ? -1 : visit_expr(st, e->v.BinOp.right);
    case UnaryOp_kind:
        return visit_expr(st, e->v.UnaryOp.operand);
    case Lambda_kind:
        return visit_lambda(st, e);
    case IfExp_kind:
        return visit_expr(st, e->v.IfExp.test) < 0 || visit_expr(st, e->v.IfExp.body) < 0
                   ? -1
                   : visit_expr(st, e->v.IfExp.orelse);
    case Dict_kind:
        return visit_exprs(st, e->v.Dict.keys) < 0 ? -1 : visit_exprs(st, e->v.Dict.values);
    case Set_kind:
        return visit_exprs(st, e->v.Set.elts);
    case ListComp_kind:
    case SetComp_kind:
    case DictComp_kind:
    case GeneratorExp_kind:
        return visit_comprehension(st, e);
    case Yield_kind:
        return visit_yield(st, e, e->v.Yield.value);
    case YieldFrom_kind:
        return visit_yield(st, e, e->v.YieldFrom.value);
    case Compare_kind:
        return visit_expr(st, e->v.Compare.left) < 0 ? -1
                                                     : visit_exprs(st, e->v.Compare.comparators);
    case Call_kind:
        return visit_expr(st, e->v.Call.func) < 0 || visit_exprs(st, e->v.Call.args) < 0
                   ? -1
                   : visit_keywords(st, e->v.Call.keywords);
    case FormattedValue_kind:
        return visit_expr(st, e->v.FormattedValue.value) < 0
                   ? -1
                   : visit_expr(st, e->v.FormattedValue.format_spec);
    case JoinedStr_kind:
        return visit_exprs(st, e->v.JoinedStr.values);
    case Constant_kind:
        return 0;
    case Attribute_kind:
        return visit_expr(st, e->v.Attribute.value);
    case Subscript_kind:
        return visit_expr(st, e->v.Subscript.value) < 0 ? -1 : visit_expr(st, e->v.Subscript.slice);
    case Starred_kind:
        return visit_expr(st, e->v.Starred.value);
    case Name_kind:
        return visit_name(st, e);
    case List_kind:
    case Tuple_kind:
        return visit_exprs(st, e->v.List.elts);
    case Slice_kind:
        return visit_expr(st, e->v.Slice.lower) < 0 || visit_expr(st, e->v.Slice.upper) < 0
                   ? -1
                   : visit_expr(st, e->v.Slice.step);
    }
    return 0;
}

/** An expression; NULL is none. */
static int visit_expr(OuSymtable *st, OuExpr *e)
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

static int visit_exprs(OuSymtable *st, const OuExprSeq *seq)
{
    for (Ou_ssize_t i = 0; i < seq->size; i++) {
        if (visit_expr(st, seq->items[i]) < 0) {
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
        if (lookup_flags(st, st->current, target->v.Name.id, &flags) < 0) {
            return -1;
        }
        if ((flags & (OU_DEF_GLOBAL | OU_DEF_NONLOCAL)) && st->current != st->global &&
            s->v.AnnAssign.simple) {
            return symtable_error(st, s->at, "annotated name ", target->v.Name.id,
                                  flags & OU_DEF_GLOBAL ? " can't be global"
                                                        : " can't be nonlocal");
        }
        int flag = s->v.AnnAssign.simple          ? OU_DEF_ANNOT | OU_DEF_LOCAL
                   : s->v.AnnAssign.value != NULL ? OU_DEF_LOCAL
                                                  : 0;
        if (flag != 0 && add_here(st, target->v.Name.id, flag, target->at) < 0) {
            return -1;
        }
    } else if (visit_expr(st, target) < 0) {
        return -1;
    }
    return visit_expr(st, s->v.AnnAssign.annotation) < 0 ? -1
                                                         : visit_expr(st, s->v.AnnAssign.value);
}

/** `global` or `nonlocal`. */
static int visit_declaration(OuSymtable *st, OuStmt *s)
{
    int is_global = s->kind == Global_kind;
    OuNameSeq *names = s->v.Global.names;
    for (Ou_ssize_t i = 0; i < names->size; i++) {
        OuObject *name = names->items[i];
        int flags;
        if (lookup_flags(st, st->current, name, &flags) < 0) {
            return -1;
        }
        if (flags & OU_DEF_PARAM) {
            return symtable_error(st, s->at, "name ", name,
                                  is_global ? " is parameter and global"
                                            : " is parameter and nonlocal");
        }
        if (flags & OU_DEF_ANNOT) {
            return symtable_error(st, s->at, "annotated name ", name,
                                  is_global ? " can't be global" : " can't be nonlocal");
        }
        if (flags & (OU_DEF_LOCAL | OU_DEF_USE)) {
            int used = (flags & OU_DEF_USE) != 0;
            return symtable_error(st, s->at, "name ", name,
                                  used && is_global ? " is used prior to global declaration"
                                  : used            ? " is used prior to nonlocal declaration"
                                  : is_global       ? " is assigned to before global declaration"
                                              : " is assigned to before nonlocal declaration");
        }
        if (!is_global && st->current->type == OU_MODULE_BLOCK) {
            return symtable_error(st, s->at, "nonlocal declaration not allowed at module level",
                                  NULL, "");
        }
        if (add_here(st, name, is_global ? OU_DEF_GLOBAL : OU_DEF_NONLOCAL, s->at) < 0 ||
            record_directive(st, name, s->at) < 0) {
            return -1;
        }
    }
    return 0;
}

/** The names that an import binds: `a` for `a.b`. CPython: symtable_visit_alias. */
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
                return symtable_error(st, alias->at, "import * only allowed at module level", NULL,
                                      "");
            }
            continue;
        }
        const char *dot = strchr(text, '.');
        if (dot != NULL && (name = ou_arena_name(st->arena, text, (size_t)(dot - text))) == NULL) {
            return -1;
        }
        if (add_here(st, name, OU_DEF_IMPORT, alias->at) < 0) {
            return -1;
        }
    }
    return 0;
}

/** `try` and its handlers. */
static int visit_try(OuSymtable *st, OuStmt *s)
{
    if (visit_stmts(st, s->v.Try.body) < 0 || visit_stmts(st, s->v.Try.orelse) < 0) {
        return -1;
    }
    for (Ou_ssize_t i = 0; i < s->v.Try.handlers->size; i++) {
        OuExceptHandler *h = s->v.Try.handlers->items[i];
        if (visit_expr(st, h->type) < 0 ||
            (h->name != NULL && add_here(st, h->name, OU_DEF_LOCAL, h->at) < 0) ||
            visit_stmts(st, h->body) < 0) {
            return -1;
        }
    }
    return visit_stmts(st, s->v.Try.finalbody);
}

static int visit_with(OuSymtable *st, OuStmt *s)
{
    for (Ou_ssize_t i = 0; i < s->v.With.items->size; i++) {
        OuWithItem *item = s->v.With.items->items[i];
        if (visit_expr(st, item->context_expr) < 0 || visit_expr(st, item->optional_vars) < 0) {
            return -1;
        }
    }
    return visit_stmts(st, s->v.With.body);
}

/** The parts of a statement. CPython: symtable_visit_stmt. */
static int visit_stmt_parts(OuSymtable *st, OuStmt *s)
{
    switch (s->kind) {
    case FunctionDef_kind:
        return visit_function(st, s);
    case ClassDef_kind:
        return visit_class(st, s);
    case Return_kind:
        st->current->returns_value |= s->v.Return.value != NULL;
        return visit_expr(st, s->v.Return.value);
    case Delete_kind:
        return visit_exprs(st, s->v.Delete.targets);
    case Assign_kind:
        return visit_exprs(st, s->v.Assign.targets) < 0 ? -1 : visit_expr(st, s->v.Assign.value);
    case AugAssign_kind:
        return visit_expr(st, s->v.AugAssign.target) < 0 ? -1
                                                         : visit_expr(st, s->v.AugAssign.value);
    case AnnAssign_kind:
        return visit_ann_assign(st, s);
    case For_kind:
        return visit_expr(st, s->v.For.target) < 0 || visit_expr(st, s->v.For.iter) < 0 ||
                       visit_stmts(st, s->v.For.body) < 0
                   ? -1
                   : visit_stmts(st, s->v.For.orelse);
    case While_kind:
        return visit_expr(st, s->v.While.test) < 0 || visit_stmts(st, s->v.While.body) < 0
                   ? -1
                   : visit_stmts(st, s->v.While.orelse);
    case If_kind:
        return visit_expr(st, s->v.If.test) < 0 || visit_stmts(st, s->v.If.body) < 0
                   ? -1
                   : visit_stmts(st, s->v.If.orelse);
    case With_kind:
        return visit_with(st, s);
    case Raise_kind:
        return visit_expr(st, s->v.Raise.exc) < 0 ? -1 : visit_expr(st, s->v.Raise.cause);
    case Try_kind:
    case TryStar_kind:
        return visit_try(st, s);
    case Assert_kind:
        return visit_expr(st, s->v.Assert.test) < 0 ? -1 : visit_expr(st, s->v.Assert.msg);
    case Import_kind:
        return visit_aliases(st, s->v.Import.names);
    case ImportFrom_kind:
        return visit_aliases(st, s->v.ImportFrom.names);
    case Global_kind:
    case Nonlocal_kind:
        return visit_declaration(st, s);
    case Expr_kind:
        return visit_expr(st, s->v.Expr.value);
    case Pass_kind:
    case Break_kind:
    case Continue_kind:
        return 0;
    }
    return 0;
}

static int visit_stmts(OuSymtable *st, const OuStmtSeq *body)
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
    SavedBlock saved;
    st.class_name = name_of(&st, "__class__");
    st.super_name = st.class_name != NULL ? name_of(&st, "super") : NULL;
    if (st.super_name == NULL) {
        return NULL;
    }
    OuSTEntry *top =
        enter_block(&st, name_of(&st, "top"), OU_MODULE_BLOCK, (OuPosition){0, 0, 0, 0}, &saved);
    st.global = top;
    if (top == NULL || visit_stmts(&st, mod->body) < 0 || visit_expr(&st, mod->expression) < 0 ||
        ou_symtable_analyze(&st, top) < 0) {
        return NULL;
    }
    mod->scope = top;
    return top;
}
