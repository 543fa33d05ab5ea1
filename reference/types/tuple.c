/* SPDX-License-Identifier: MIT */
/**
 * @file tuple.c
 * How tuples are made and how they die; what they can do is in tuplemethods.c.
 *
 * The idea: the items are part of the object, so a tuple is one block of memory and its size is
 * fixed at birth. Because it cannot change, one empty tuple serves everybody.
 *
 * Invariant: the items of a tuple that a program can see are not NULL; the empty exact tuple is
 * `empty` and no other.
 */
#include "ouro/tuple.h"

#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/refcount.h"

#include "tuplemethods.h"

#include <stdarg.h>

/** The one empty tuple; never tracked. */
static OuObject *empty;

/** Sets SystemError, for calls from C with something that is no tuple: always NULL. */
static void *bad_call(void)
{
    return OuErr_Format(OuExc_SystemError, "bad argument to internal function");
}

OuObject *OuTuple_New(Ou_ssize_t size)
{
    if (size == 0 && empty != NULL) {
        return Ou_NewRef(empty);
    }
    if (size < 0) {
        return bad_call();
    }
    OuObject *op = OuObject_GC_NewVar(&OuTuple_Type, size);
    if (op != NULL) {
        OuObject_GC_Track(op);
    }
    return op;
}

OuObject *OuTuple_Pack(Ou_ssize_t size, ...)
{
    OuObject *op = OuTuple_New(size);
    if (op == NULL) {
        return NULL;
    }
    va_list arguments;
    va_start(arguments, size);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTuple_SET_ITEM(op, i, Ou_NewRef(va_arg(arguments, OuObject *)));
    }
    va_end(arguments);
    return op;
}

OuObject *ou_tuple_from_array(OuObject *const *items, Ou_ssize_t size)
{
    OuObject *op = OuTuple_New(size);
    if (op == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTuple_SET_ITEM(op, i, Ou_NewRef(items[i]));
    }
    return op;
}

OuObject *ou_tuple_from_array_steal(OuObject *const *items, Ou_ssize_t size)
{
    OuObject *op = OuTuple_New(size);
    if (op == NULL) {
        for (Ou_ssize_t i = 0; i < size; i++) {
            Ou_DecRef(items[i]);
        }
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTuple_SET_ITEM(op, i, items[i]);
    }
    return op;
}

Ou_ssize_t OuTuple_Size(OuObject *tuple)
{
    if (!OuTuple_Check(tuple)) {
        bad_call();
        return -1;
    }
    return OuTuple_GET_SIZE(tuple);
}

OuObject *OuTuple_GetItem(OuObject *tuple, Ou_ssize_t index)
{
    if (!OuTuple_Check(tuple)) {
        return bad_call();
    }
    if (index < 0 || index >= OuTuple_GET_SIZE(tuple)) {
        return OuErr_Format(OuExc_IndexError, "tuple index out of range");
    }
    return OuTuple_GET_ITEM(tuple, index);
}

int OuTuple_SetItem(OuObject *tuple, Ou_ssize_t index, OuObject *value)
{
    if (!OuTuple_Check(tuple) || Ou_REFCNT(tuple) != 1) {
        Ou_XDecRef(value);
        bad_call();
        return -1;
    }
    if (index < 0 || index >= OuTuple_GET_SIZE(tuple)) {
        Ou_XDecRef(value);
        OuErr_SetString(OuExc_IndexError, "tuple assignment index out of range");
        return -1;
    }
    Ou_XSetRef(&((OuTupleObject *)tuple)->ob_item[index], value);
    return 0;
}

OuObject *OuTuple_GetSlice(OuObject *tuple, Ou_ssize_t low, Ou_ssize_t high)
{
    if (!OuTuple_Check(tuple)) {
        return bad_call();
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(tuple);
    low = low < 0 ? 0 : low;
    high = high > size ? size : high;
    high = high < low ? low : high;
    if (low == 0 && high == size && OuTuple_CheckExact(tuple)) {
        return Ou_NewRef(tuple);
    }
    return ou_tuple_from_array(((OuTupleObject *)tuple)->ob_item + low, high - low);
}

int ou_tuple_resize(OuObject **tuple, Ou_ssize_t size)
{
    OuObject *old = *tuple;
    Ou_ssize_t old_size = OuTuple_GET_SIZE(old);
    if (size == old_size) {
        return 0;
    }
    OuObject *op = OuTuple_New(size);
    *tuple = op;
    if (op == NULL) {
        Ou_DecRef(old);
        return -1;
    }
    for (Ou_ssize_t i = 0; i < size && i < old_size; i++) {
        OuTuple_SET_ITEM(op, i, OuTuple_GET_ITEM(old, i));
        OuTuple_SET_ITEM(old, i, NULL);
    }
    Ou_DecRef(old);
    return 0;
}

/** tp_dealloc: releases the items, last to first. */
static void tuple_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, tuple_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    OuTupleObject *self = (OuTupleObject *)op;
    for (Ou_ssize_t i = self->ob_base.ob_size; --i >= 0;) {
        Ou_XDecRef(self->ob_item[i]);
    }
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

/** tp_traverse: last to first, as CPython does. */
static int tuple_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OuTupleObject *self = (OuTupleObject *)op;
    for (Ou_ssize_t i = self->ob_base.ob_size; --i >= 0;) {
        OU_VISIT(self->ob_item[i]);
    }
    return 0;
}

/**
 * Whether an object may be in a cycle as far as its tracking says. CPython:
 * _PyObject_GC_MAY_BE_TRACKED (Include/internal/pycore_gc.h).
 */
static int may_be_tracked(const OuObject *op)
{
    return OuObject_IS_GC(op) && (!OuTuple_CheckExact(op) || ou_gc_is_tracked(op));
}

int ou_tuple_maybe_untrack(OuObject *op)
{
    if (!OuTuple_CheckExact(op) || !ou_gc_is_tracked(op)) {
        return 0;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(op);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *item = OuTuple_GET_ITEM(op, i);
        // An item that is still NULL: the tuple is being filled and may yet get anything.
        if (item == NULL || may_be_tracked(item)) {
            return 0;
        }
    }
    OuObject_GC_UnTrack(op);
    return 0;
}

OuTypeObject OuTuple_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "tuple",
    .tp_basicsize = sizeof(OuTupleObject),
    .tp_itemsize = sizeof(OuObject *),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE | OU_TPFLAGS_TUPLE_SUBCLASS,
    .tp_dealloc = tuple_dealloc,
    .tp_traverse = tuple_traverse,
    .tp_layout = OU_LAYOUT_ITEMS,
    .tp_maybe_untrack = ou_tuple_maybe_untrack,
    .tp_untrack_when = OU_UNTRACK_EACH_COLLECTION,
    .tp_repr = ou_tuple_repr,
    .tp_hash = ou_tuple_hash,
    .tp_richcompare = ou_tuple_richcompare,
    .tp_iter = ou_tuple_iter,
    .tp_new = ou_tuple_new,
    .tp_as_sequence = &ou_tuple_as_sequence,
    .tp_as_mapping = &ou_tuple_as_mapping,
    .tp_methods = ou_tuple_methods,
    .tp_doc = "Built-in immutable sequence.\n\n"
              "If no argument is given, the constructor returns an empty tuple.\n"
              "If iterable is specified the tuple is initialized from iterable's items.\n\n"
              "If the argument is a tuple, the return value is the same object.",
};

int ou_tuple_init(void)
{
    empty = OuObject_GC_NewVar(&OuTuple_Type, 0);
    return empty == NULL ? -1 : 0;
}

void ou_tuple_fini(void)
{
    OuObject *last = empty;
    empty = NULL;
    Ou_XDecRef(last);
}
