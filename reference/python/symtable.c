/* SPDX-License-Identifier: MIT */
/**
 * @file symtable.c
 * The names of a block, and the second pass: what each name is, now that all blocks are known.
 *
 * Blocks are analysed from the outside in. Where CPython copies sets of names from block to
 * block, this walks up the parents: a name that a block uses and does not bind is free if a
 * function around it binds it, and then every block on the way there hands the cell down.
 *
 * Invariant: when a block is analysed, all names of the blocks around it have their scope; only
 * a local may still become a cell, and a name that is only handed down may be added.
 */
#include <string.h>
#include "symtable_internal.h"
#include "ouro/unicode.h"

/* ---- names of one block ------------------------------------------------------------------------- */

/** The place in a block's table where a name is, or would go. */
static Ou_ssize_t *find_place(Ou_ssize_t *index, Ou_ssize_t size, const OuSymbol *symbols,
                              OuObject *name)
{
    size_t i = ((uintptr_t)name >> 4) & (size_t)(size - 1);
    while (index[i] >= 0 && symbols[index[i]].name != name) {
        i = (i + 1) & (size_t)(size - 1);
    }
    return &index[i];
}

/** Doubles the room for the names of a block; -1 with MemoryError set. */
static int grow(OuArena *arena, OuSTEntry *entry)
{
    Ou_ssize_t room = entry->symbol_room != 0 ? entry->symbol_room * 2 : 8;
    OuSymbol *symbols = OuArena_Malloc(arena, (size_t)room * sizeof *symbols);
    Ou_ssize_t *index =
        symbols != NULL ? OuArena_Malloc(arena, (size_t)(2 * room) * sizeof *index) : NULL;
    if (index == NULL) {
        return -1;
    }
    for (Ou_ssize_t i = 0; i < 2 * room; i++) {
        index[i] = -1;
    }
    for (Ou_ssize_t i = 0; i < entry->symbol_count; i++) {
        symbols[i] = entry->symbols[i];
        *find_place(index, 2 * room, symbols, symbols[i].name) = i;
    }
    entry->symbols = symbols;
    entry->symbol_room = room;
    entry->index = index;
    entry->index_size = 2 * room;
    return 0;
}

OuSymbol *ou_symtable_lookup(const OuSTEntry *entry, OuObject *name)
{
    if (entry->symbol_count == 0) {
        return NULL;
    }
    Ou_ssize_t i = *find_place(entry->index, entry->index_size, entry->symbols, name);
    return i >= 0 ? &entry->symbols[i] : NULL;
}

OuSymbol *ou_symtable_add(OuArena *arena, OuSTEntry *entry, OuObject *name)
{
    OuSymbol *symbol = ou_symtable_lookup(entry, name);
    if (symbol != NULL) {
        return symbol;
    }
    if (entry->symbol_count == entry->symbol_room && grow(arena, entry) < 0) {
        return NULL;
    }
    *find_place(entry->index, entry->index_size, entry->symbols, name) = entry->symbol_count;
    symbol = &entry->symbols[entry->symbol_count++];
    symbol->name = name;
    return symbol;
}

OuNameScope ou_symtable_scope(const OuSTEntry *entry, OuObject *name)
{
    const OuSymbol *symbol = ou_symtable_lookup(entry, name);
    return symbol != NULL ? symbol->scope : OU_SCOPE_GLOBAL_IMPLICIT;
}

OuObject *ou_mangle(OuArena *arena, OuObject *private_name, OuObject *name)
{
    if (private_name == NULL) {
        return name;
    }
    Ou_ssize_t size, class_size;
    const char *text = OuUnicode_AsUTF8AndSize(name, &size);
    const char *class_text =
        text != NULL ? OuUnicode_AsUTF8AndSize(private_name, &class_size) : NULL;
    if (class_text == NULL) {
        return NULL;
    }
    if (size < 2 || strncmp(text, "__", 2) != 0 || strncmp(text + size - 2, "__", 2) == 0 ||
        strchr(text, '.') != NULL) {
        return name;
    }
    while (*class_text == '_') {
        class_text++;
        class_size--;
    }
    if (class_size == 0) {
        return name;
    }
    char *mangled = OuArena_Malloc(arena, (size_t)(size + class_size) + 1);
    if (mangled == NULL) {
        return NULL;
    }
    mangled[0] = '_';
    memcpy(mangled + 1, class_text, (size_t)class_size);
    memcpy(mangled + 1 + class_size, text, (size_t)size);
    return ou_arena_name(arena, mangled, (size_t)(size + class_size) + 1);
}

/* ---- the second pass -------------------------------------------------------------------------------- */

/**
 * The block around `entry` whose cell a name there is, or NULL: a function that binds it, or,
 * for `__class__`, a class.
 */
static OuSTEntry *find_owner(const OuSymtable *st, const OuSTEntry *entry, OuObject *name)
{
    for (OuSTEntry *outer = entry->parent; outer != NULL; outer = outer->parent) {
        if (outer->type == OU_CLASS_BLOCK && name == st->class_name) {
            return outer;
        }
        const OuSymbol *symbol =
            outer->type == OU_FUNCTION_BLOCK ? ou_symtable_lookup(outer, name) : NULL;
        if (symbol == NULL) {
            continue; /* what a class or module binds is not seen from inside as a cell */
        }
        if (symbol->flags & OU_DEF_GLOBAL) {
            return NULL; /* declared global there: it is for the blocks inside, too */
        }
        if ((symbol->flags & OU_DEF_BOUND) && !(symbol->flags & OU_DEF_NONLOCAL)) {
            return outer;
        }
    }
    return NULL;
}

/**
 * Hands a cell down: `name` becomes a cell of `owner`, and free in `entry` and in every block
 * between. A class between that has the name for itself keeps it so and passes the cell besides.
 * CPython: update_symbols (Python/symtable.c), analyze_cells, drop_class_free (Python/symtable.c).
 */
static int make_free(const OuSymtable *st, OuSTEntry *owner, OuSTEntry *entry, OuObject *name)
{
    for (OuSTEntry *block = entry; block != owner; block = block->parent) {
        OuSymbol *symbol = ou_symtable_add(st->arena, block, name);
        if (symbol == NULL) {
            return -1;
        }
        block->has_free = 1;
        block->parent->child_free = 1;
        if (block != entry && block->type == OU_CLASS_BLOCK &&
            (symbol->flags & (OU_DEF_BOUND | OU_DEF_GLOBAL))) {
            symbol->flags |= OU_DEF_FREE_CLASS;
        } else {
            symbol->scope = OU_SCOPE_FREE;
        }
    }
    if (owner->type == OU_CLASS_BLOCK) {
        owner->needs_class_closure = 1;
    } else {
        ou_symtable_lookup(owner, name)->scope = OU_SCOPE_CELL;
    }
    return 0;
}

/** Reports an error about a name, at the statement that declared it; -1. */
static int declaration_error(OuSymtable *st, const OuSTEntry *entry, OuObject *name,
                             const char *before, const char *after)
{
    const char *text = OuUnicode_AsUTF8(name);
    OuPosition at = entry->at;
    for (const OuDirective *d = st->directives; d != NULL; d = d->next) {
        if (d->entry == entry && d->name == name) {
            at = d->at;
        }
    }
    if (text != NULL) {
        ou_syntax_error(st->info, st->source, at, OuExc_SyntaxError, "%s'%s'%s", before, text,
                        after);
    }
    return -1;
}

/** Decides the scope of one name of a block. CPython: analyze_name (Python/symtable.c). */
static int analyze_name(OuSymtable *st, OuSTEntry *entry, OuSymbol *symbol)
{
    if (symbol->flags & OU_DEF_GLOBAL) {
        if (symbol->flags & OU_DEF_NONLOCAL) {
            return declaration_error(st, entry, symbol->name, "name ", " is nonlocal and global");
        }
        symbol->scope = OU_SCOPE_GLOBAL_EXPLICIT;
        return 0;
    }
    if ((symbol->flags & OU_DEF_BOUND) && !(symbol->flags & OU_DEF_NONLOCAL)) {
        symbol->scope = OU_SCOPE_LOCAL;
        return 0;
    }
    OuSTEntry *owner = find_owner(st, entry, symbol->name);
    if (owner != NULL) {
        return make_free(st, owner, entry, symbol->name);
    }
    if (symbol->flags & OU_DEF_NONLOCAL) {
        return declaration_error(st, entry, symbol->name, "no binding for nonlocal ", " found");
    }
    symbol->scope = OU_SCOPE_GLOBAL_IMPLICIT;
    return 0;
}

int ou_symtable_analyze(OuSymtable *st, OuSTEntry *entry)
{
    for (Ou_ssize_t i = 0; i < entry->symbol_count; i++) {
        if (analyze_name(st, entry, &entry->symbols[i]) < 0) {
            return -1;
        }
    }
    for (OuSTEntry *child = entry->first_child; child != NULL; child = child->next_sibling) {
        if (ou_symtable_analyze(st, child) < 0) {
            return -1;
        }
    }
    return 0;
}
