/* SPDX-License-Identifier: MIT */
/**
 * @file enumiters.c
 * enumerate and reversed.
 */
#include "ouro/iter.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

/* ---- enumerate ------------------------------------------------------------------------------------ */

/** CPython: enumobject (Objects/enumobject.c). */
typedef struct EnumObject {
    OuObject ob_base;    /**< the head of every object */
    OuObject *en_index;  /**< owned int: the next number */
    OuObject *en_sit;    /**< owned iterator */
    OuObject *en_result; /**< owned: a pair that is used again when nobody else has it */
} EnumObject;

/**
 * Makes an enumerate object from the arguments of a call: @newref; NULL with an error set. CPython:
 * enum_new_impl (Objects/enumobject.c).
 */
static OuObject *enum_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"iterable", "start", NULL};
    OuObject *iterable = NULL;
    OuObject *start = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "O|O:enumerate", keywords, &iterable, &start)) {
        return NULL;
    }
    EnumObject *self = (EnumObject *)ou_object_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->en_index = start == NULL ? OuLong_FromLong(0) : OuNumber_Index(start);
    if (self->en_index != NULL) {
        self->en_sit = OuObject_GetIter(iterable);
    }
    if (self->en_sit != NULL) {
        self->en_result = OuTuple_Pack(2, Ou_None, Ou_None);
    }
    if (self->en_result == NULL) {
        Ou_DecRef((OuObject *)self);
        return NULL;
    }
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of an enumerate object: releases what it owns, then its memory. Deep chains go through
 * the trashcan, so they do not eat the C stack. CPython: enum_dealloc (Objects/enumobject.c).
 */
static void enum_dealloc(OuObject *op)
{
    EnumObject *self = (EnumObject *)op;
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, enum_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    Ou_XDecRef(self->en_sit);
    Ou_XDecRef(self->en_result);
    Ou_XDecRef(self->en_index);
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that an enumerate object owns; 0, or what `visit` returned.
 * CPython: enum_traverse (Objects/enumobject.c).
 */
static int enum_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    EnumObject *self = (EnumObject *)op;
    OU_VISIT(self->en_sit);
    OU_VISIT(self->en_result);
    return 0;
}

/** Takes the next number out and puts its successor in: new, or NULL with MemoryError. */
static OuObject *take_index(EnumObject *self)
{
    OuObject *one = OuLong_FromLong(1);
    OuObject *next = one == NULL ? NULL : OuNumber_Add(self->en_index, one);
    Ou_XDecRef(one);
    if (next == NULL) {
        return NULL;
    }
    OuObject *index = self->en_index;
    self->en_index = next;
    return index;
}

/**
 * The next item of an enumerate object: @newref; NULL at the end, and with an error set. CPython:
 * enum_next (Objects/enumobject.c).
 */
static OuObject *enum_next(OuObject *op)
{
    EnumObject *self = (EnumObject *)op;
    OuObject *item = Ou_TYPE(self->en_sit)->tp_iternext(self->en_sit);
    OuObject *index = item == NULL ? NULL : take_index(self);
    if (index == NULL) {
        Ou_XDecRef(item);
        return NULL;
    }
    OuObject *pair = self->en_result;
    int again = Ou_REFCNT(pair) == 1;
    pair = again ? Ou_NewRef(pair) : OuTuple_New(2);
    if (pair == NULL) {
        Ou_DecRef(index);
        Ou_DecRef(item);
        return NULL;
    }
    OuObject *old_index = OuTuple_GET_ITEM(pair, 0);
    OuObject *old_item = OuTuple_GET_ITEM(pair, 1);
    OuTuple_SET_ITEM(pair, 0, index);
    OuTuple_SET_ITEM(pair, 1, item);
    Ou_XDecRef(old_index);
    Ou_XDecRef(old_item);
    if (again && !ou_gc_is_tracked(pair)) {
        OuObject_GC_Track(pair); // a collection may have untracked it with other items
    }
    return pair;
}

OuTypeObject OuEnum_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "enumerate",
    .tp_basicsize = sizeof(EnumObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = enum_dealloc,
    .tp_traverse = enum_traverse,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = enum_next,
    .tp_new = enum_new,
    .tp_doc = "Return an enumerate object.\n\n"
              "  iterable\n"
              "    an object supporting iteration\n\n"
              "The enumerate object yields pairs containing a count (from start, which\n"
              "defaults to zero) and a value yielded by the iterable argument.",
};

/* ---- reversed ------------------------------------------------------------------------------------- */

/** CPython: reversedobject (Objects/enumobject.c). */
typedef struct ReversedObject {
    OuObject ob_base; /**< the head of every object */
    Ou_ssize_t index; /**< of the next item; -1 when exhausted */
    OuObject *seq;    /**< owned; NULL when exhausted */
} ReversedObject;

/** Sets the error of reversed() for what has no order: always NULL. */
static OuObject *not_reversible(OuObject *op)
{
    return OuErr_Format(OuExc_TypeError, "'%.200s' object is not reversible", Ou_TYPE(op)->tp_name);
}

/** What the sequence's own `__reversed__` gives; NULL without an error if it has none. */
static OuObject *by_method(OuObject *seq)
{
    OuObject *method = OuObject_LookupSpecial(seq, OU_ID(__reversed__));
    if (method == NULL) {
        return NULL;
    }
    OuObject *result = Ou_IsNone(method) ? not_reversible(seq) : OuObject_CallNoArgs(method);
    Ou_DecRef(method);
    return result;
}

/**
 * Makes a reversed object from the arguments of a call: @newref; NULL with an error set. CPython:
 * reversed_new_impl (Objects/enumobject.c).
 */
static OuObject *reversed_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *seq;
    if (type == &OuReversed_Type && !ou_arg_no_keywords("reversed", kwargs)) {
        return NULL;
    }
    if (!OuArg_UnpackTuple(args, "reversed", 1, 1, &seq)) {
        return NULL;
    }
    OuObject *own = by_method(seq);
    if (own != NULL || OuErr_Occurred()) {
        return own;
    }
    if (!OuSequence_Check(seq)) {
        return not_reversible(seq);
    }
    Ou_ssize_t size = OuSequence_Size(seq);
    ReversedObject *self = size < 0 ? NULL : (ReversedObject *)ou_object_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->index = size - 1;
    self->seq = Ou_NewRef(seq);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a reversed object: releases what it owns, then its memory. CPython: reversed_dealloc
 * (Objects/enumobject.c).
 */
static void reversed_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    Ou_XDecRef(((ReversedObject *)op)->seq);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a reversed object owns; 0, or what `visit` returned.
 * CPython: reversed_traverse (Objects/enumobject.c).
 */
static int reversed_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((ReversedObject *)op)->seq);
    return 0;
}

/**
 * The next item of a reversed object: @newref; NULL at the end, and with an error set. CPython:
 * reversed_next (Objects/enumobject.c).
 */
static OuObject *reversed_next(OuObject *op)
{
    ReversedObject *self = (ReversedObject *)op;
    if (self->index >= 0) {
        OuObject *item = OuSequence_GetItem(self->seq, self->index);
        if (item != NULL) {
            self->index--;
            return item;
        }
        if (OuErr_ExceptionMatches(OuExc_IndexError) ||
            OuErr_ExceptionMatches(OuExc_StopIteration)) {
            OuErr_Clear();
        }
    }
    self->index = -1;
    Ou_Clear(&self->seq);
    return NULL;
}

/**
 * `reversed object.__length_hint__()`: @newref; NULL with an error set. Private method returning an
 * estimate of len(list(it)). CPython: reversed_len (Objects/enumobject.c).
 */
static OuObject *reversed_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    ReversedObject *self = (ReversedObject *)op;
    if (self->seq == NULL) {
        return OuLong_FromLong(0);
    }
    Ou_ssize_t size = OuSequence_Size(self->seq);
    if (size < 0) {
        return NULL;
    }
    return OuLong_FromSsize_t(size < self->index + 1 ? 0 : self->index + 1);
}

/** The methods of a reversed object. */
static OuMethodDef reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuReversed_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "reversed",
    .tp_basicsize = sizeof(ReversedObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = reversed_dealloc,
    .tp_traverse = reversed_traverse,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = reversed_next,
    .tp_new = reversed_new,
    .tp_methods = reversed_methods,
    .tp_doc = "Return a reverse iterator over the values of the given sequence.",
};
