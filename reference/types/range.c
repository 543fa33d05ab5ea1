/* SPDX-License-Identifier: MIT */
/**
 * @file range.c
 * Ranges. The numbers are Python ints, so that a range may be of any size; what fits machine
 * integers is computed with those.
 */
#include "rangeinternal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <stddef.h>

int ou_range_fits(OuObject *number, Ou_ssize_t *value)
{
    int overflow;
    *value = OuLong_AsLongAndOverflow(number, &overflow);
    return !overflow;
}

/** The sign of an int: below, equal to or above 0. */
static int sign(OuObject *number)
{
    return ou_long_sign(number);
}

/** (high - low - 1) // step + 1 for ints of any size, high > low, step > 0. */
static OuObject *long_length(OuObject *low, OuObject *high, OuObject *step)
{
    OuObject *result = NULL;
    OuObject *one = OuLong_FromLong(1);
    OuObject *span = one == NULL ? NULL : OuNumber_Subtract(high, low);
    OuObject *last = span == NULL ? NULL : OuNumber_Subtract(span, one);
    OuObject *steps = last == NULL ? NULL : OuNumber_FloorDivide(last, step);
    if (steps != NULL) {
        result = OuNumber_Add(steps, one);
    }
    Ou_XDecRef(steps);
    Ou_XDecRef(last);
    Ou_XDecRef(span);
    Ou_XDecRef(one);
    return result;
}

/** How many items a range has: a new int. CPython: compute_range_length (Objects/rangeobject.c). */
static OuObject *compute_length(OuObject *start, OuObject *stop, OuObject *step)
{
    Ou_ssize_t low, high, by, span;
    if (ou_range_fits(start, &low) && ou_range_fits(stop, &high) && ou_range_fits(step, &by) &&
        by > -OU_SSIZE_T_MAX && !__builtin_sub_overflow(high, low, &span)) {
        if (by < 0) {
            span = span < -OU_SSIZE_T_MAX ? OU_SSIZE_T_MAX : -span;
            by = -by;
        }
        return OuLong_FromSsize_t(span <= 0 ? 0 : (span - 1) / by + 1);
    }
    int down = sign(step) < 0;
    OuObject *first = down ? stop : start;
    OuObject *second = down ? start : stop;
    int empty = OuObject_RichCompareBool(first, second, OU_GE);
    if (empty != 0) {
        return empty < 0 ? NULL : OuLong_FromLong(0);
    }
    OuObject *positive = down ? OuNumber_Negative(step) : Ou_NewRef(step);
    if (positive == NULL) {
        return NULL;
    }
    OuObject *length = long_length(first, second, positive);
    Ou_DecRef(positive);
    return length;
}

/** Makes a range of ints; steals all three, NULL allowed (an error is set then). */
static OuObject *make_range(OuObject *start, OuObject *stop, OuObject *step)
{
    OuObject *length = NULL;
    if (start != NULL && stop != NULL && step != NULL) {
        length = compute_length(start, stop, step);
    }
    OuRangeObject *self = length == NULL ? NULL : (OuRangeObject *)OuObject_New(&OuRange_Type);
    if (self == NULL) {
        Ou_XDecRef(start);
        Ou_XDecRef(stop);
        Ou_XDecRef(step);
        Ou_XDecRef(length);
        return NULL;
    }
    self->start = start;
    self->stop = stop;
    self->step = step;
    self->length = length;
    return (OuObject *)self;
}

/**
 * Makes a range from the arguments of a call: @newref; NULL with an error set. CPython: range_new
 * (Objects/rangeobject.c).
 */
static OuObject *range_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    OuObject *given[3] = {NULL, NULL, NULL};
    if (!ou_arg_no_keywords("range", kwargs) ||
        !OuArg_UnpackTuple(args, "range", 1, 3, &given[0], &given[1], &given[2])) {
        return NULL;
    }
    if (given[1] == NULL) {
        OuObject *stop = OuNumber_Index(given[0]);
        return stop == NULL ? NULL : make_range(OuLong_FromLong(0), stop, OuLong_FromLong(1));
    }
    OuObject *start = OuNumber_Index(given[0]);
    OuObject *stop = start == NULL ? NULL : OuNumber_Index(given[1]);
    OuObject *step = stop == NULL       ? NULL
                     : given[2] == NULL ? OuLong_FromLong(1)
                                        : OuNumber_Index(given[2]);
    if (step != NULL && sign(step) == 0) {
        OuErr_SetString(OuExc_ValueError, "range() arg 3 must not be zero");
        Ou_Clear(&step);
    }
    return make_range(start, stop, step);
}

/**
 * The death of a range: releases what it owns, then its memory. CPython: range_dealloc
 * (Objects/rangeobject.c).
 */
static void range_dealloc(OuObject *op)
{
    OuRangeObject *self = (OuRangeObject *)op;
    Ou_XDecRef(self->start);
    Ou_XDecRef(self->stop);
    Ou_XDecRef(self->step);
    Ou_XDecRef(self->length);
    OuObject_Del(op);
}

/* ---- items -------------------------------------------------------------------------------------- */

OuObject *ou_range_compute_item(OuRangeObject *self, OuObject *index)
{
    OuObject *offset = OuNumber_Multiply(index, self->step);
    if (offset == NULL) {
        return NULL;
    }
    OuObject *item = OuNumber_Add(self->start, offset);
    Ou_DecRef(offset);
    return item;
}

/** The item at an index that may be negative. Steals nothing. */
static OuObject *item_at(OuRangeObject *self, OuObject *index)
{
    OuObject *place = sign(index) < 0 ? OuNumber_Add(index, self->length) : Ou_NewRef(index);
    if (place == NULL) {
        return NULL;
    }
    OuObject *item = NULL;
    int inside = sign(place) < 0 ? 0 : OuObject_RichCompareBool(place, self->length, OU_LT);
    if (inside > 0) {
        item = ou_range_compute_item(self, place);
    } else if (inside == 0) {
        OuErr_SetString(OuExc_IndexError, "range object index out of range");
    }
    Ou_DecRef(place);
    return item;
}

/**
 * The item of a range at an index that is not negative: @newref; NULL with IndexError set. CPython:
 * range_item (Objects/rangeobject.c).
 */
static OuObject *range_item(OuObject *op, Ou_ssize_t index)
{
    OuObject *number = OuLong_FromSsize_t(index);
    if (number == NULL) {
        return NULL;
    }
    OuObject *item = item_at((OuRangeObject *)op, number);
    Ou_DecRef(number);
    return item;
}

/** start + index * step for a machine index. */
static OuObject *item_number(OuRangeObject *self, Ou_ssize_t index)
{
    OuObject *number = OuLong_FromSsize_t(index);
    if (number == NULL) {
        return NULL;
    }
    OuObject *item = ou_range_compute_item(self, number);
    Ou_DecRef(number);
    return item;
}

/** len() of a range; -1 with an error set. CPython: range_length (Objects/rangeobject.c). */
static Ou_ssize_t range_length(OuObject *op)
{
    return OuLong_AsSsize_t(((OuRangeObject *)op)->length);
}

/** The range of a slice. */
static OuObject *range_slice(OuRangeObject *self, OuObject *slice)
{
    Ou_ssize_t start, stop, step;
    Ou_ssize_t length = range_length((OuObject *)self);
    if ((length == -1 && OuErr_Occurred()) || OuSlice_Unpack(slice, &start, &stop, &step) < 0) {
        return NULL;
    }
    OuSlice_AdjustIndices(length, &start, &stop, step);
    OuObject *factor = OuLong_FromSsize_t(step);
    OuObject *new_step = factor == NULL ? NULL : OuNumber_Multiply(self->step, factor);
    Ou_XDecRef(factor);
    OuObject *first = new_step == NULL ? NULL : item_number(self, start);
    OuObject *last = first == NULL ? NULL : item_number(self, stop);
    return make_range(first, last, new_step);
}

/**
 * `op[key]` of a range: @newref; NULL with an error set. CPython: range_subscript
 * (Objects/rangeobject.c).
 */
static OuObject *range_subscript(OuObject *op, OuObject *key)
{
    if (OuIndex_Check(key)) {
        OuObject *index = OuNumber_Index(key);
        if (index == NULL) {
            return NULL;
        }
        OuObject *item = item_at((OuRangeObject *)op, index);
        Ou_DecRef(index);
        return item;
    }
    if (OuSlice_Check(key)) {
        return range_slice((OuRangeObject *)op, key);
    }
    return OuErr_Format(OuExc_TypeError, "range indices must be integers or slices, not %.200s",
                        Ou_TYPE(key)->tp_name);
}

/* ---- searching ---------------------------------------------------------------------------------- */

/**
 * Whether an int is in the range, by arithmetic: 1, 0 or -1. CPython: range_contains_long
 * (Objects/rangeobject.c).
 */
static int contains_long(OuRangeObject *self, OuObject *number)
{
    int down = sign(self->step) < 0;
    int after = OuObject_RichCompareBool(number, self->start, down ? OU_LE : OU_GE);
    int before =
        after > 0 ? OuObject_RichCompareBool(number, self->stop, down ? OU_GT : OU_LT) : after;
    if (before <= 0) {
        return before;
    }
    OuObject *offset = OuNumber_Subtract(number, self->start);
    OuObject *rest = offset == NULL ? NULL : OuNumber_Remainder(offset, self->step);
    int result = rest == NULL ? -1 : sign(rest) == 0;
    Ou_XDecRef(rest);
    Ou_XDecRef(offset);
    return result;
}

/** Whether arithmetic can answer instead of a search: exactly an int or a bool. */
static int is_int(OuObject *op)
{
    return OuLong_CheckExact(op) || OuBool_Check(op);
}

/**
 * Compares each item with a value.
 *
 * @param op          @borrowed range
 * @param value       @borrowed; compared by its `__eq__`
 * @param[out] place  the place of the first equal item, or how many items there are
 * @param all         1: count all equal items. 0: stop at the first
 * @return how many were equal; -1 with an error set
 */
static Ou_ssize_t search(OuObject *op, OuObject *value, Ou_ssize_t *place, int all)
{
    OuObject *iterator = OuObject_GetIter(op);
    if (iterator == NULL) {
        return -1;
    }
    Ou_ssize_t count = 0;
    OuObject *item;
    for (*place = 0; (all || count == 0) && (item = OuIter_Next(iterator)) != NULL;) {
        int equal = OuObject_RichCompareBool(item, value, OU_EQ);
        Ou_DecRef(item);
        if (equal < 0) {
            break;
        }
        count += equal;
        *place += !equal;
    }
    Ou_DecRef(iterator);
    return OuErr_Occurred() ? -1 : count;
}

/**
 * `in` on a range: 1 or 0; -1 with an error set. CPython: range_contains (Objects/rangeobject.c).
 */
static int range_contains(OuObject *op, OuObject *value)
{
    Ou_ssize_t place;
    return is_int(value) ? contains_long((OuRangeObject *)op, value)
                         : (int)search(op, value, &place, 0);
}

/**
 * `range.count()`: @newref; NULL with an error set. CPython: range_count (Objects/rangeobject.c).
 */
static OuObject *range_count(OuObject *op, OuObject *value)
{
    Ou_ssize_t place;
    Ou_ssize_t count =
        is_int(value) ? contains_long((OuRangeObject *)op, value) : search(op, value, &place, 1);
    return count < 0 ? NULL : OuLong_FromSsize_t(count);
}

/**
 * `range.index()`: @newref; NULL with an error set. CPython: range_index (Objects/rangeobject.c).
 */
static OuObject *range_index(OuObject *op, OuObject *value)
{
    OuRangeObject *self = (OuRangeObject *)op;
    if (is_int(value)) {
        int found = contains_long(self, value);
        if (found < 0) {
            return NULL;
        }
        if (found) {
            OuObject *offset = OuNumber_Subtract(value, self->start);
            OuObject *index = offset == NULL ? NULL : OuNumber_FloorDivide(offset, self->step);
            Ou_XDecRef(offset);
            return index;
        }
    } else {
        Ou_ssize_t place;
        Ou_ssize_t found = search(op, value, &place, 0);
        if (found != 0) {
            return found < 0 ? NULL : OuLong_FromSsize_t(place);
        }
    }
    return ou_err_format(OuExc_ValueError, "%R is not in range", value);
}

/* ---- comparing and printing --------------------------------------------------------------------- */

/** What a range is equal to and hashed by: (length, start, step), None for what does not matter. */
static OuObject *essence(OuRangeObject *self)
{
    Ou_ssize_t length;
    int small = ou_range_fits(self->length, &length);
    return OuTuple_Pack(3, self->length, small && length == 0 ? Ou_None : self->start,
                        small && length <= 1 ? Ou_None : self->step);
}

/** hash() of a range; -1 with an error set. CPython: range_hash (Objects/rangeobject.c). */
static Ou_hash_t range_hash(OuObject *op)
{
    OuObject *tuple = essence((OuRangeObject *)op);
    if (tuple == NULL) {
        return -1;
    }
    Ou_hash_t hash = OuObject_Hash(tuple);
    Ou_DecRef(tuple);
    return hash;
}

/**
 * Compares a range with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: range_richcompare (Objects/rangeobject.c).
 */
static OuObject *range_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuRange_Check(right) || (operation != OU_EQ && operation != OU_NE)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuObject *result = NULL;
    OuObject *one = essence((OuRangeObject *)left);
    OuObject *other = essence((OuRangeObject *)right);
    if (one != NULL && other != NULL) {
        result = OuObject_RichCompare(one, other, operation);
    }
    Ou_XDecRef(one);
    Ou_XDecRef(other);
    return result;
}

/**
 * repr() of a range: @newref; NULL with an error set. CPython: range_repr (Objects/rangeobject.c).
 */
static OuObject *range_repr(OuObject *op)
{
    OuRangeObject *self = (OuRangeObject *)op;
    Ou_ssize_t step;
    if (ou_range_fits(self->step, &step) && step == 1) {
        return OuUnicode_FromFormat("range(%R, %R)", self->start, self->stop);
    }
    return OuUnicode_FromFormat("range(%R, %R, %R)", self->start, self->stop, self->step);
}

/**
 * Whether a range is true: 1 or 0; -1 with an error set. CPython: range_bool
 * (Objects/rangeobject.c).
 */
static int range_bool(OuObject *op)
{
    return OuObject_IsTrue(((OuRangeObject *)op)->length);
}

/** The operators of a range. */
static OuNumberMethods range_as_number = {
    .nb_bool = range_bool,
};

/** The sequence operators of a range. */
static OuSequenceMethods range_as_sequence = {
    .sq_length = range_length,
    .sq_item = range_item,
    .sq_contains = range_contains,
};

/** The mapping operators of a range. */
static OuMappingMethods range_as_mapping = {
    .mp_length = range_length,
    .mp_subscript = range_subscript,
};

/** The attributes that are plain fields of a range. */
static OuMemberDef range_members[] = {
    {"start", OU_T_OBJECT_EX, offsetof(OuRangeObject, start), OU_READONLY, NULL},
    {"stop", OU_T_OBJECT_EX, offsetof(OuRangeObject, stop), OU_READONLY, NULL},
    {"step", OU_T_OBJECT_EX, offsetof(OuRangeObject, step), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/** The methods of a range. */
static OuMethodDef range_methods[] = {
    {"__reversed__", ou_range_reversed, OU_METH_NOARGS, "Return a reverse iterator."},
    {"count", range_count, OU_METH_O,
     "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", range_index, OU_METH_O,
     "rangeobject.index(value) -> integer -- return index of value.\n"
     "Raise ValueError if the value is not present."},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuRange_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "range",
    .tp_basicsize = sizeof(OuRangeObject),
    .tp_dealloc = range_dealloc,
    .tp_repr = range_repr,
    .tp_hash = range_hash,
    .tp_richcompare = range_richcompare,
    .tp_iter = ou_range_iter,
    .tp_new = range_new,
    .tp_as_number = &range_as_number,
    .tp_as_sequence = &range_as_sequence,
    .tp_as_mapping = &range_as_mapping,
    .tp_members = range_members,
    .tp_methods = range_methods,
    .tp_doc = "range(stop) -> range object\n"
              "range(start, stop[, step]) -> range object\n\n"
              "Return an object that produces a sequence of integers from start (inclusive)\n"
              "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
              "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
              "These are exactly the valid indices for a list of 4 elements.\n"
              "When step is given, it specifies the increment (or decrement).",
};
