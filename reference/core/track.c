/* SPDX-License-Identifier: MIT */
/**
 * @file track.c
 * Objects with a GC head: making them, tracking them, freeing them.
 *
 * What stands in memory, from low to high addresses:
 *
 *     [ values, dict ]   only with OU_TPFLAGS_MANAGED_DICT: where instances keep attributes
 *     [ gc_next, gc_prev ]
 *     [ ob_refcnt, ob_type, ... ]   <- the pointer that everybody uses
 *
 * Invariant: an object is tracked (gc_next is not 0) only while its fields are valid, because a
 * collection may traverse it at any safe point.
 */
#include "ouro/gc.h"

#include "ouro/errors.h"
#include "ouro/gclist.h"
#include "ouro/generations.h"
#include "ouro/memory.h"

#include "object.h"

#include <string.h>

/**
 * Bytes in front of an object of a type. CPython: _PyType_PreHeaderSize
 * (Include/internal/pycore_object.h).
 */
static size_t pre_header_size(const OuTypeObject *type)
{
    size_t size = 0;
    if (type->tp_flags & OU_TPFLAGS_HAVE_GC) {
        size += sizeof(OuGCHead);
    }
    if (type->tp_flags & OU_TPFLAGS_MANAGED_DICT) {
        size += 2 * sizeof(OuObject *);
    }
    return size;
}

OuObject *ou_object_alloc(OuTypeObject *type, Ou_ssize_t items)
{
    OU_ASSERT(items >= 0, "the number of items is 0 or more");
    size_t before = pre_header_size(type);
    size_t fixed = before + (size_t)type->tp_basicsize;
    if (type->tp_itemsize > 0 && (size_t)items > ((size_t)OU_SSIZE_T_MAX - sizeof(void *) - fixed) /
                                                     (size_t)type->tp_itemsize) {
        return OuErr_NoMemory();
    }
    size_t size = fixed + (size_t)(items * type->tp_itemsize);
    size = (size + sizeof(void *) - 1) & ~(sizeof(void *) - 1); /* the last word may be a dict's */
    OuObject *op = ou_object_allocate(type, before, size);
    if (op == NULL) {
        return NULL;
    }
    if (type->tp_itemsize > 0) {
        ((OuVarObject *)op)->ob_size = items;
    }
    if (type->tp_flags & OU_TPFLAGS_HAVE_GC) {
        ou_gc_note_allocation();
    }
    return op;
}

OuObject *OuObject_GC_New(OuTypeObject *type)
{
    OU_ASSERT(type->tp_flags & OU_TPFLAGS_HAVE_GC, "a GC object needs a type with HAVE_GC");
    return ou_object_alloc(type, 0);
}

OuObject *OuObject_GC_NewVar(OuTypeObject *type, Ou_ssize_t items)
{
    OU_ASSERT(type->tp_flags & OU_TPFLAGS_HAVE_GC, "a GC object needs a type with HAVE_GC");
    return ou_object_alloc(type, items);
}

void OuObject_GC_Track(OuObject *op)
{
    OU_ASSERT_OBJECT(op, !ou_gc_is_tracked(op), "this object is tracked already");
    gc_list_append(ou_as_gc(op), &ou_gc.generations[0].head);
    ou_gc.untrackable[Ou_TYPE(op)->tp_untrack_when]++;
}

void OuObject_GC_UnTrack(OuObject *op)
{
    if (ou_gc_is_tracked(op)) {
        gc_list_remove(ou_as_gc(op));
        ou_as_gc(op)->gc_prev &= OU_GC_PREV_FINALIZED;
        ou_gc.untrackable[Ou_TYPE(op)->tp_untrack_when]--;
    }
}

void OuObject_GC_Del(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    ou_gc_note_free();
    ou_object_release(op, pre_header_size(Ou_TYPE(op)));
}

void ou_object_free(OuObject *op)
{
    if (OuObject_IS_GC(op)) {
        OuObject_GC_Del(op);
    } else {
        OuObject_Del(op);
    }
}
