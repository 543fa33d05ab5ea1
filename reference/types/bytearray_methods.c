/* SPDX-License-Identifier: MIT */
/**
 * @file bytearray_methods.c
 * The methods of bytearrays that bytes do not have: those that change it.
 */
#include "bytes_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bytearray.h"
#include "ouro/errors.h"
#include "ouro/iter.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"

#include <string.h>

int ou_bytearray_append(OuObject *op, int value)
{
    Ou_ssize_t size = Ou_SIZE(op);
    if (OuByteArray_Resize(op, size + 1) < 0) {
        return -1;
    }
    ou_bytearray_data(op)[size] = (char)value;
    return 0;
}

int ou_bytearray_append_items(OuObject *op, OuObject *iterator)
{
    OuObject *item;
    while ((item = OuIter_Next(iterator)) != NULL) {
        int value = ou_byte_value(item);
        Ou_DecRef(item);
        if (value < 0 || ou_bytearray_append(op, value) < 0) {
            return -1;
        }
    }
    return OuErr_Occurred() ? -1 : 0;
}

/**
 * `bytearray.append()`: @newref; NULL with an error set. Append a single item to the end of the
 * bytearray. CPython: bytearray_append (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_append(OuObject *op, OuObject *item)
{
    int value = ou_byte_value(item);
    if (value < 0 || ou_bytearray_append(op, value) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/** The bytes that an iterable of ints gives, apart, so that a failure changes nothing: @newref. */
static OuObject *gather(OuObject *iterable)
{
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_Format(OuExc_TypeError, "can't extend bytearray with %.100s",
                         Ou_TYPE(iterable)->tp_name);
        }
        return NULL;
    }
    OuObject *gathered = OuByteArray_FromStringAndSize(NULL, 0);
    if (gathered != NULL && ou_bytearray_append_items(gathered, iterator) < 0) {
        Ou_Clear(&gathered);
    }
    Ou_DecRef(iterator);
    return gathered;
}

/**
 * `bytearray.extend()`: @newref; NULL with an error set. Append all the items from the iterator or
 * sequence to the end of the bytearray. CPython: bytearray_extend (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_extend(OuObject *op, OuObject *iterable)
{
    OuObject *more = ou_is_byteslike(iterable) && iterable != op ? Ou_NewRef(iterable)
                     : iterable == op ? ou_byteslike_new(op, ou_bytearray_data(op), Ou_SIZE(op))
                                      : gather(iterable);
    if (more == NULL) {
        return NULL;
    }
    OuObject *result = ou_bytearray_inplace_concat(op, more);
    Ou_DecRef(more);
    if (result == NULL) {
        return NULL;
    }
    Ou_DecRef(result);
    OU_RETURN_NONE;
}

/** Removes the byte at an index: what is behind it moves forward. */
static void take_out(OuObject *op, Ou_ssize_t index)
{
    char *at = ou_bytearray_data(op) + index;
    Ou_ssize_t size = Ou_SIZE(op) - 1;
    memmove(at, at + 1, (size_t)(size - index));
    OuByteArray_Resize(op, size); /* fewer bytes: this cannot fail */
}

/**
 * `bytearray.pop()`: @newref; NULL with an error set. Remove and return a single item from B.
 * CPython: bytearray_pop_impl (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_pop(OuObject *op, OuObject *args)
{
    Ou_ssize_t index = -1;
    if (!OuArg_ParseTuple(args, "|n:pop", &index)) {
        return NULL;
    }
    if (Ou_SIZE(op) == 0) {
        return OuErr_Format(OuExc_IndexError, "pop from empty bytearray");
    }
    if (index < 0) {
        index += Ou_SIZE(op);
    }
    if (!ou_valid_index(index, Ou_SIZE(op))) {
        return OuErr_Format(OuExc_IndexError, "pop index out of range");
    }
    OuObject *item = ou_bytearray_item(op, index);
    if (item != NULL) {
        take_out(op, index);
    }
    return item;
}

/**
 * `bytearray.insert()`: @newref; NULL with an error set. Insert a single item into the bytearray
 * before the given index. CPython: bytearray_insert_impl (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_insert(OuObject *op, OuObject *args)
{
    Ou_ssize_t index;
    OuObject *item;
    if (!OuArg_ParseTuple(args, "nO:insert", &index, &item)) {
        return NULL;
    }
    int value = ou_byte_value(item);
    if (value < 0) {
        return NULL;
    }
    Ou_ssize_t size = Ou_SIZE(op);
    if (index < 0) {
        index = index + size < 0 ? 0 : index + size;
    }
    index = index > size ? size : index;
    char byte = (char)value;
    if (ou_bytearray_splice(op, index, index, (OuByteSpan){&byte, 1}) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `bytearray.remove()`: @newref; NULL with an error set. Remove the first occurrence of a value in
 * the bytearray. CPython: bytearray_remove_impl (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_remove(OuObject *op, OuObject *item)
{
    int value = ou_byte_value(item);
    if (value < 0) {
        return NULL;
    }
    const char *data = ou_bytearray_data(op);
    const char *found = memchr(data, value, (size_t)Ou_SIZE(op));
    if (found == NULL) {
        return OuErr_Format(OuExc_ValueError, "value not found in bytearray");
    }
    take_out(op, found - data);
    OU_RETURN_NONE;
}

/**
 * `bytearray.clear()`: @newref. Remove all items from the bytearray.
 * CPython: bytearray_clear_impl (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_clear(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuByteArray_Resize(op, 0); /* fewer bytes: this cannot fail */
    OU_RETURN_NONE;
}

/**
 * `bytearray.reverse()`: @newref. Reverse the order of the values in B in place. CPython:
 * bytearray_reverse_impl (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_reverse(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    char *data = ou_bytearray_data(op);
    for (Ou_ssize_t i = 0, j = Ou_SIZE(op) - 1; i < j; i++, j--) {
        char byte = data[i];
        data[i] = data[j];
        data[j] = byte;
    }
    OU_RETURN_NONE;
}

/**
 * `bytearray.copy()`: @newref; NULL with an error set. Return a copy of B. CPython:
 * bytearray_copy_impl (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_copy(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuByteArray_FromStringAndSize(ou_bytearray_data(op), Ou_SIZE(op));
}

/**
 * `bytearray.__alloc__()`: @newref; NULL with an error set. How many bytes the buffer has. CPython:
 * bytearray_alloc (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_alloc(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromSsize_t(((OuByteArrayObject *)op)->ob_alloc);
}

/**
 * `bytearray.__sizeof__()`: @newref; NULL with an error set. CPython: bytearray_sizeof_impl
 * (Objects/bytearrayobject.c).
 */
static OuObject *bytearray_sizeof(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromSsize_t(Ou_TYPE(op)->tp_basicsize + ((OuByteArrayObject *)op)->ob_alloc);
}

OuMethodDef ou_bytearray_methods[] = {
    OU_BYTESLIKE_METHODS,
    {"__sizeof__", bytearray_sizeof, OU_METH_NOARGS,
     "Returns the size of the bytearray object in memory, in bytes."},
    {"__alloc__", bytearray_alloc, OU_METH_NOARGS,
     "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."},
    {"append", bytearray_append, OU_METH_O, "Append a single item to the end of the bytearray."},
    {"clear", bytearray_clear, OU_METH_NOARGS, "Remove all items from the bytearray."},
    {"copy", bytearray_copy, OU_METH_NOARGS, "Return a copy of B."},
    {"extend", bytearray_extend, OU_METH_O,
     "Append all the items from the iterator or sequence to the end of the bytearray."},
    {"insert", bytearray_insert, OU_METH_VARARGS,
     "Insert a single item into the bytearray before the given index."},
    {"pop", bytearray_pop, OU_METH_VARARGS, "Remove and return a single item from B."},
    {"remove", bytearray_remove, OU_METH_O,
     "Remove the first occurrence of a value in the bytearray."},
    {"reverse", bytearray_reverse, OU_METH_NOARGS,
     "Reverse the order of the values in B in place."},
    {NULL, NULL, 0, NULL},
};
