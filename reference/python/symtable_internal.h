/* SPDX-License-Identifier: MIT */
/**
 * @file symtable_internal.h
 * What the two passes of the symbol table share.
 */
#ifndef OURO_PYTHON_SYMTABLE_INTERNAL_H
#define OURO_PYTHON_SYMTABLE_INTERNAL_H

#include "symtable.h"

/** Where a name was declared global or nonlocal, for messages. CPython: ste_directives. */
typedef struct OuDirective {
    struct OuDirective *next;
    const OuSTEntry *entry;
    OuObject *name;
    OuPosition at;
} OuDirective;

/** A symbol table on its way. CPython: struct symtable. */
typedef struct OuSymtable {
    OuArena *arena;
    const char *source;
    OuSyntaxInfo *info;
    OuSTEntry *global;  /**< the module's block */
    OuSTEntry *current; /**< the block that is being visited */
    OuDirective *directives;
    OuObject *class_name; /**< `__class__` */
    OuObject *super_name; /**< `super` */
    int depth;            /**< how deep the visit is in the tree */

    /* of the current block; saved when another one is entered */
    int iter_expr;   /**< above 0: inside the iterable of a comprehension */
    int iter_target; /**< 1: inside the target of a comprehension */
} OuSymtable;

/** The symbol of a mangled name in a block, made if need be; NULL with MemoryError set. */
OuSymbol *ou_symtable_add(OuArena *arena, OuSTEntry *entry, OuObject *name);

/** The second pass over a block and the blocks inside. 0 or -1. CPython: analyze_block. */
int ou_symtable_analyze(OuSymtable *st, OuSTEntry *entry);

#endif
