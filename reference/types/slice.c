/* SPDX-License-Identifier: MIT */
/**
 * @file slice.c
 * Slice objects, and the arithmetic of indices that all sequences share.
 */
#include "ouro/slice.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <stddef.h>

OuObject *OuSlice_New(OuObject *start, OuObject *stop, OuObject *step)
{
    OuSliceObject *self = (OuSliceObject *)OuObject_GC_New(&OuSlice_Type);
    if (self == NULL) {
        return NULL;
    }
    self->start = Ou_NewRef(start != NULL ? start : Ou_None);
    self->stop = Ou_NewRef(stop != NULL ? stop : Ou_None);
    self->step = Ou_NewRef(step != NULL ? step : Ou_None);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a slice: releases what it owns, then its memory. CPython: slice_dealloc
 * (Objects/sliceobject.c).
 */
static void slice_dealloc(OuObject *op)
{
    OuSliceObject *self = (OuSliceObject *)op;
    OuObject_GC_UnTrack(op);
    Ou_XDecRef(self->step);
    Ou_XDecRef(self->start);
    Ou_XDecRef(self->stop);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a slice owns; 0, or what `visit` returned. CPython:
 * slice_traverse (Objects/sliceobject.c).
 */
static int slice_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OuSliceObject *self = (OuSliceObject *)op;
    OU_VISIT(self->start);
    OU_VISIT(self->stop);
    OU_VISIT(self->step);
    return 0;
}

int ou_eval_slice_index(OuObject *value, int none_ok, Ou_ssize_t *index)
{
    if (none_ok && Ou_IsNone(value)) {
        return 1;
    }
    if (!OuIndex_Check(value)) {
        OuErr_SetString(OuExc_TypeError,
                        none_ok
                            ? "slice indices must be integers or None or have an __index__ method"
                            : "slice indices must be integers or have an __index__ method");
        return 0;
    }
    Ou_ssize_t number = OuNumber_AsSsize_t(value, OuExc_None);
    if (number == -1 && OuErr_Occurred()) {
        return 0;
    }
    *index = number;
    return 1;
}

int OuSlice_Unpack(OuObject *slice, Ou_ssize_t *start, Ou_ssize_t *stop, Ou_ssize_t *step)
{
    OuSliceObject *self = (OuSliceObject *)slice;
    *step = 1;
    if (!ou_eval_slice_index(self->step, 1, step)) {
        return -1;
    }
    if (*step == 0) {
        OuErr_SetString(OuExc_ValueError, "slice step cannot be zero");
        return -1;
    }
    if (*step < -OU_SSIZE_T_MAX) {
        *step = -OU_SSIZE_T_MAX; // so that -step is a number, too
    }
    *start = *step < 0 ? OU_SSIZE_T_MAX : 0;
    *stop = *step < 0 ? PTRDIFF_MIN : OU_SSIZE_T_MAX;
    return ou_eval_slice_index(self->start, 1, start) && ou_eval_slice_index(self->stop, 1, stop)
               ? 0
               : -1;
}

/** Brings one limit into a sequence. */
static void adjust(Ou_ssize_t length, Ou_ssize_t *limit, Ou_ssize_t step)
{
    if (*limit < 0) {
        *limit += length;
        if (*limit < 0) {
            *limit = step < 0 ? -1 : 0;
        }
    } else if (*limit >= length) {
        *limit = step < 0 ? length - 1 : length;
    }
}

Ou_ssize_t OuSlice_AdjustIndices(Ou_ssize_t length, Ou_ssize_t *start, Ou_ssize_t *stop,
                                 Ou_ssize_t step)
{
    adjust(length, start, step);
    adjust(length, stop, step);
    if (step < 0) {
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    }
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

/**
 * Makes a slice from the arguments of a call: @newref; NULL with an error set. CPython: slice_new
 * (Objects/sliceobject.c).
 */
static OuObject *slice_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    OuObject *start = NULL;
    OuObject *stop = NULL;
    OuObject *step = NULL;
    if (!ou_arg_no_keywords("slice", kwargs) ||
        !OuArg_UnpackTuple(args, "slice", 1, 3, &start, &stop, &step)) {
        return NULL;
    }
    if (stop == NULL) {
        stop = start; // slice(stop)
        start = NULL;
    }
    return OuSlice_New(start, stop, step);
}

/**
 * repr() of a slice: @newref; NULL with an error set. CPython: slice_repr (Objects/sliceobject.c).
 */
static OuObject *slice_repr(OuObject *op)
{
    OuSliceObject *self = (OuSliceObject *)op;
    return OuUnicode_FromFormat("slice(%R, %R, %R)", self->start, self->stop, self->step);
}

/**
 * Compares a slice with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: slice_richcompare (Objects/sliceobject.c).
 */
static OuObject *slice_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuSlice_Check(left) || !OuSlice_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    if (left == right) {
        return Ou_NewRef(operation == OU_EQ || operation == OU_LE || operation == OU_GE ? Ou_True
                                                                                        : Ou_False);
    }
    OuSliceObject *one = (OuSliceObject *)left;
    OuSliceObject *other = (OuSliceObject *)right;
    OuObject *result = NULL;
    OuObject *first = OuTuple_Pack(3, one->start, one->stop, one->step);
    OuObject *second = OuTuple_Pack(3, other->start, other->stop, other->step);
    if (first != NULL && second != NULL) {
        result = OuObject_RichCompare(first, second, operation);
    }
    Ou_XDecRef(first);
    Ou_XDecRef(second);
    return result;
}

/** slice.indices(length): start, stop and step that fit a sequence of that length. */
static OuObject *slice_indices(OuObject *op, OuObject *length_object)
{
    Ou_ssize_t length = OuNumber_AsSsize_t(length_object, OuExc_OverflowError);
    if (length == -1 && OuErr_Occurred()) {
        return NULL;
    }
    if (length < 0) {
        return OuErr_Format(OuExc_ValueError, "length should not be negative");
    }
    Ou_ssize_t numbers[3];
    if (OuSlice_Unpack(op, &numbers[0], &numbers[1], &numbers[2]) < 0) {
        return NULL;
    }
    OuSlice_AdjustIndices(length, &numbers[0], &numbers[1], numbers[2]);
    OuObject *result = OuTuple_New(3);
    for (int i = 0; result != NULL && i < 3; i++) {
        OuObject *number = OuLong_FromSsize_t(numbers[i]);
        if (number == NULL) {
            Ou_Clear(&result);
        } else {
            OuTuple_SET_ITEM(result, i, number);
        }
    }
    return result;
}

/** The attributes that are plain fields of a slice. */
static OuMemberDef slice_members[] = {
    {"start", OU_T_OBJECT, offsetof(OuSliceObject, start), OU_READONLY, NULL},
    {"stop", OU_T_OBJECT, offsetof(OuSliceObject, stop), OU_READONLY, NULL},
    {"step", OU_T_OBJECT, offsetof(OuSliceObject, step), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/** The methods of a slice. */
static OuMethodDef slice_methods[] = {
    {"indices", slice_indices, OU_METH_O,
     "S.indices(len) -> (start, stop, stride)\n\n"
     "Assuming a sequence of length len, calculate the start and stop\n"
     "indices, and the stride length of the extended slice described by\n"
     "S. Out of bounds indices are clipped in a manner consistent with the\n"
     "handling of normal slices."},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuSlice_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "slice",
    .tp_basicsize = sizeof(OuSliceObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = slice_dealloc,
    .tp_traverse = slice_traverse,
    .tp_repr = slice_repr,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_richcompare = slice_richcompare,
    .tp_new = slice_new,
    .tp_members = slice_members,
    .tp_methods = slice_methods,
    .tp_doc = "slice(stop)\n"
              "slice(start, stop[, step])\n\n"
              "Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
};
