/* SPDX-License-Identifier: MIT */
/**
 * @file rangeiter.c
 * Iterators over ranges: one that computes with machine integers, and one with ints of any size.
 */
#include "rangeinternal.h"

#include "ouro/abstract.h"
#include "ouro/descr.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/type.h"

/** CPython: _PyRangeIterObject (Objects/rangeobject.c). */
typedef struct RangeIter {
    OuObject ob_base; /**< the head of every object */
    Ou_ssize_t start; /**< the next number */
    Ou_ssize_t step;  /**< may be negative */
    Ou_ssize_t left;  /**< how many are to come */
} RangeIter;

/**
 * The death of a range iterator: it owns nothing but its memory. CPython: rangeiter_dealloc
 * (Objects/rangeobject.c).
 */
static void rangeiter_dealloc(OuObject *op)
{
    OuObject_Del(op);
}

/**
 * The next item of a range iterator: @newref; NULL at the end, and with an error set. CPython:
 * rangeiter_next (Objects/rangeobject.c).
 */
static OuObject *rangeiter_next(OuObject *op)
{
    RangeIter *self = (RangeIter *)op;
    if (self->left <= 0) {
        return NULL;
    }
    OuObject *item = OuLong_FromSsize_t(self->start);
    if (item != NULL && --self->left > 0) {
        self->start += self->step; // never behind the last item: it might not fit
    }
    return item;
}

/**
 * `range iterator.__length_hint__()`: @newref; NULL with an error set. Private method returning an
 * estimate of len(list(it)). CPython: rangeiter_len (Objects/rangeobject.c).
 */
static OuObject *rangeiter_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromSsize_t(((RangeIter *)op)->left);
}

/** The methods of a range iterator. */
static OuMethodDef rangeiter_methods[] = {
    {"__length_hint__", rangeiter_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuRangeIter_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "range_iterator",
    .tp_basicsize = sizeof(RangeIter),
    .tp_dealloc = rangeiter_dealloc,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = rangeiter_next,
    .tp_methods = rangeiter_methods,
};

/** CPython: longrangeiterobject (Objects/rangeobject.c). */
typedef struct LongRangeIter {
    OuObject ob_base; /**< the head of every object */
    OuObject *next;   /**< owned int: the next number; the other ones likewise */
    OuObject *step;   /**< owned int */
    OuObject *left;   /**< how many are to come */
} LongRangeIter;

/**
 * The death of a range iterator over big ints: releases what it owns, then its memory. CPython:
 * longrangeiter_dealloc (Objects/rangeobject.c).
 */
static void longrangeiter_dealloc(OuObject *op)
{
    LongRangeIter *self = (LongRangeIter *)op;
    Ou_XDecRef(self->next);
    Ou_XDecRef(self->step);
    Ou_XDecRef(self->left);
    OuObject_Del(op);
}

/**
 * The next item of a range iterator over big ints: @newref; NULL at the end, and with an error set.
 * CPython: longrangeiter_next (Objects/rangeobject.c).
 */
static OuObject *longrangeiter_next(OuObject *op)
{
    LongRangeIter *self = (LongRangeIter *)op;
    if (ou_long_sign(self->left) <= 0) {
        return NULL;
    }
    OuObject *item = NULL;
    OuObject *one = OuLong_FromLong(1);
    OuObject *left = one == NULL ? NULL : OuNumber_Subtract(self->left, one);
    OuObject *next = left == NULL ? NULL : OuNumber_Add(self->next, self->step);
    if (next != NULL) {
        item = self->next;
        self->next = next;
        Ou_XSetRef(&self->left, Ou_NewRef(left));
    }
    Ou_XDecRef(left);
    Ou_XDecRef(one);
    return item;
}

/**
 * `range iterator over big ints.__length_hint__()`: @newref; NULL with an error set. Private method
 * returning an estimate of len(list(it)). CPython: longrangeiter_len (Objects/rangeobject.c).
 */
static OuObject *longrangeiter_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return Ou_NewRef(((LongRangeIter *)op)->left);
}

/** The methods of a range iterator over big ints. */
static OuMethodDef longrangeiter_methods[] = {
    {"__length_hint__", longrangeiter_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuLongRangeIter_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "longrange_iterator",
    .tp_basicsize = sizeof(LongRangeIter),
    .tp_dealloc = longrangeiter_dealloc,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = longrangeiter_next,
    .tp_methods = longrangeiter_methods,
};

/** An iterator from `first` (stolen) by `step` (stolen), as many as the range has. NULL allowed. */
static OuObject *make_iter(OuObject *first, OuObject *step, OuObject *length)
{
    OuObject *op = NULL;
    Ou_ssize_t start, by, count, last;
    if (first == NULL || step == NULL) {
        // an error is set
    } else if (ou_range_fits(first, &start) && ou_range_fits(step, &by) &&
               ou_range_fits(length, &count) &&
               !__builtin_mul_overflow(count > 0 ? count - 1 : 0, by, &last) &&
               !__builtin_add_overflow(start, last, &last)) {
        op = OuObject_New(&OuRangeIter_Type);
        if (op != NULL) {
            ((RangeIter *)op)->start = start;
            ((RangeIter *)op)->step = by;
            ((RangeIter *)op)->left = count;
        }
    } else {
        op = OuObject_New(&OuLongRangeIter_Type);
        if (op != NULL) {
            ((LongRangeIter *)op)->next = Ou_NewRef(first);
            ((LongRangeIter *)op)->step = Ou_NewRef(step);
            ((LongRangeIter *)op)->left = Ou_NewRef(length);
        }
    }
    Ou_XDecRef(first);
    Ou_XDecRef(step);
    return op;
}

OuObject *ou_range_iter(OuObject *op)
{
    OuRangeObject *self = (OuRangeObject *)op;
    return make_iter(Ou_NewRef(self->start), Ou_NewRef(self->step), self->length);
}

OuObject *ou_range_reversed(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuRangeObject *self = (OuRangeObject *)op;
    OuObject *one = OuLong_FromLong(1);
    OuObject *last = one == NULL ? NULL : OuNumber_Subtract(self->length, one);
    Ou_XDecRef(one);
    OuObject *first = last == NULL ? NULL : ou_range_compute_item(self, last);
    Ou_XDecRef(last);
    return make_iter(first, first == NULL ? NULL : OuNumber_Negative(self->step), self->length);
}
