/* SPDX-License-Identifier: MIT */
/**
 * @file bytearray_items.c
 * bytearray[...]: reading, storing and deleting bytes and slices; `+=`, `*` and `*=`.
 *
 * The rule of this file: a program's code can run while a key or a value is converted, and may
 * change this very bytearray. So everything is converted first; sizes and addresses are read last.
 */
#include "bytes_internal.h"

#include "ouro/abstract.h"
#include "ouro/bytearray.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/unicode.h"

#include <string.h>

/** A slice, fitted to a bytearray. */
typedef struct Span {
    Ou_ssize_t start;  /**< first place */
    Ou_ssize_t stop;   /**< place behind the last one, not before the first */
    Ou_ssize_t step;   /**< not 0 */
    Ou_ssize_t length; /**< bytes in it */
} Span;

/** Sets the error for a key that is neither an int nor a slice: always -1. */
static int bad_key(OuObject *key)
{
    OuErr_Format(OuExc_TypeError, "bytearray indices must be integers or slices, not %.200s",
                 Ou_TYPE(key)->tp_name);
    return -1;
}

/** Sets the error for an index that is not there: always -1. */
static int bad_index(void)
{
    OuErr_SetString(OuExc_IndexError, "bytearray index out of range");
    return -1;
}

/** Reads an index, a negative one from the end, and checks it: 0; -1 with an error set. */
static int read_index(OuObject *op, OuObject *key, Ou_ssize_t *index)
{
    *index = OuNumber_AsSsize_t(key, OuExc_IndexError);
    if (*index == -1 && OuErr_Occurred()) {
        return -1;
    }
    if (*index < 0) {
        *index += Ou_SIZE(op);
    }
    return ou_valid_index(*index, Ou_SIZE(op)) ? 0 : bad_index();
}

/** Reads a slice and fits it to the bytearray: 0; -1 with an error set. */
static int read_span(OuObject *op, OuObject *slice, Span *span)
{
    if (OuSlice_Unpack(slice, &span->start, &span->stop, &span->step) < 0) {
        return -1;
    }
    span->length = OuSlice_AdjustIndices(Ou_SIZE(op), &span->start, &span->stop, span->step);
    if (span->step > 0 ? span->start > span->stop : span->start < span->stop) {
        span->stop = span->start; /* b[5:2] = ... inserts before 5, not before 2 */
    }
    return 0;
}

OuObject *ou_bytearray_item(OuObject *op, Ou_ssize_t index)
{
    if (!ou_valid_index(index, Ou_SIZE(op))) {
        bad_index();
        return NULL;
    }
    return OuLong_FromLong((unsigned char)ou_bytearray_data(op)[index]);
}

OuObject *ou_bytearray_subscript(OuObject *op, OuObject *key)
{
    if (OuIndex_Check(key)) {
        Ou_ssize_t index;
        return read_index(op, key, &index) < 0 ? NULL : ou_bytearray_item(op, index);
    }
    Span span;
    if (!OuSlice_Check(key)) {
        bad_key(key);
        return NULL;
    }
    if (read_span(op, key, &span) < 0) {
        return NULL;
    }
    OuObject *result = OuByteArray_FromStringAndSize(NULL, span.length);
    if (result != NULL) {
        const char *from = ou_bytearray_data(op);
        char *to = ou_bytearray_data(result);
        for (Ou_ssize_t i = 0; i < span.length; i++) {
            to[i] = from[span.start + i * span.step];
        }
    }
    return result;
}

/* ---- storing and deleting --------------------------------------------------------------------- */

int ou_bytearray_splice(OuObject *op, Ou_ssize_t low, Ou_ssize_t high, OuByteSpan span)
{
    OuByteArrayObject *self = (OuByteArrayObject *)op;
    Ou_ssize_t size = Ou_SIZE(op), more = span.size - (high - low);
    if (more > OU_SSIZE_T_MAX - size) {
        OuErr_NoMemory();
        return -1;
    }
    if (more < 0 && low == 0) {
        /* What goes in front is not moved over: the rest begins later in the same buffer. */
        self->ob_start -= more;
        OuByteArray_Resize(op, size + more); /* fewer bytes: this cannot fail */
        memcpy(ou_bytearray_data(op), span.data, (size_t)span.size);
        return 0;
    }
    if (more < 0) {
        char *data = ou_bytearray_data(op);
        memmove(data + high + more, data + high, (size_t)(size - high));
    }
    if (OuByteArray_Resize(op, size + more) < 0) {
        return -1;
    }
    char *data = ou_bytearray_data(op);
    if (more > 0) {
        memmove(data + high + more, data + high, (size_t)(size - high));
    }
    memcpy(data + low, span.data, (size_t)span.size);
    return 0;
}

/** del bytearray[start:stop:step]: closes the gaps from left to right. */
static int delete_extended(OuObject *op, Span span)
{
    if (span.length == 0) {
        return 0;
    }
    if (span.step < 0) {
        span.start += span.step * (span.length - 1);
        span.step = -span.step;
    }
    char *data = ou_bytearray_data(op);
    Ou_ssize_t to = span.start;
    for (Ou_ssize_t from = span.start, gone = 0; from < Ou_SIZE(op); from++) {
        if (gone < span.length && from == span.start + gone * span.step) {
            gone++;
        } else {
            data[to++] = data[from];
        }
    }
    return OuByteArray_Resize(op, to);
}

/** bytearray[slice] = bytes that are not its own, or the deletion of the slice when there are none. */
static int assign_bytes(OuObject *op, OuObject *key, OuObject *bytes)
{
    Span span;
    if (read_span(op, key, &span) < 0) {
        return -1;
    }
    OuByteSpan from = {"", 0};
    if (bytes != NULL) {
        ou_byte_span(bytes, &from);
    }
    if (span.step == 1) {
        return ou_bytearray_splice(op, span.start, span.stop, from);
    }
    if (from.size == 0) {
        return delete_extended(op, span);
    }
    if (from.size != span.length) {
        OuErr_Format(OuExc_ValueError,
                     "attempt to assign bytes of size %td to extended slice of size %td", from.size,
                     span.length);
        return -1;
    }
    char *data = ou_bytearray_data(op);
    for (Ou_ssize_t i = 0; i < span.length; i++) {
        data[span.start + i * span.step] = from.data[i];
    }
    return 0;
}

/** What can be assigned to a slice, as bytes or a bytearray other than `op`: @newref, or NULL. */
static OuObject *as_bytes(OuObject *op, OuObject *value)
{
    if (ou_is_byteslike(value) && value != op) {
        return Ou_NewRef(value);
    }
    if (OuIndex_Check(value) || OuUnicode_Check(value)) {
        return OuErr_Format(
            OuExc_TypeError,
            "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    return OuObject_CallOneArg((OuObject *)&OuByteArray_Type, value);
}

int ou_bytearray_ass_subscript(OuObject *op, OuObject *key, OuObject *value)
{
    if (OuIndex_Check(key)) {
        Ou_ssize_t index;
        int byte = value ? ou_byte_value(value) : 0;
        if (byte < 0 || read_index(op, key, &index) < 0) {
            return -1;
        }
        if (value == NULL) {
            return ou_bytearray_splice(op, index, index + 1, (OuByteSpan){"", 0});
        }
        ou_bytearray_data(op)[index] = (char)byte;
        return 0;
    }
    if (!OuSlice_Check(key)) {
        return bad_key(key);
    }
    if (value == NULL) {
        return assign_bytes(op, key, NULL);
    }
    OuObject *bytes = as_bytes(op, value);
    if (bytes == NULL) {
        return -1;
    }
    int status = assign_bytes(op, key, bytes);
    Ou_DecRef(bytes);
    return status;
}

/* ---- += and * --------------------------------------------------------------------------------- */

OuObject *ou_bytearray_inplace_concat(OuObject *op, OuObject *other)
{
    if (!ou_is_byteslike(other)) {
        return OuErr_Format(OuExc_TypeError, "can't concat %.100s to %.100s",
                            Ou_TYPE(other)->tp_name, Ou_TYPE(op)->tp_name);
    }
    if (other == op) {
        return OuErr_Format(OuExc_BufferError,
                            "Existing exports of data: object cannot be re-sized");
    }
    OuByteSpan span;
    ou_byte_span(other, &span);
    return ou_bytearray_splice(op, Ou_SIZE(op), Ou_SIZE(op), span) < 0 ? NULL : Ou_NewRef(op);
}

/** Writes the first `size` bytes of `data` over and over, `count` times in all. */
static void repeat(char *data, Ou_ssize_t size, Ou_ssize_t count)
{
    for (Ou_ssize_t i = 1; i < count; i++) {
        memcpy(data + i * size, data, (size_t)size);
    }
}

OuObject *ou_bytearray_repeat(OuObject *op, Ou_ssize_t count)
{
    Ou_ssize_t size = Ou_SIZE(op);
    count = count < 0 ? 0 : count;
    if (size > 0 && count > OU_SSIZE_T_MAX / size) {
        return OuErr_NoMemory();
    }
    OuObject *result = OuByteArray_FromStringAndSize(NULL, size * count);
    if (result != NULL && size * count > 0) {
        memcpy(ou_bytearray_data(result), ou_bytearray_data(op), (size_t)size);
        repeat(ou_bytearray_data(result), size, count);
    }
    return result;
}

OuObject *ou_bytearray_inplace_repeat(OuObject *op, Ou_ssize_t count)
{
    Ou_ssize_t size = Ou_SIZE(op);
    count = count < 0 ? 0 : count;
    if (size > 0 && count > OU_SSIZE_T_MAX / size) {
        return OuErr_NoMemory();
    }
    if (OuByteArray_Resize(op, size * count) < 0) {
        return NULL;
    }
    repeat(ou_bytearray_data(op), size, count);
    return Ou_NewRef(op);
}
