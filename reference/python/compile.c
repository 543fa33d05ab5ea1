/* SPDX-License-Identifier: MIT */
/**
 * @file compile.c
 * The compiler's outline: units, names, and the way from source text to a code object.
 */
#include "compiler.h"

#include "ouro/bool.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

/* ---- units ---------------------------------------------------------------------------------- */

/** The dotted name of a function or class. CPython: compiler_set_qualname (Python/compile.c). */
static int set_qualname(OuCompiler *c)
{
    OuUnit *u = c->u;
    OuUnit *outer = u->outer;
    u->qualname = u->name;
    if (outer == NULL || outer->outer == NULL) {
        return 0;
    }
    if (u->type == OU_UNIT_FUNCTION || u->type == OU_UNIT_CLASS) {
        OuObject *mangled = ou_mangle(c->arena, outer->ste->private_name, u->name);
        if (mangled == NULL) {
            return -1;
        }
        if (ou_symtable_scope(outer->ste, mangled) == OU_SCOPE_GLOBAL_EXPLICIT) {
            return 0;
        }
    }
    const char *between = outer->type == OU_UNIT_CLASS ? "." : ".<locals>.";
    return ou_keep(c, OuUnicode_FromFormat("%U%s%U", outer->qualname, between, u->name),
                   &u->qualname);
}

/**
 * Numbers the cells or free variables of a block, in order of their names. CPython: dictbytype
 * (Python/compile.c).
 */
static int number_by_scope(OuCompiler *c, OuSTEntry *ste, OuNameScope scope, OuObject *dict,
                           int first)
{
    OuObject **found = OuArena_Malloc(c->arena, (size_t)(ste->symbol_count + 1) * sizeof *found);
    if (found == NULL) {
        return -1;
    }
    int count = 0;
    for (Ou_ssize_t i = 0; i < ste->symbol_count; i++) {
        OuSymbol *symbol = &ste->symbols[i];
        int free_class = scope == OU_SCOPE_FREE && (symbol->flags & OU_DEF_FREE_CLASS) != 0;
        if (symbol->scope != scope && !free_class) {
            continue;
        }
        int at = count++;
        for (; at > 0 && OuUnicode_Compare(found[at - 1], symbol->name) > 0; at--) {
            found[at] = found[at - 1];
        }
        found[at] = symbol->name;
    }
    for (int i = 0; i < count; i++) {
        OuObject *number = OuLong_FromLong(first + i);
        if (number == NULL) {
            return -1;
        }
        int status = OuDict_SetItem(dict, found[i], number);
        Ou_DecRef(number);
        OU_TRY(status);
    }
    return 0;
}

/** Emits what a unit begins with. CPython: insert_prefix_instructions (Python/compile.c). */
static int emit_prefix(OuCompiler *c)
{
    OuUnit *u = c->u;
    int nfree = (int)OuDict_GET_SIZE(u->freevars);
    if (nfree > 0) {
        OU_TRY(ou_emit(c, OP_COPY_FREE_VARS, nfree));
    }
    for (int i = 0; i < (int)OuDict_GET_SIZE(u->cellvars); i++) {
        OU_TRY(ou_emit(c, OP_MAKE_CELL, i));
    }
    if (u->ste->generator) {
        OU_TRY(ou_emit(c, OP_RETURN_GENERATOR, 0));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    }
    return ou_emit(c, OP_RESUME, 0);
}

/** Makes the containers of a unit. */
static int fill_unit(OuCompiler *c, OuUnit *u)
{
    OU_TRY(ou_keep(c, OuDict_New(), &u->consts));
    OU_TRY(ou_keep(c, OuList_New(0), &u->const_list));
    OU_TRY(ou_keep(c, OuDict_New(), &u->names));
    OU_TRY(ou_keep(c, OuDict_New(), &u->varnames));
    OU_TRY(ou_keep(c, OuDict_New(), &u->cellvars));
    OU_TRY(ou_keep(c, OuDict_New(), &u->freevars));
    for (Ou_ssize_t i = 0; u->ste->varnames && i < u->ste->varnames->size; i++) {
        OU_TRY(ou_dict_index(c, u->varnames, u->ste->varnames->items[i]));
    }
    OU_TRY(number_by_scope(c, u->ste, OU_SCOPE_CELL, u->cellvars, 0));
    if (u->ste->needs_class_closure) {
        OU_TRY(ou_dict_index(c, u->cellvars, OU_ID(__class__)));
    }
    int ncells = (int)OuDict_GET_SIZE(u->cellvars);
    return number_by_scope(c, u->ste, OU_SCOPE_FREE, u->freevars, ncells);
}

/** Begins a unit. CPython: compiler_enter_scope (Python/compile.c). */
int ou_enter_scope(OuCompiler *c, OuObject *name, OuUnitType type, OuSTEntry *ste, int firstlineno)
{
    OuUnit *u = OuArena_Malloc(c->arena, sizeof *u);
    if (u == NULL) {
        return -1;
    }
    *u = (OuUnit){.outer = c->u,
                  .type = type,
                  .ste = ste,
                  .name = name,
                  .firstlineno = firstlineno,
                  .line = firstlineno,
                  .handler = -1};
    OU_TRY(fill_unit(c, u));
    c->u = u;
    OU_TRY(set_qualname(c));
    return emit_prefix(c);
}

/**
 * Ends a unit; `code` receives a new reference. CPython: assemble (Python/compile.c),
 * compiler_exit_scope.
 */
int ou_leave_scope(OuCompiler *c, OuCodeObject **code)
{
    *code = ou_assemble(c);
    c->u = c->u->outer;
    return *code == NULL ? -1 : 0;
}

/* ---- names ---------------------------------------------------------------------------------- */

/** Which operation, by use: load, store, delete. */
static int by_context(OuExprContext context, int load, int store, int delete)
{
    return context == OuAST_Load ? load : context == OuAST_Store ? store : delete;
}

/** Emits an operation on a cell or free variable. */
static int deref_op(OuCompiler *c, OuObject *dict, OuObject *name, OuExprContext context)
{
    OuObject *number = OuDict_GetItemWithError(dict, name);
    if (number == NULL) {
        if (!OuErr_Occurred()) {
            OuErr_SetString(OuExc_SystemError, "a cell without a number");
        }
        return -1;
    }
    int load = c->u->ste->type == OU_CLASS_BLOCK ? OP_LOAD_CLASSDEREF : OP_LOAD_DEREF;
    int opcode = by_context(context, load, OP_STORE_DEREF, OP_DELETE_DEREF);
    return ou_emit(c, opcode, (int)OuLong_AsLong(number));
}

/** Reads, binds or deletes a name. CPython: compiler_nameop (Python/compile.c). */
int ou_nameop(OuCompiler *c, OuPosition at, OuObject *name, OuExprContext context)
{
    OuUnit *u = c->u;
    if (ou_unicode_equal_to_ascii(name, "__debug__")) {
        if (context != OuAST_Load) {
            return ou_syntax(c, at,
                             context == OuAST_Store ? "cannot assign to __debug__"
                                                    : "cannot delete __debug__");
        }
        return ou_emit_const(c, Ou_True);
    }
    OuObject *mangled = ou_mangle(c->arena, u->ste->private_name, name);
    if (mangled == NULL) {
        return -1;
    }
    int in_function = u->ste->type == OU_FUNCTION_BLOCK;
    switch (ou_symtable_scope(u->ste, mangled)) {
    case OU_SCOPE_FREE:
        return deref_op(c, u->freevars, mangled, context);
    case OU_SCOPE_CELL:
        return deref_op(c, u->cellvars, mangled, context);
    case OU_SCOPE_LOCAL:
        if (in_function) {
            int index = ou_dict_index(c, u->varnames, mangled);
            OU_TRY(index);
            return ou_emit(c, by_context(context, OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST),
                           index);
        }
        break;
    case OU_SCOPE_GLOBAL_IMPLICIT:
        if (!in_function) {
            break;
        }
        /* fallthrough */
    case OU_SCOPE_GLOBAL_EXPLICIT: {
        int index = ou_dict_index(c, u->names, mangled);
        OU_TRY(index);
        return ou_emit(c, by_context(context, OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL),
                       index);
    }
    }
    int index = ou_dict_index(c, u->names, mangled);
    OU_TRY(index);
    return ou_emit(c, by_context(context, OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME), index);
}

/* ---- bodies --------------------------------------------------------------------------------- */

int ou_visit_stmts(OuCompiler *c, OuStmtSeq *stmts)
{
    for (Ou_ssize_t i = 0; stmts && i < stmts->size; i++) {
        OU_TRY(ou_visit_stmt(c, stmts->items[i]));
    }
    return 0;
}

/** Whether any of the statements has an annotation. CPython: find_ann (Python/compile.c). */
static int has_annotation(OuStmtSeq *stmts)
{
    for (Ou_ssize_t i = 0; stmts && i < stmts->size; i++) {
        OuStmt *s = stmts->items[i];
        int found = 0;
        switch (s->kind) {
        case AnnAssign_kind:
            return 1;
        case For_kind:
            found = has_annotation(s->v.For.body) || has_annotation(s->v.For.orelse);
            break;
        case While_kind:
            found = has_annotation(s->v.While.body) || has_annotation(s->v.While.orelse);
            break;
        case If_kind:
            found = has_annotation(s->v.If.body) || has_annotation(s->v.If.orelse);
            break;
        case With_kind:
            found = has_annotation(s->v.With.body);
            break;
        case Try_kind:
            for (Ou_ssize_t k = 0; k < s->v.Try.handlers->size; k++) {
                found = found || has_annotation(s->v.Try.handlers->items[k]->body);
            }
            found = found || has_annotation(s->v.Try.body) || has_annotation(s->v.Try.orelse) ||
                    has_annotation(s->v.Try.finalbody);
            break;
        default:
            break;
        }
        if (found) {
            return 1;
        }
    }
    return 0;
}

/**
 * The statements of a module or class, its documentation string first. CPython: compiler_body
 * (Python/compile.c).
 */
int ou_visit_body(OuCompiler *c, OuStmtSeq *body)
{
    if (body->size == 0) {
        return 0;
    }
    if (c->u->type == OU_UNIT_MODULE) {
        c->u->line = body->items[0]->at.lineno;
    }
    if (has_annotation(body)) {
        OU_TRY(ou_emit(c, OP_SETUP_ANNOTATIONS, 0));
    }
    OuObject *doc = ou_ast_get_doc_string(body);
    if (doc != NULL) {
        c->u->line = body->items[0]->at.lineno;
        OU_TRY(ou_emit_const(c, doc));
        OU_TRY(ou_nameop(c, body->items[0]->at, OU_ID(__doc__), OuAST_Store));
    }
    for (Ou_ssize_t i = doc != NULL; i < body->size; i++) {
        OU_TRY(ou_visit_stmt(c, body->items[i]));
    }
    return 0;
}

/** Compiles a whole tree. CPython: compiler_mod (Python/compile.c). */
static OuCodeObject *compile_mod(OuCompiler *c, OuMod *mod)
{
    OuObject *name;
    if (ou_keep(c, OuUnicode_InternFromString("<module>"), &name) < 0 ||
        ou_enter_scope(c, name, OU_UNIT_MODULE, mod->scope, 1) < 0) {
        return NULL;
    }
    int status;
    if (mod->kind == Expression_kind) {
        status = ou_visit_expr(c, mod->expression);
    } else {
        c->interactive = mod->kind == Interactive_kind;
        status = c->interactive ? ou_visit_stmts(c, mod->body) : ou_visit_body(c, mod->body);
        status = status < 0 ? -1 : ou_emit_none(c);
    }
    OuCodeObject *code = NULL;
    if (status < 0 || ou_emit(c, OP_RETURN_VALUE, 0) < 0 || ou_leave_scope(c, &code) < 0) {
        return NULL;
    }
    return code;
}

/** (filename, lineno, offset, text, end_lineno, end_offset): new, or NULL. */
static OuObject *syntax_error_place(const OuSyntaxInfo *info, OuObject *filename)
{
    OuObject *text = info->text ? OuUnicode_FromString(info->text) : Ou_NewRef(Ou_None);
    OuObject *numbers[4] = {OuLong_FromLong(info->lineno), OuLong_FromLong(info->offset),
                            OuLong_FromLong(info->end_lineno), OuLong_FromLong(info->end_offset)};
    OuObject *place = NULL;
    if (text && numbers[0] && numbers[1] && numbers[2] && numbers[3]) {
        place = OuTuple_Pack(6, filename, numbers[0], numbers[1], text, numbers[2], numbers[3]);
    }
    for (int i = 0; i < 4; i++) {
        Ou_XDecRef(numbers[i]);
    }
    Ou_XDecRef(text);
    return place;
}

/** Turns what the parser or compiler found wrong into the error record. */
static void raise_syntax_error(const OuSyntaxInfo *info, OuObject *filename)
{
    if (info->kind == OuExc_None) {
        return;
    }
    OuObject *message = OuUnicode_FromString(info->message);
    OuObject *place = message ? syntax_error_place(info, filename) : NULL;
    OuObject *args = place ? OuTuple_Pack(2, message, place) : NULL;
    if (args != NULL) {
        OuErr_SetObject(info->kind, args);
    }
    Ou_XDecRef(args);
    Ou_XDecRef(place);
    Ou_XDecRef(message);
}

OuCodeObject *ou_compile_source(const char *source, size_t size, OuObject *filename,
                                OuParseMode mode, int *incomplete)
{
    OuSyntaxInfo info = {.kind = OuExc_None};
    OuArena *arena = OuArena_New();
    if (arena == NULL) {
        return NULL;
    }
    OuCodeObject *code = NULL;
    OuCompiler c = {.arena = arena, .filename = filename, .source = source, .info = &info};
    OuMod *mod = ou_parse(source, size, mode, arena, &info);
    if (mod != NULL && ou_symtable_build(mod, arena, source, &info) != NULL &&
        ou_keep(&c, OuDict_New(), &c.const_cache) == 0) {
        code = compile_mod(&c, mod);
    }
    if (code == NULL) {
        raise_syntax_error(&info, filename);
        if (incomplete != NULL) {
            *incomplete = info.incomplete;
        }
    }
    ou_syntax_info_clear(&info);
    OuArena_Free(arena);
    return code;
}
