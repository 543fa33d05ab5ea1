/* SPDX-License-Identifier: MIT */
/**
 * @file symtable_internal.h
 * What the two passes of the symbol table share.
 */
#ifndef OURO_PYTHON_SYMTABLE_INTERNAL_H
#define OURO_PYTHON_SYMTABLE_INTERNAL_H

#include "symtable.h"

/**
 * Where a name was declared global or nonlocal, for messages. CPython: ste_directives
 * (Include/internal/pycore_symtable.h).
 */
typedef struct OuDirective {
    struct OuDirective *next; /**< the one before, or NULL */
    const OuSTEntry *entry;   /**< the block it stands in */
    OuObject *name;           /**< what is declared global or nonlocal */
    OuPosition at;            /**< where it stands */
} OuDirective;

/** A symbol table on its way. CPython: struct symtable (Include/internal/pycore_symtable.h). */
typedef struct OuSymtable {
    OuArena *arena;          /**< borrowed; owns the entries */
    const char *source;      /**< the text, for messages */
    OuSyntaxInfo *info;      /**< receives where a syntax error is */
    OuSTEntry *global;       /**< the module's block */
    OuSTEntry *current;      /**< the block that is being visited */
    OuDirective *directives; /**< the declarations so far */
    OuObject *class_name;    /**< `__class__` */
    OuObject *super_name;    /**< `super` */
    int depth;               /**< how deep the visit is in the tree */

    /* of the current block; saved when another one is entered */
    int iter_expr;   /**< above 0: inside the iterable of a comprehension */
    int iter_target; /**< 1: inside the target of a comprehension */
} OuSymtable;

/** What is put aside while a block is visited. */
typedef struct OuSavedBlock {
    OuSTEntry *current; /**< the block to go back to */
    int iter_target;    /**< what was going on in it */
} OuSavedBlock;

/* ---- symtable_blocks.c: 0 or -1 unless said otherwise ------------------------------------------- */

/** Reports an error at a place: `before`, the name in quotes if one is given, `after`. -1 always. */
int ou_st_error(OuSymtable *st, OuPosition at, const char *before, OuObject *name,
                const char *after);
/** The arena's object for a name of ours; NULL with an error set. */
OuObject *ou_st_name_of(OuSymtable *st, const char *text);
/** The flags of a name in a block so far. CPython: symtable_lookup (Python/symtable.c). */
int ou_st_lookup_flags(OuSymtable *st, OuSTEntry *entry, OuObject *name, int *flags);
/** Notes what a block does with a name. CPython: symtable_add_def_helper (Python/symtable.c). */
int ou_st_add_def(OuSymtable *st, OuSTEntry *entry, OuObject *name, int flag, OuPosition at);
/** Notes what the current block does with a name. CPython: symtable_add_def (Python/symtable.c). */
int ou_st_add_here(OuSymtable *st, OuObject *name, int flag, OuPosition at);
/**
 * Remembers where the current block declares a name. CPython: symtable_record_directive
 * (Python/symtable.c).
 */
int ou_st_record_directive(OuSymtable *st, OuObject *name, OuPosition at);
/**
 * Begins a block inside the current one; NULL on failure. CPython: symtable_enter_block
 * (Python/symtable.c).
 */
OuSTEntry *ou_st_enter_block(OuSymtable *st, OuObject *name, OuBlockType type, OuPosition at,
                             OuSavedBlock *saved);
/** Visits the values of some keywords of a call or class. */
int ou_st_visit_keywords(OuSymtable *st, const OuKeywordSeq *keywords);
/** A function, in the block that defines it, then inside. */
int ou_st_visit_function(OuSymtable *st, OuStmt *s);
/** A class, in the block that defines it, then inside. */
int ou_st_visit_class(OuSymtable *st, OuStmt *s);
/** A lambda. */
int ou_st_visit_lambda(OuSymtable *st, OuExpr *e);
/** A comprehension: its first iterable outside, the rest in a block of its own. */
int ou_st_visit_comprehension(OuSymtable *st, OuExpr *e);
/** `yield`, which a comprehension may not have. */
int ou_st_visit_yield(OuSymtable *st, OuExpr *e, OuExpr *value);
/** `target := value`. */
int ou_st_visit_named_expr(OuSymtable *st, OuExpr *e);

/* ---- symtable_visit.c --------------------------------------------------------------------------- */

/** Visits statements. */
int ou_st_visit_stmts(OuSymtable *st, const OuStmtSeq *body);
/** Visits an expression; NULL is none. */
int ou_st_visit_expr(OuSymtable *st, OuExpr *e);
/** Visits expressions, some of which may be NULL. */
int ou_st_visit_exprs(OuSymtable *st, const OuExprSeq *seq);

/* ---- symtable.c --------------------------------------------------------------------------------- */

/** The symbol of a mangled name in a block, made if need be; NULL with MemoryError set. */
OuSymbol *ou_symtable_add(OuArena *arena, OuSTEntry *entry, OuObject *name);

/**
 * The second pass over a block and the blocks inside. 0 or -1. CPython: analyze_block
 * (Python/symtable.c).
 */
int ou_symtable_analyze(OuSymtable *st, OuSTEntry *entry);

#endif
