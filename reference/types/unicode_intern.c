// SPDX-License-Identifier: MIT
/**
 * @file unicode_intern.c
 * Interned strs: one str per value, for the names of programs.
 *
 * The table is open addressing with linear probing over borrowed references: an interned str that
 * dies takes itself out. So interning changes no count. (CPython's dict owns two references and
 * does not count them.)
 *
 * Invariant: a str is in the table exactly when its `interned` is 1; the table has a free place.
 */
#include "unicode_internal.h"

#include "ouro/abstract.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

/**
 * The interned strs: an open table of borrowed references. A str that dies takes itself out.
 * Unlike CPython's dict, it holds no references that are not counted. CPython: interned
 * (Objects/unicodeobject.c).
 */
static struct {
    OuObject **slots; /**< borrowed; NULL: free */
    size_t mask;      /**< number of places - 1; a power of two less one */
    size_t used;      /**< places that are not free */
} table;

/** The place of an equal str, or the free place where it belongs. */
static size_t find_place(OuObject *op)
{
    size_t at = (size_t)OuObject_Hash(op) & table.mask;
    while (table.slots[at] != NULL && !ou_unicode_eq(table.slots[at], op)) {
        at = (at + 1) & table.mask;
    }
    return at;
}

/** Makes room for one more: 0, or -1; no error is set. */
static int grow_table(void)
{
    if (table.slots != NULL && (table.used + 1) * 3 <= (table.mask + 1) * 2) {
        return 0;
    }
    size_t places = table.slots == NULL ? 1024 : (table.mask + 1) * 2;
    OuObject **slots = OuMem_Calloc(places, sizeof *slots);
    if (slots == NULL) {
        return -1;
    }
    OuObject **old = table.slots;
    size_t old_places = old == NULL ? 0 : table.mask + 1;
    table.slots = slots;
    table.mask = places - 1;
    for (size_t i = 0; i < old_places; i++) {
        if (old[i] != NULL) {
            slots[find_place(old[i])] = old[i];
        }
    }
    OuMem_Free(old);
    return 0;
}

void OuUnicode_InternInPlace(OuObject **slot)
{
    OuUnicodeObject *self = (OuUnicodeObject *)*slot;
    if (self == NULL || !OuUnicode_CheckExact(*slot) || self->interned || grow_table() < 0) {
        return;
    }
    size_t at = find_place(*slot);
    if (table.slots[at] != NULL) {
        Ou_XSetRef(slot, Ou_NewRef(table.slots[at]));
        return;
    }
    table.slots[at] = *slot;
    table.used++;
    self->interned = 1;
}

OuObject *OuUnicode_InternFromString(const char *text)
{
    OuObject *op = OuUnicode_FromString(text);
    OuUnicode_InternInPlace(&op);
    return op;
}

void ou_intern_forget(OuObject *op)
{
    if (table.slots == NULL) {
        return;
    }
    size_t hole = (size_t)((OuUnicodeObject *)op)->hash & table.mask;
    while (table.slots[hole] != op) {
        hole = (hole + 1) & table.mask;
    }
    table.slots[hole] = NULL;
    table.used--;
    /* Loop invariant: only `hole` may stand between a later str and the place it is looked for at. */
    for (size_t at = (hole + 1) & table.mask; table.slots[at] != NULL; at = (at + 1) & table.mask) {
        size_t home = (size_t)((OuUnicodeObject *)table.slots[at])->hash & table.mask;
        if (((at - home) & table.mask) >= ((at - hole) & table.mask)) {
            table.slots[hole] = table.slots[at];
            table.slots[at] = NULL;
            hole = at;
        }
    }
}

void ou_intern_fini(void)
{
    OuMem_Free(table.slots);
    table.slots = NULL;
    table.mask = table.used = 0;
}
