/* SPDX-License-Identifier: MIT */
/**
 * @file tuplemethods.c
 * What tuples can do: compare, hash, print, slice, repeat, search.
 */
#include "tuplemethods.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/genericalias.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/unicode.h"

#include "reprs.h"

/**
 * repr() of a tuple: @newref; NULL with an error set. CPython: tuplerepr (Objects/tupleobject.c).
 */
OuObject *ou_tuple_repr(OuObject *op)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(op);
    if (size == 0) {
        return OuUnicode_FromString("()");
    }
    return ou_repr_items(op, "(", size == 1 ? ",)" : ")", "(...)");
}

/** Mixes the hashes of the items as xxHash does; CPython: tuplehash (Objects/tupleobject.c). */
Ou_hash_t ou_tuple_hash(OuObject *op)
{
    const size_t prime_1 = 11400714785074694791u;
    const size_t prime_2 = 14029467366897019727u;
    const size_t prime_5 = 2870177450012600261u;
    Ou_ssize_t size = OuTuple_GET_SIZE(op);
    size_t sum = prime_5;
    for (Ou_ssize_t i = 0; i < size; i++) {
        Ou_hash_t lane = OuObject_Hash(OuTuple_GET_ITEM(op, i));
        if (lane == -1) {
            return -1;
        }
        sum += (size_t)lane * prime_2;
        sum = (sum << 31) | (sum >> 33);
        sum *= prime_1;
    }
    sum += (size_t)size ^ (prime_5 ^ 3527539u);
    return sum == (size_t)-1 ? 1546275796 : (Ou_hash_t)sum;
}

/**
 * Compares a tuple with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: tuplerichcompare (Objects/tupleobject.c).
 */
OuObject *ou_tuple_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuTuple_Check(left) || !OuTuple_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    Ou_ssize_t left_size = OuTuple_GET_SIZE(left);
    Ou_ssize_t right_size = OuTuple_GET_SIZE(right);
    Ou_ssize_t i;
    for (i = 0; i < left_size && i < right_size; i++) {
        int equal =
            OuObject_RichCompareBool(OuTuple_GET_ITEM(left, i), OuTuple_GET_ITEM(right, i), OU_EQ);
        if (equal < 0) {
            return NULL;
        }
        if (!equal) {
            break;
        }
    }
    if (i >= left_size || i >= right_size) {
        return ou_compare_sizes(left_size, right_size, operation);
    }
    if (operation == OU_EQ || operation == OU_NE) {
        return OuBool_FromLong(operation == OU_NE);
    }
    return OuObject_RichCompare(OuTuple_GET_ITEM(left, i), OuTuple_GET_ITEM(right, i), operation);
}

/** len() of a tuple; -1 with an error set. CPython: tuplelength (Objects/tupleobject.c). */
static Ou_ssize_t tuple_length(OuObject *op)
{
    return OuTuple_GET_SIZE(op);
}

/** `left + right` with a tuple on the left: @newref; NULL with an error set. */
static OuObject *tuple_concat(OuObject *left, OuObject *right)
{
    if (OuTuple_GET_SIZE(left) == 0 && OuTuple_CheckExact(right)) {
        return Ou_NewRef(right);
    }
    if (!OuTuple_Check(right)) {
        return OuErr_Format(OuExc_TypeError, "can only concatenate tuple (not \"%.200s\") to tuple",
                            Ou_TYPE(right)->tp_name);
    }
    if (OuTuple_GET_SIZE(right) == 0 && OuTuple_CheckExact(left)) {
        return Ou_NewRef(left);
    }
    Ou_ssize_t left_size = OuTuple_GET_SIZE(left);
    Ou_ssize_t right_size = OuTuple_GET_SIZE(right);
    if (left_size > OU_SSIZE_T_MAX - right_size) {
        return OuErr_NoMemory();
    }
    OuObject *sum = OuTuple_New(left_size + right_size);
    if (sum == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < left_size; i++) {
        OuTuple_SET_ITEM(sum, i, Ou_NewRef(OuTuple_GET_ITEM(left, i)));
    }
    for (Ou_ssize_t i = 0; i < right_size; i++) {
        OuTuple_SET_ITEM(sum, left_size + i, Ou_NewRef(OuTuple_GET_ITEM(right, i)));
    }
    return sum;
}

/** A tuple times a number: @newref; NULL with an error set. */
static OuObject *tuple_repeat(OuObject *op, Ou_ssize_t times)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(op);
    if ((size == 0 || times == 1) && OuTuple_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    if (size == 0 || times <= 0) {
        return OuTuple_New(0);
    }
    if (size > OU_SSIZE_T_MAX / times) {
        return OuErr_NoMemory();
    }
    OuObject *product = OuTuple_New(size * times);
    if (product == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < size * times; i++) {
        OuTuple_SET_ITEM(product, i, Ou_NewRef(OuTuple_GET_ITEM(op, i % size)));
    }
    return product;
}

/** The item of a tuple at an index that is not negative: @newref; NULL with IndexError set. */
static OuObject *tuple_item(OuObject *op, Ou_ssize_t index)
{
    if (!ou_valid_index(index, OuTuple_GET_SIZE(op))) {
        return OuErr_Format(OuExc_IndexError, "tuple index out of range");
    }
    return Ou_NewRef(OuTuple_GET_ITEM(op, index));
}

/** `in` on a tuple: 1 or 0; -1 with an error set. */
static int tuple_contains(OuObject *op, OuObject *value)
{
    int found = 0;
    for (Ou_ssize_t i = 0; found == 0 && i < OuTuple_GET_SIZE(op); i++) {
        found = OuObject_RichCompareBool(OuTuple_GET_ITEM(op, i), value, OU_EQ);
    }
    return found;
}

/** The tuple of a slice; all of an exact tuple is that tuple. */
static OuObject *tuple_slice(OuObject *op, OuObject *slice)
{
    Ou_ssize_t start, stop, step;
    if (OuSlice_Unpack(slice, &start, &stop, &step) < 0) {
        return NULL;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(op);
    Ou_ssize_t length = OuSlice_AdjustIndices(size, &start, &stop, step);
    if (length <= 0) {
        return OuTuple_New(0);
    }
    if (start == 0 && step == 1 && length == size && OuTuple_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    OuObject *part = OuTuple_New(length);
    if (part == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < length; i++) {
        OuTuple_SET_ITEM(part, i, Ou_NewRef(OuTuple_GET_ITEM(op, start + i * step)));
    }
    return part;
}

/** `op[key]` of a tuple: @newref; NULL with an error set. */
static OuObject *tuple_subscript(OuObject *op, OuObject *key)
{
    if (OuIndex_Check(key)) {
        Ou_ssize_t index = OuNumber_AsSsize_t(key, OuExc_IndexError);
        if (index == -1 && OuErr_Occurred()) {
            return NULL;
        }
        return tuple_item(op, index < 0 ? index + OuTuple_GET_SIZE(op) : index);
    }
    if (OuSlice_Check(key)) {
        return tuple_slice(op, key);
    }
    return OuErr_Format(OuExc_TypeError, "tuple indices must be integers or slices, not %.200s",
                        Ou_TYPE(key)->tp_name);
}

/** Makes an instance of a derived type: an exact tuple first, then its items move over. */
static OuObject *tuple_subtype_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *exact = ou_tuple_new(&OuTuple_Type, args, kwargs);
    if (exact == NULL) {
        return NULL;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(exact);
    OuObject *op = ou_object_alloc(type, size);
    if (op != NULL) {
        for (Ou_ssize_t i = 0; i < size; i++) {
            OuTuple_SET_ITEM(op, i, Ou_NewRef(OuTuple_GET_ITEM(exact, i)));
        }
        OuObject_GC_Track(op);
    }
    Ou_DecRef(exact);
    return op;
}

/**
 * Makes a tuple from the arguments of a call: @newref; NULL with an error set. CPython:
 * tuple_new_impl (Objects/tupleobject.c).
 */
OuObject *ou_tuple_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *iterable = NULL;
    if (type == &OuTuple_Type && !ou_arg_no_keywords("tuple", kwargs)) {
        return NULL;
    }
    if (!OuArg_UnpackTuple(args, "tuple", 0, 1, &iterable)) {
        return NULL;
    }
    if (type != &OuTuple_Type) {
        return tuple_subtype_new(type, args, NULL);
    }
    return iterable == NULL ? OuTuple_New(0) : OuSequence_Tuple(iterable);
}

/** T.index(value, start=0, stop=sys.maxsize): the first place of a value. */
static OuObject *tuple_index(OuObject *op, OuObject *args)
{
    Ou_ssize_t start, stop;
    OuObject *value;
    Ou_ssize_t size = OuTuple_GET_SIZE(op);
    if (!ou_parse_index_args(args, size, &value, &start, &stop)) {
        return NULL;
    }
    for (Ou_ssize_t i = start; i < stop && i < size; i++) {
        int equal = OuObject_RichCompareBool(OuTuple_GET_ITEM(op, i), value, OU_EQ);
        if (equal != 0) {
            return equal < 0 ? NULL : OuLong_FromSsize_t(i);
        }
    }
    return OuErr_Format(OuExc_ValueError, "tuple.index(x): x not in tuple");
}

/** T.count(value): how many items are equal to a value. */
static OuObject *tuple_count(OuObject *op, OuObject *value)
{
    Ou_ssize_t count = 0;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(op); i++) {
        int equal = OuObject_RichCompareBool(OuTuple_GET_ITEM(op, i), value, OU_EQ);
        if (equal < 0) {
            return NULL;
        }
        count += equal;
    }
    return OuLong_FromSsize_t(count);
}

/** T.__getnewargs__(): what __new__ needs to make an equal tuple. */
static OuObject *tuple_getnewargs(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuObject *exact = ou_tuple_from_array(((OuTupleObject *)op)->ob_item, OuTuple_GET_SIZE(op));
    if (exact == NULL) {
        return NULL;
    }
    OuObject *args = OuTuple_Pack(1, exact);
    Ou_DecRef(exact);
    return args;
}

/** The sequence operators of a tuple. */
OuSequenceMethods ou_tuple_as_sequence = {
    .sq_length = tuple_length,
    .sq_concat = tuple_concat,
    .sq_repeat = tuple_repeat,
    .sq_item = tuple_item,
    .sq_contains = tuple_contains,
};

/** The mapping operators of a tuple. */
OuMappingMethods ou_tuple_as_mapping = {
    .mp_length = tuple_length,
    .mp_subscript = tuple_subscript,
};

/** The methods of a tuple. */
OuMethodDef ou_tuple_methods[] = {
    OU_CLASS_GETITEM,
    {"__getnewargs__", tuple_getnewargs, OU_METH_NOARGS, NULL},
    {"index", tuple_index, OU_METH_VARARGS,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"count", tuple_count, OU_METH_O, "Return number of occurrences of value."},
    {NULL, NULL, 0, NULL},
};
