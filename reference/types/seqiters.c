/* SPDX-License-Identifier: MIT */
/**
 * @file seqiters.c
 * Iterators that walk a sequence by index: of lists, tuples, str, bytes, bytearrays, and of
 * anything that has __getitem__; and the iterator that calls a function.
 *
 * Invariant: `seq` is NULL exactly when the iterator is exhausted; so a list that grows after the
 * end was reached is not walked any further.
 */
#include "ouro/iter.h"

#include "ouro/abstract.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include "listinternal.h"

/** An iterator over a sequence. CPython: seqiterobject (Objects/iterobject.c) and its kin. */
typedef struct SeqIter {
    OuObject ob_base; /**< the head of every object */
    Ou_ssize_t index; /**< of the next item */
    OuObject *seq;    /**< owned; NULL when exhausted */
} SeqIter;

/**
 * Makes an iterator of one of these types; it owns a reference to the sequence. @newref, tracked;
 * NULL with MemoryError set.
 */
static OuObject *seqiter_new(OuTypeObject *type, OuObject *seq, Ou_ssize_t index)
{
    SeqIter *self = (SeqIter *)OuObject_GC_New(type);
    if (self == NULL) {
        return NULL;
    }
    self->index = index;
    self->seq = Ou_NewRef(seq);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a sequence iterator: releases what it owns, then its memory. CPython: iter_dealloc
 * (Objects/iterobject.c).
 */
static void seqiter_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    Ou_XDecRef(((SeqIter *)op)->seq);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a sequence iterator owns; 0, or what `visit` returned.
 * CPython: iter_traverse (Objects/iterobject.c).
 */
static int seqiter_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((SeqIter *)op)->seq);
    return 0;
}

/** The end is reached: lets go of the sequence. Returns NULL. */
static OuObject *exhaust(SeqIter *self)
{
    Ou_Clear(&self->seq);
    return NULL;
}

/**
 * The next item of a list; the size is asked each time, for the list may change. @newref; NULL at
 * the end. CPython: listiter_next (Objects/listobject.c).
 */
static OuObject *listiter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index >= Ou_SIZE(self->seq)) {
        return exhaust(self);
    }
    return Ou_NewRef(((OuListObject *)self->seq)->ob_item[self->index++]);
}

/**
 * The item before, from the end to the beginning: @newref; NULL at the end. CPython:
 * listreviter_next (Objects/listobject.c).
 */
static OuObject *listreviter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index < 0 || self->index >= Ou_SIZE(self->seq)) {
        self->index = -1;
        return exhaust(self);
    }
    return Ou_NewRef(((OuListObject *)self->seq)->ob_item[self->index--]);
}

/**
 * The next item of a tuple: @newref; NULL at the end. CPython: tupleiter_next
 * (Objects/tupleobject.c).
 */
static OuObject *tupleiter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index >= OuTuple_GET_SIZE(self->seq)) {
        return exhaust(self);
    }
    return Ou_NewRef(OuTuple_GET_ITEM(self->seq, self->index++));
}

/**
 * The next code point, as a str: @newref; NULL at the end, and with MemoryError set. CPython:
 * unicodeiter_next (Objects/unicodeobject.c).
 */
static OuObject *unicodeiter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index >= ou_unicode_length(self->seq)) {
        return exhaust(self);
    }
    OuObject *item = OuUnicode_FromOrdinal((int)ou_unicode_char(self->seq, self->index));
    self->index += item != NULL;
    return item;
}

/**
 * The next byte, as an int: @newref; NULL at the end. CPython: striter_next
 * (Objects/bytesobject.c).
 */
static OuObject *bytesiter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index >= OuBytes_Size(self->seq)) {
        return exhaust(self);
    }
    OuObject *item = OuLong_FromLong((unsigned char)ou_bytes_data(self->seq)[self->index]);
    self->index += item != NULL;
    return item;
}

/**
 * The next byte of a bytearray, whose size is asked each time: @newref; NULL at the end. CPython:
 * bytearrayiter_next (Objects/bytearrayobject.c).
 */
static OuObject *bytearrayiter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index >= Ou_SIZE(self->seq)) {
        return exhaust(self);
    }
    OuObject *item = OuLong_FromLong((unsigned char)ou_bytearray_data(self->seq)[self->index]);
    self->index += item != NULL;
    return item;
}

/** Asks the sequence for its next item; IndexError and StopIteration mean the end. */
static OuObject *seqiter_next(OuObject *op)
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return NULL;
    }
    if (self->index == OU_SSIZE_T_MAX) {
        return OuErr_Format(OuExc_OverflowError, "iter index too large");
    }
    OuObject *item = OuSequence_GetItem(self->seq, self->index);
    if (item != NULL) {
        self->index++;
        return item;
    }
    if (OuErr_ExceptionMatches(OuExc_IndexError) || OuErr_ExceptionMatches(OuExc_StopIteration)) {
        OuErr_Clear();
        return exhaust(self);
    }
    return NULL;
}

/** `__length_hint__` of those that walk forwards. */
static OuObject *seqiter_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    SeqIter *self = (SeqIter *)op;
    if (self->seq == NULL) {
        return OuLong_FromLong(0);
    }
    Ou_ssize_t size = OuSequence_Size(self->seq);
    if (size < 0) {
        return NULL;
    }
    return OuLong_FromSsize_t(size > self->index ? size - self->index : 0);
}

/**
 * `reverse list iterator.__length_hint__()`: @newref; NULL with an error set. Private method
 * returning an estimate of len(list(it)). CPython: listreviter_len (Objects/listobject.c).
 */
static OuObject *listreviter_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    SeqIter *self = (SeqIter *)op;
    Ou_ssize_t left = self->index + 1;
    return OuLong_FromSsize_t(self->seq == NULL || Ou_SIZE(self->seq) < left ? 0 : left);
}

/** The methods of a sequence iterator. */
static OuMethodDef seqiter_methods[] = {
    {"__length_hint__", seqiter_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

/** The methods of a reverse list iterator. */
static OuMethodDef listreviter_methods[] = {
    {"__length_hint__", listreviter_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

/** A type of iterators over a sequence. */
#define SEQITER_TYPE(name, next, methods)                                             \
    {                                                                                 \
        .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name),         \
        .tp_basicsize = sizeof(SeqIter), .tp_flags = OU_TPFLAGS_HAVE_GC,              \
        .tp_dealloc = seqiter_dealloc, .tp_traverse = seqiter_traverse,               \
        .tp_iter = OuObject_SelfIter, .tp_iternext = (next), .tp_methods = (methods), \
    }

OuTypeObject OuSeqIter_Type = SEQITER_TYPE("iterator", seqiter_next, seqiter_methods);
OuTypeObject OuListIter_Type = SEQITER_TYPE("list_iterator", listiter_next, seqiter_methods);
OuTypeObject OuListRevIter_Type =
    SEQITER_TYPE("list_reverseiterator", listreviter_next, listreviter_methods);
OuTypeObject OuTupleIter_Type = SEQITER_TYPE("tuple_iterator", tupleiter_next, seqiter_methods);
OuTypeObject OuUnicodeIter_Type =
    SEQITER_TYPE("str_ascii_iterator", unicodeiter_next, seqiter_methods);
OuTypeObject OuBytesIter_Type = SEQITER_TYPE("bytes_iterator", bytesiter_next, seqiter_methods);
OuTypeObject OuByteArrayIter_Type =
    SEQITER_TYPE("bytearray_iterator", bytearrayiter_next, seqiter_methods);

OuObject *OuSeqIter_New(OuObject *sequence)
{
    return seqiter_new(&OuSeqIter_Type, sequence, 0);
}

OuObject *ou_list_iter(OuObject *list)
{
    return seqiter_new(&OuListIter_Type, list, 0);
}

OuObject *ou_list_reversed(OuObject *list, OuObject *OU_UNUSED(ignored))
{
    return seqiter_new(&OuListRevIter_Type, list, Ou_SIZE(list) - 1);
}

OuObject *ou_tuple_iter(OuObject *tuple)
{
    return seqiter_new(&OuTupleIter_Type, tuple, 0);
}

OuObject *ou_unicode_iter(OuObject *string)
{
    return seqiter_new(&OuUnicodeIter_Type, string, 0);
}

OuObject *ou_bytes_iter(OuObject *bytes)
{
    return seqiter_new(&OuBytesIter_Type, bytes, 0);
}

OuObject *ou_bytearray_iter(OuObject *bytearray)
{
    return seqiter_new(&OuByteArrayIter_Type, bytearray, 0);
}

/* ---- iter(callable, sentinel) --------------------------------------------------------------- */

/** CPython: calliterobject (Objects/iterobject.c). */
typedef struct CallIter {
    OuObject ob_base;   /**< the head of every object */
    OuObject *callable; /**< owned; NULL when exhausted; the next one likewise */
    OuObject *sentinel; /**< owned; NULL when exhausted */
} CallIter;

OuObject *OuCallIter_New(OuObject *callable, OuObject *sentinel)
{
    CallIter *self = (CallIter *)OuObject_GC_New(&OuCallIter_Type);
    if (self == NULL) {
        return NULL;
    }
    self->callable = Ou_NewRef(callable);
    self->sentinel = Ou_NewRef(sentinel);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a callable iterator: releases what it owns, then its memory. CPython:
 * calliter_dealloc (Objects/iterobject.c).
 */
static void calliter_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    Ou_XDecRef(((CallIter *)op)->callable);
    Ou_XDecRef(((CallIter *)op)->sentinel);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a callable iterator owns; 0, or what `visit` returned.
 * CPython: calliter_traverse (Objects/iterobject.c).
 */
static int calliter_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((CallIter *)op)->callable);
    OU_VISIT(((CallIter *)op)->sentinel);
    return 0;
}

/** The next item of a callable iterator: @newref; NULL at the end, and with an error set. */
static OuObject *calliter_next(OuObject *op)
{
    CallIter *self = (CallIter *)op;
    if (self->callable == NULL) {
        return NULL;
    }
    OuObject *callable = Ou_NewRef(self->callable); // the call may exhaust this very iterator
    OuObject *result = OuObject_CallNoArgs(callable);
    Ou_DecRef(callable);
    int at_end;
    if (result == NULL) {
        at_end = OuErr_ExceptionMatches(OuExc_StopIteration);
        if (at_end) {
            OuErr_Clear();
        }
    } else if (self->sentinel == NULL) {
        at_end = 1;
    } else {
        OuObject *sentinel = Ou_NewRef(self->sentinel);
        at_end = OuObject_RichCompareBool(sentinel, result, OU_EQ);
        Ou_DecRef(sentinel);
        if (at_end == 0) {
            return result;
        }
    }
    Ou_XDecRef(result);
    if (at_end > 0) {
        Ou_Clear(&self->callable);
        Ou_Clear(&self->sentinel);
    }
    return NULL;
}

OuTypeObject OuCallIter_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "callable_iterator",
    .tp_basicsize = sizeof(CallIter),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = calliter_dealloc,
    .tp_traverse = calliter_traverse,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = calliter_next,
};
