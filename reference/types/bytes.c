// SPDX-License-Identifier: MIT
/**
 * @file bytes.c
 * How bytes are made, read and hashed; bytes as a sequence; the type.
 *
 * Invariant: a NUL stands behind the last byte. The empty bytes exist once.
 */
#include "bytes_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/iter.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

/** The empty bytes; owned. */
static OuObject *empty;

/** New zeroed bytes of a type, never the shared one. */
static OuObject *new_bytes(OuTypeObject *type, Ou_ssize_t size)
{
    if (size == OU_SSIZE_T_MAX) {
        return OuErr_NoMemory();
    }
    OuObject *op = type == &OuBytes_Type ? OuObject_NewVar(type, size + 1)
                                         : OuType_GenericAlloc(type, size + 1);
    if (op != NULL) {
        ((OuVarObject *)op)->ob_size = size;
        ((OuBytesObject *)op)->ob_shash = -1;
    }
    return op;
}

OuObject *OuBytes_FromStringAndSize(const char *data, Ou_ssize_t size)
{
    if (size < 0) {
        return OuErr_Format(OuExc_SystemError, "Negative size passed to PyBytes_FromStringAndSize");
    }
    if (size == 0 && empty != NULL) {
        return Ou_NewRef(empty);
    }
    OuObject *op = new_bytes(&OuBytes_Type, size);
    if (op != NULL && data != NULL) {
        memcpy(ou_bytes_data(op), data, (size_t)size);
    }
    return op;
}

OuObject *OuBytes_FromString(const char *text)
{
    return OuBytes_FromStringAndSize(text, (Ou_ssize_t)strlen(text));
}

Ou_ssize_t OuBytes_Size(OuObject *op)
{
    if (!OuBytes_Check(op)) {
        OuErr_Format(OuExc_TypeError, "expected bytes, %.200s found", Ou_TYPE(op)->tp_name);
        return -1;
    }
    return Ou_SIZE(op);
}

char *OuBytes_AsString(OuObject *op)
{
    return OuBytes_Size(op) < 0 ? NULL : ou_bytes_data(op);
}

/* ---- hash and order ------------------------------------------------------------------------------- */

Ou_hash_t ou_hash_bytes(const void *data, Ou_ssize_t size)
{
    /* FNV-1a on words of 8 bytes, its high bits brought down at the end: dicts use the low ones. */
    const unsigned char *at = data;
    uint64_t hash = 0xcbf29ce484222325u ^ (uint64_t)size;
    for (; size > 0; size -= 8, at += 8) {
        uint64_t word = 0;
        memcpy(&word, at, size < 8 ? (size_t)size : 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 32;
    }
    hash *= 0xd6e8feb86659fd93u;
    hash ^= hash >> 32;
    return (Ou_hash_t)hash == -1 ? -2 : (Ou_hash_t)hash;
}

/** hash() of a bytes object; -1 with an error set. CPython: bytes_hash (Objects/bytesobject.c). */
static Ou_hash_t bytes_hash(OuObject *op)
{
    OuBytesObject *self = (OuBytesObject *)op;
    if (self->ob_shash == -1) {
        self->ob_shash = ou_hash_bytes(self->ob_sval, self->ob_base.ob_size);
    }
    return self->ob_shash;
}

/* ---- repr ------------------------------------------------------------------------------------------- */

OuObject *ou_bytes_repr(OuObject *op)
{
    OuUnicodeWriter writer = {0};
    if (ou_write_bytes_repr(&writer, (OuByteSpan){ou_bytes_data(op), Ou_SIZE(op)}, 0) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/* ---- bytes as a sequence ---------------------------------------------------------------------------- */

/**
 * A bytes object times a number: @newref; NULL with an error set. CPython: bytes_repeat
 * (Objects/bytesobject.c).
 */
static OuObject *bytes_repeat(OuObject *self, Ou_ssize_t count)
{
    Ou_ssize_t size = Ou_SIZE(self);
    count = count < 0 ? 0 : count;
    if (size > 0 && count > OU_SSIZE_T_MAX / size) {
        return OuErr_Format(OuExc_OverflowError, "repeated bytes are too long");
    }
    if (size * count == size && OuBytes_CheckExact(self)) {
        return Ou_NewRef(self);
    }
    OuObject *result = new_bytes(&OuBytes_Type, size * count); /* a new one even if it is empty */
    for (Ou_ssize_t i = 0; result != NULL && size > 0 && i < count; i++) {
        memcpy(ou_bytes_data(result) + i * size, ou_bytes_data(self), (size_t)size);
    }
    return result;
}

/**
 * The item of a bytes object at an index that is not negative: @newref; NULL with IndexError set.
 * CPython: bytes_item (Objects/bytesobject.c).
 */
static OuObject *bytes_item(OuObject *self, Ou_ssize_t index)
{
    if (index < 0 || index >= Ou_SIZE(self)) {
        return OuErr_Format(OuExc_IndexError, "index out of range");
    }
    return OuLong_FromLong((unsigned char)ou_bytes_data(self)[index]);
}

/**
 * `op[key]` of a bytes object: @newref; NULL with an error set. CPython: bytes_subscript
 * (Objects/bytesobject.c).
 */
static OuObject *bytes_subscript(OuObject *self, OuObject *key)
{
    if (OuIndex_Check(key)) {
        Ou_ssize_t index = OuNumber_AsSsize_t(key, OuExc_IndexError);
        if (index == -1 && OuErr_Occurred()) {
            return NULL;
        }
        return bytes_item(self, index < 0 ? index + Ou_SIZE(self) : index);
    }
    if (!OuSlice_Check(key)) {
        return OuErr_Format(OuExc_TypeError, "byte indices must be integers or slices, not %.200s",
                            Ou_TYPE(key)->tp_name);
    }
    Ou_ssize_t start, stop, step;
    if (OuSlice_Unpack(key, &start, &stop, &step) < 0) {
        return NULL;
    }
    Ou_ssize_t count = OuSlice_AdjustIndices(Ou_SIZE(self), &start, &stop, step);
    if (count == Ou_SIZE(self) && step == 1 && OuBytes_CheckExact(self)) {
        return Ou_NewRef(self);
    }
    OuObject *result = OuBytes_FromStringAndSize(NULL, count);
    for (Ou_ssize_t i = 0; result != NULL && i < count; i++) {
        ou_bytes_data(result)[i] = ou_bytes_data(self)[start + i * step];
    }
    return result;
}

/* ---- the constructor --------------------------------------------------------------------------------- */

/** bytes(x, encoding, errors), as exact bytes. CPython: bytes_new_impl (Objects/bytesobject.c). */
static OuObject *convert(OuObject *x, const char *encoding, const char *errors)
{
    if (x == NULL) {
        if (encoding != NULL || errors != NULL) {
            return OuErr_Format(OuExc_TypeError, encoding != NULL
                                                     ? "encoding without a string argument"
                                                     : "errors without a string argument");
        }
        return OuBytes_FromStringAndSize(NULL, 0);
    }
    if (encoding != NULL) {
        return OuUnicode_Check(x)
                   ? OuUnicode_AsEncodedString(x, encoding, errors)
                   : OuErr_Format(OuExc_TypeError, "encoding without a string argument");
    }
    if (errors != NULL) {
        return OuErr_Format(OuExc_TypeError, OuUnicode_Check(x)
                                                 ? "string argument without an encoding"
                                                 : "errors without a string argument");
    }
    OuObject *method = OuObject_LookupSpecial(x, OU_ID(__bytes__));
    if (method != NULL || OuErr_Occurred()) {
        Ou_XDecRef(method);
        return method ? OuObject_Bytes(x) : NULL;
    }
    if (OuUnicode_Check(x)) {
        return OuErr_Format(OuExc_TypeError, "string argument without an encoding");
    }
    if (OuIndex_Check(x)) {
        Ou_ssize_t size = OuNumber_AsSsize_t(x, OuExc_OverflowError);
        if (size == -1 && OuErr_Occurred()) {
            return NULL;
        }
        return size < 0 ? OuErr_Format(OuExc_ValueError, "negative count")
                        : OuBytes_FromStringAndSize(NULL, size);
    }
    return OuObject_Bytes(x);
}

/**
 * Makes a bytes object from the arguments of a call: @newref; NULL with an error set. CPython:
 * bytes_new_impl (Objects/bytesobject.c).
 */
static OuObject *bytes_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"source", "encoding", "errors", NULL};
    OuObject *x = NULL;
    const char *encoding = NULL, *errors = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|Oss:bytes", keywords, &x, &encoding,
                                     &errors)) {
        return NULL;
    }
    OuObject *value = convert(x, encoding, errors);
    if (value == NULL || type == &OuBytes_Type) {
        return value;
    }
    OuObject *result = new_bytes(type, Ou_SIZE(value));
    if (result != NULL) {
        memcpy(ou_bytes_data(result), ou_bytes_data(value), (size_t)Ou_SIZE(value));
    }
    Ou_DecRef(value);
    return result;
}

/** The sequence operators of a bytes object. */
static OuSequenceMethods bytes_as_sequence = {
    .sq_length = OuBytes_Size,
    .sq_concat = ou_byteslike_concat,
    .sq_repeat = bytes_repeat,
    .sq_item = bytes_item,
    .sq_contains = ou_byteslike_contains,
};

/** The mapping operators of a bytes object. */
static OuMappingMethods bytes_as_mapping = {
    .mp_length = OuBytes_Size,
    .mp_subscript = bytes_subscript,
};

OuTypeObject OuBytes_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "bytes",
    .tp_basicsize = sizeof(OuBytesObject),
    .tp_itemsize = 1,
    .tp_flags = OU_TPFLAGS_BASETYPE | OU_TPFLAGS_IMMUTABLETYPE | OU_TPFLAGS_BYTES_SUBCLASS,
    .tp_dealloc = ou_object_free,
    .tp_repr = ou_bytes_repr,
    .tp_str = ou_bytes_repr,
    .tp_hash = bytes_hash,
    .tp_richcompare = ou_byteslike_richcompare,
    .tp_iter = ou_bytes_iter,
    .tp_as_sequence = &bytes_as_sequence,
    .tp_as_mapping = &bytes_as_mapping,
    .tp_methods = ou_bytes_methods,
    .tp_new = bytes_new,
    .tp_doc = "bytes(iterable_of_ints) -> bytes\n"
              "bytes(string, encoding[, errors]) -> bytes\n"
              "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
              "bytes(int) -> bytes object of size given by the parameter initialized with null "
              "bytes\n"
              "bytes() -> empty bytes object",
};

int ou_bytes_init(void)
{
    empty = new_bytes(&OuBytes_Type, 0);
    return empty == NULL ? -1 : 0;
}

void ou_bytes_fini(void)
{
    Ou_Clear(&empty);
}
