/* SPDX-License-Identifier: MIT */
/**
 * @file symtable.h
 * The symbol table: what each name of each block is.
 *
 * A *block* is a module, a function (or lambda, or comprehension) or a class. The first pass
 * visits the tree and notes for each block which names it binds, uses or declares. The second
 * pass decides the scope of each: local, global, a *cell* (a local that an inner block uses) or
 * *free* (a cell of an outer block). A free name is also noted in every function block between
 * its user and its owner, which has to hand the cell down.
 *
 * Invariant: after ou_symtable_build() each block's node points to its OuSTEntry, and each name
 * that the compiler can meet in a block has a symbol there with a scope.
 */
#ifndef OURO_PYTHON_SYMTABLE_H
#define OURO_PYTHON_SYMTABLE_H

#include "parse.h"

/** What a block is. CPython: _Py_block_ty (Include/internal/pycore_symtable.h). */
typedef enum OuBlockType {
    OU_FUNCTION_BLOCK, /**< function, lambda, comprehension */
    OU_CLASS_BLOCK,    /**< a class body */
    OU_MODULE_BLOCK,   /**< a module */
} OuBlockType;

/**
 * How a name is found at run time. CPython: LOCAL (Include/internal/pycore_symtable.h),
 * GLOBAL_EXPLICIT ... (pycore_symtable.h).
 */
typedef enum OuNameScope {
    OU_SCOPE_LOCAL = 1,       /**< in the block itself */
    OU_SCOPE_GLOBAL_EXPLICIT, /**< by a `global` statement */
    OU_SCOPE_GLOBAL_IMPLICIT, /**< because no block around binds it */
    OU_SCOPE_FREE,            /**< in a cell of a block around */
    OU_SCOPE_CELL,            /**< in the block itself, in a cell, for blocks inside use it */
} OuNameScope;

/**
 * What a block does with a name: bits of OuSymbol.flags. CPython: DEF_GLOBAL
 * (Include/internal/pycore_symtable.h) ...
 */
enum {
    OU_DEF_GLOBAL = 1,      /**< global statement */
    OU_DEF_LOCAL = 2,       /**< bound in this block */
    OU_DEF_PARAM = 4,       /**< parameter */
    OU_DEF_NONLOCAL = 8,    /**< nonlocal statement */
    OU_DEF_USE = 16,        /**< read */
    OU_DEF_FREE_CLASS = 64, /**< bound in this class block, and free for its methods' sake */
    OU_DEF_IMPORT = 128,    /**< bound by import */
    OU_DEF_ANNOT = 256,     /**< annotated */
    OU_DEF_COMP_ITER = 512, /**< target of a comprehension */
    OU_DEF_BOUND =
        OU_DEF_LOCAL | OU_DEF_PARAM | OU_DEF_IMPORT, /**< any of the ways to bind a name */
};

/** One name in one block. */
typedef struct OuSymbol {
    OuObject *name;    /**< mangled; the arena's */
    int flags;         /**< OU_DEF_... */
    OuNameScope scope; /**< set by the second pass */
} OuSymbol;

/** One block. CPython: PySTEntryObject (Include/internal/pycore_symtable.h). */
typedef struct OuSTEntry {
    OuObject *name;                /**< of the function or class; "lambda", "listcomp" ..., "top" */
    OuBlockType type;              /**< module, class or function */
    OuPosition at;                 /**< of the node */
    struct OuSTEntry *parent;      /**< ?, the block around */
    struct OuSTEntry *first_child; /**< the first block inside */
    struct OuSTEntry *last_child;  /**< the last block inside */
    struct OuSTEntry *next_sibling; /**< the next block of the same parent */

    /* the names, in the order in which the block first mentions them; parameters first */
    OuSymbol *symbols;       /**< its names, in the order they were met */
    Ou_ssize_t symbol_count; /**< how many */
    Ou_ssize_t symbol_room;  /**< how many there is room for */
    Ou_ssize_t *index;       /**< hash table of places in `symbols`, -1: empty; power of two */
    Ou_ssize_t index_size;   /**< places in the index */
    OuNameSeq *varnames;     /**< parameters in CPython's order of locals: positional, keyword-only,
                              *args, **kwargs; a comprehension has ".0" */

    OuObject *private_name; /**< ?, the innermost class: names like __x are mangled with it */

    unsigned nested : 1;              /**< inside a function */
    unsigned generator : 1;           /**< has a yield */
    unsigned comprehension : 1;       /**< is one */
    unsigned generator_expr : 1;      /**< is a generator expression: then `generator` too */
    unsigned varargs : 1;             /**< has *args */
    unsigned varkeywords : 1;         /**< has **kwargs */
    unsigned returns_value : 1;       /**< has `return value` */
    unsigned has_free : 1;            /**< has free names */
    unsigned child_free : 1;          /**< a block inside has free names */
    unsigned needs_class_closure : 1; /**< class block: a method uses `__class__` or super() */
} OuSTEntry;

/** How deep a tree may be before it is a RecursionError. CPython: _PySymtable_Build (Python/symtable.c), three times the recursion limit. */
#define OU_COMPILER_MAX_DEPTH 3000

/**
 * Builds the symbol table of a tree: fills in the `scope` field of its blocks' nodes.
 *
 * @param mod     the tree
 * @param arena   the tree's arena; entries go there too
 * @param source  the whole source, NUL-terminated, for the text of errors; NULL: none
 * @param info    all zero; filled in on failure as ou_parse() does
 * @return the module's entry (also in mod->scope), the arena's; NULL on failure
 *
 * A tree deeper than OU_COMPILER_MAX_DEPTH is a RecursionError in the error record.
 * CPython: _PySymtable_Build (Python/symtable.c).
 */
OuSTEntry *ou_symtable_build(OuMod *mod, OuArena *arena, const char *source, OuSyntaxInfo *info);

/**
 * Finds a name in a block.
 *
 * @param entry  the block
 * @param name   the arena's object for the mangled name
 * @return @borrowed: the symbol, or NULL when the block does not mention the name
 *
 * CPython: _PyST_GetSymbol (Python/symtable.c).
 */
OuSymbol *ou_symtable_lookup(const OuSTEntry *entry, OuObject *name);

/**
 * The scope of a name in a block; OU_SCOPE_GLOBAL_IMPLICIT when the block does not mention it.
 *
 * CPython: _PyST_GetScope (Python/symtable.c).
 */
OuNameScope ou_symtable_scope(const OuSTEntry *entry, OuObject *name);

/**
 * Mangles a private name: `__x` in class C becomes `_C__x`.
 *
 * @param arena         where the mangled name goes
 * @param private_name  the class's name (OuSTEntry.private_name), or NULL
 * @param name          the arena's object for the name
 * @return @borrowed: the arena's object for the mangled name, `name` itself when there is nothing
 *         to mangle; NULL with an error set
 *
 * CPython: _Py_Mangle (Python/compile.c).
 */
OuObject *ou_mangle(OuArena *arena, OuObject *private_name, OuObject *name);

#endif
