// SPDX-License-Identifier: MIT
/**
 * @file sequence.c
 * The sequence and mapping protocols. CPython: Objects/abstract.c.
 */
#include "ouro/abstract.h"

#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/unicode.h"

/** The sequence slots of an object; NULL if its type has none. */
static OuSequenceMethods *slots_of(const OuObject *op)
{
    return Ou_TYPE(op)->tp_as_sequence;
}

/** Whether the type has mp_subscript. */
static int has_subscript(const OuObject *op)
{
    OuMappingMethods *methods = Ou_TYPE(op)->tp_as_mapping;
    return methods != NULL && methods->mp_subscript != NULL;
}

int OuSequence_Check(OuObject *op)
{
    return !OuDict_Check(op) && slots_of(op) != NULL && slots_of(op)->sq_item != NULL;
}

int OuMapping_Check(OuObject *op)
{
    return has_subscript(op);
}

Ou_ssize_t OuSequence_Size(OuObject *op)
{
    return OuObject_Size(op);
}

Ou_ssize_t OuMapping_Size(OuObject *op)
{
    return OuObject_Size(op);
}

OuObject *OuSequence_GetItem(OuObject *op, Ou_ssize_t index)
{
    OuSequenceMethods *methods = slots_of(op);
    if (methods == NULL || methods->sq_item == NULL) {
        return has_subscript(op)
                   ? OuErr_Format(OuExc_TypeError, "%.200s is not a sequence", Ou_TYPE(op)->tp_name)
                   : OuErr_Format(OuExc_TypeError, "'%.200s' object does not support indexing",
                                  Ou_TYPE(op)->tp_name);
    }
    if (index < 0 && methods->sq_length != NULL) {
        Ou_ssize_t length = methods->sq_length(op);
        if (length < 0) {
            return NULL;
        }
        index += length;
    }
    return methods->sq_item(op, index);
}

int OuSequence_SetItem(OuObject *op, Ou_ssize_t index, OuObject *value)
{
    OuObject *key = OuLong_FromSsize_t(index);
    if (key == NULL) {
        return -1;
    }
    int result = value != NULL ? OuObject_SetItem(op, key, value) : OuObject_DelItem(op, key);
    Ou_DecRef(key);
    return result;
}

int OuSequence_DelItem(OuObject *op, Ou_ssize_t index)
{
    return OuSequence_SetItem(op, index, NULL);
}

OuObject *OuSequence_GetSlice(OuObject *op, Ou_ssize_t low, Ou_ssize_t high)
{
    if (!has_subscript(op)) {
        return OuErr_Format(OuExc_TypeError, "'%.200s' object is unsliceable",
                            Ou_TYPE(op)->tp_name);
    }
    OuObject *start = OuLong_FromSsize_t(low), *stop = OuLong_FromSsize_t(high), *result = NULL;
    if (start != NULL && stop != NULL) {
        OuObject *slice = OuSlice_New(start, stop, NULL);
        if (slice != NULL) {
            result = OuObject_GetItem(op, slice);
            Ou_DecRef(slice);
        }
    }
    Ou_XDecRef(start);
    Ou_XDecRef(stop);
    return result;
}

/** left + right by sq_concat, or by sq_inplace_concat if asked; if there is none, as numbers add. */
static OuObject *concat(OuObject *left, OuObject *right, int inplace)
{
    OuSequenceMethods *methods = slots_of(left);
    if (inplace && methods != NULL && methods->sq_inplace_concat != NULL) {
        return methods->sq_inplace_concat(left, right);
    }
    if (methods != NULL && methods->sq_concat != NULL) {
        return methods->sq_concat(left, right);
    }
    if (OuSequence_Check(left) && OuSequence_Check(right)) {
        return inplace ? OuNumber_InPlaceAdd(left, right) : OuNumber_Add(left, right);
    }
    return OuErr_Format(OuExc_TypeError, "'%.200s' object can't be concatenated",
                        Ou_TYPE(left)->tp_name);
}

OuObject *OuSequence_Concat(OuObject *left, OuObject *right)
{
    return concat(left, right, 0);
}

OuObject *OuSequence_InPlaceConcat(OuObject *left, OuObject *right)
{
    return concat(left, right, 1);
}

/** op * count by the slots, as concat(). */
static OuObject *repeat(OuObject *op, Ou_ssize_t count, int inplace)
{
    OuSequenceMethods *methods = slots_of(op);
    if (inplace && methods != NULL && methods->sq_inplace_repeat != NULL) {
        return methods->sq_inplace_repeat(op, count);
    }
    if (methods != NULL && methods->sq_repeat != NULL) {
        return methods->sq_repeat(op, count);
    }
    if (!OuSequence_Check(op)) {
        return OuErr_Format(OuExc_TypeError, "'%.200s' object can't be repeated",
                            Ou_TYPE(op)->tp_name);
    }
    OuObject *number = OuLong_FromSsize_t(count);
    if (number == NULL) {
        return NULL;
    }
    OuObject *result =
        inplace ? OuNumber_InPlaceMultiply(op, number) : OuNumber_Multiply(op, number);
    Ou_DecRef(number);
    return result;
}

OuObject *OuSequence_Repeat(OuObject *op, Ou_ssize_t count)
{
    return repeat(op, count, 0);
}

OuObject *OuSequence_InPlaceRepeat(OuObject *op, Ou_ssize_t count)
{
    return repeat(op, count, 1);
}

/* ---- searching ------------------------------------------------------------------------------- */

enum {
    SEARCH_COUNT,    /**< how many items are equal */
    SEARCH_INDEX,    /**< the place of the first equal item */
    SEARCH_CONTAINS, /**< whether there is an equal item */
};

/**
 * Walks an iterator in search of equal items; -1 with an error set. CPython: _PySequence_IterSearch
 * (Objects/abstract.c).
 */
static Ou_ssize_t search_iterator(OuObject *iterator, OuObject *value, int what)
{
    Ou_ssize_t count = 0;
    OuObject *item;
    for (Ou_ssize_t at = 0; (item = OuIter_Next(iterator)) != NULL; at++) {
        int equal = OuObject_RichCompareBool(item, value, OU_EQ);
        Ou_DecRef(item);
        if (equal < 0) {
            return -1;
        }
        if (equal && what != SEARCH_COUNT) {
            return what == SEARCH_INDEX ? at : 1;
        }
        count += equal;
    }
    if (OuErr_Occurred()) {
        return -1;
    }
    if (what == SEARCH_INDEX) {
        OuErr_SetString(OuExc_ValueError, "sequence.index(x): x not in sequence");
        return -1;
    }
    return count;
}

/** As search_iterator(), of anything that can be iterated over. */
static Ou_ssize_t search(OuObject *op, OuObject *value, int what)
{
    OuObject *iterator = OuObject_GetIter(op);
    if (iterator == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_Format(OuExc_TypeError, "argument of type '%.200s' is not iterable",
                         Ou_TYPE(op)->tp_name);
        }
        return -1;
    }
    Ou_ssize_t result = search_iterator(iterator, value, what);
    Ou_DecRef(iterator);
    return result;
}

int OuSequence_Contains(OuObject *op, OuObject *value)
{
    OuSequenceMethods *methods = slots_of(op);
    if (methods != NULL && methods->sq_contains != NULL) {
        return methods->sq_contains(op, value);
    }
    return (int)search(op, value, SEARCH_CONTAINS);
}

Ou_ssize_t OuSequence_Count(OuObject *op, OuObject *value)
{
    return search(op, value, SEARCH_COUNT);
}

Ou_ssize_t OuSequence_Index(OuObject *op, OuObject *value)
{
    return search(op, value, SEARCH_INDEX);
}

/* ---- mappings ---------------------------------------------------------------------------------- */

OuObject *OuMapping_GetItemString(OuObject *op, const char *key)
{
    OuObject *text = OuUnicode_FromString(key);
    if (text == NULL) {
        return NULL;
    }
    OuObject *result = OuObject_GetItem(op, text);
    Ou_DecRef(text);
    return result;
}

int OuMapping_GetOptionalItem(OuObject *op, OuObject *key, OuObject **result)
{
    *result = OuObject_GetItem(op, key);
    if (*result != NULL) {
        return 1;
    }
    if (!OuErr_ExceptionMatches(OuExc_KeyError)) {
        return -1;
    }
    OuErr_Clear();
    return 0;
}

/** list(op.name()). CPython: method_output_as_list (Objects/abstract.c). */
static OuObject *method_output_as_list(OuObject *op, OuObject *name)
{
    OuObject *output = OuObject_CallMethodNoArgs(op, name);
    if (output == NULL) {
        return NULL;
    }
    OuObject *iterator = OuObject_GetIter(output);
    if (iterator == NULL && OuErr_ExceptionMatches(OuExc_TypeError)) {
        ou_err_format(OuExc_TypeError, "%.200s.%U() returned a non-iterable (type %.200s)",
                      Ou_TYPE(op)->tp_name, name, Ou_TYPE(output)->tp_name);
    }
    Ou_DecRef(output);
    OuObject *list = iterator == NULL ? NULL : OuSequence_List(iterator);
    Ou_XDecRef(iterator);
    return list;
}

OuObject *OuMapping_Keys(OuObject *op)
{
    return OuDict_CheckExact(op) ? OuDict_Keys(op) : method_output_as_list(op, OU_ID(keys));
}

OuObject *OuMapping_Values(OuObject *op)
{
    return OuDict_CheckExact(op) ? OuDict_Values(op) : method_output_as_list(op, OU_ID(values));
}

OuObject *OuMapping_Items(OuObject *op)
{
    return OuDict_CheckExact(op) ? OuDict_Items(op) : method_output_as_list(op, OU_ID(items));
}
