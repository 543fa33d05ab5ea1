// SPDX-License-Identifier: MIT
/**
 * @file unicode.c
 * How strs are made, read, compared and freed; the type.
 *
 * Invariant: `kind` is the least that holds the largest code point, so two strs are equal exactly
 * when length, kind and units are. A str of one code point below 256 exists once.
 */
#include "unicode_internal.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/bytes.h"
#include "ouro/format.h"
#include "ouro/gc.h"
#include "ouro/iter.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/type.h"

#include <string.h>

OuIdentifiers ou_identifiers;

/** The empty str and those of one code point below 256; owned. */
static OuObject *empty;
/** The strs of one code point below 256, made when first asked for; owned by this table. */
static OuObject *latin1[256];

/** Whether the units stand in the same block as the struct. */
static int is_compact(const OuUnicodeObject *self)
{
    return self->data == (const void *)(self + 1);
}

/**
 * The death of a str: releases what it owns, then its memory. CPython: unicode_dealloc
 * (Objects/unicodeobject.c).
 */
static void unicode_dealloc(OuObject *op)
{
    OuUnicodeObject *self = (OuUnicodeObject *)op;
    if (self->interned) {
        ou_intern_forget(op);
    }
    if (self->utf8 != NULL && self->utf8 != self->data) {
        OuMem_Free(self->utf8);
    }
    if (self->data != NULL && !is_compact(self)) {
        OuMem_Free(self->data);
    }
    ou_object_free(op);
}

/**
 * The layout of a compact str: a struct with bytes behind it. str itself has a fixed size, so that
 * types can derive from it and add fields; compact ones are made by this type and renamed.
 */
static OuTypeObject compact_layout = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "str",
    .tp_basicsize = sizeof(OuUnicodeObject),
    .tp_itemsize = 1,
    .tp_dealloc = unicode_dealloc,
};

/** A new compact str, never a shared one. */
static OuObject *new_compact(Ou_ssize_t size, OuUCS4 maxchar)
{
    int kind = ou_kind_of(maxchar);
    if (size > OU_SSIZE_T_MAX / kind - 1) {
        return OuErr_NoMemory();
    }
    OuUnicodeObject *self = (OuUnicodeObject *)OuObject_NewVar(&compact_layout, (size + 1) * kind);
    if (self == NULL) {
        return NULL;
    }
    self->ob_base.ob_base.ob_type = &OuUnicode_Type;
    self->ob_base.ob_size = size;
    self->hash = -1;
    self->kind = (unsigned char)kind;
    self->ascii = maxchar < 128;
    self->data = self + 1;
    if (self->ascii) {
        self->utf8 = self->data;
        self->utf8_length = size;
    }
    return (OuObject *)self;
}

OuObject *OuUnicode_New(Ou_ssize_t size, OuUCS4 maxchar)
{
    if (size == 0 && empty != NULL) {
        return Ou_NewRef(empty);
    }
    return new_compact(size, maxchar);
}

void ou_unicode_copy_units(int to_kind, void *to, Ou_ssize_t to_at, int from_kind, const void *from,
                           Ou_ssize_t from_at, Ou_ssize_t count)
{
    if (to_kind == from_kind) {
        memcpy((char *)to + to_at * to_kind, (const char *)from + from_at * from_kind,
               (size_t)(count * to_kind));
        return;
    }
    for (Ou_ssize_t i = 0; i < count; i++) {
        ou_unicode_write(to_kind, to, to_at + i, ou_unicode_read(from_kind, from, from_at + i));
    }
}

/** All bits of a run of units, or-ed: enough to choose a kind and to know ASCII. */
static OuUCS4 bits_of(int kind, const void *data, Ou_ssize_t start, Ou_ssize_t end)
{
    OuUCS4 bits = 0;
    for (Ou_ssize_t i = start; i < end; i++) {
        bits |= ou_unicode_read(kind, data, i);
    }
    return bits;
}

/** A new str from units; shared where there is only one. */
static OuObject *from_units(int kind, const void *data, Ou_ssize_t start, Ou_ssize_t end)
{
    if (end - start == 1) {
        OuUCS4 character = ou_unicode_read(kind, data, start);
        if (character < 256) {
            return Ou_NewRef(latin1[character]);
        }
    }
    OuUCS4 bits = bits_of(kind, data, start, end);
    OuObject *result = OuUnicode_New(end - start, bits);
    if (result != NULL) {
        int result_kind = ou_unicode_kind(result);
        void *to = ou_unicode_data(result);
        if (result_kind >= kind) {
            ou_unicode_copy_units(result_kind, to, 0, kind, data, start, end - start);
        } else {
            for (Ou_ssize_t i = 0; i < end - start; i++) {
                ou_unicode_write(result_kind, to, i, ou_unicode_read(kind, data, start + i));
            }
        }
    }
    return result;
}

OuObject *OuUnicode_FromKindAndData(int kind, const void *data, Ou_ssize_t size)
{
    return from_units(kind, data, 0, size);
}

OuObject *ou_unicode_slice(OuObject *op, Ou_ssize_t start, Ou_ssize_t end)
{
    if (start == 0 && end == ou_unicode_length(op)) {
        return OuUnicode_FromObject(op);
    }
    return from_units(ou_unicode_kind(op), ou_unicode_data(op), start, end);
}

OuObject *OuUnicode_Substring(OuObject *op, Ou_ssize_t start, Ou_ssize_t end)
{
    Ou_ssize_t length = ou_unicode_length(op);
    end = end < length ? end : length;
    if (start < 0 || end < 0) {
        OuErr_SetString(OuExc_IndexError, "string index out of range");
        return NULL;
    }
    return start >= end ? OuUnicode_New(0, 0) : ou_unicode_slice(op, start, end);
}

OuObject *OuUnicode_FromOrdinal(int ordinal)
{
    if (ordinal < 0 || ordinal > 0x10ffff) {
        return OuErr_Format(OuExc_ValueError, "chr() arg not in range(0x110000)");
    }
    uint32_t character = (uint32_t)ordinal;
    return from_units(OU_UNICODE_4BYTE_KIND, &character, 0, 1);
}

OuObject *OuUnicode_FromObject(OuObject *op)
{
    if (OuUnicode_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    if (!OuUnicode_Check(op)) {
        return OuErr_Format(OuExc_TypeError, "Can't convert '%.100s' object to str implicitly",
                            Ou_TYPE(op)->tp_name);
    }
    return from_units(ou_unicode_kind(op), ou_unicode_data(op), 0, ou_unicode_length(op));
}

Ou_ssize_t OuUnicode_GetLength(OuObject *op)
{
    if (!OuUnicode_Check(op)) {
        OuErr_SetString(OuExc_TypeError, "bad argument type for built-in operation");
        return -1;
    }
    return ou_unicode_length(op);
}

OuUCS4 OuUnicode_ReadChar(OuObject *op, Ou_ssize_t index)
{
    if (!OuUnicode_Check(op)) {
        OuErr_SetString(OuExc_TypeError, "bad argument type for built-in operation");
        return (OuUCS4)-1;
    }
    if (index < 0 || index >= ou_unicode_length(op)) {
        OuErr_SetString(OuExc_IndexError, "string index out of range");
        return (OuUCS4)-1;
    }
    return ou_unicode_char(op, index);
}

/* ---- comparing ------------------------------------------------------------------------------ */

int ou_unicode_eq(OuObject *left, OuObject *right)
{
    if (left == right) {
        return 1;
    }
    Ou_ssize_t length = ou_unicode_length(left);
    int kind = ou_unicode_kind(left);
    return length == ou_unicode_length(right) && kind == ou_unicode_kind(right) &&
           memcmp(ou_unicode_data(left), ou_unicode_data(right), (size_t)(length * kind)) == 0;
}

/** -1, 0 or 1 by code points. CPython: unicode_compare (Objects/unicodeobject.c). */
static int compare(OuObject *left, OuObject *right)
{
    Ou_ssize_t left_length = ou_unicode_length(left), right_length = ou_unicode_length(right);
    Ou_ssize_t shorter = left_length < right_length ? left_length : right_length;
    int left_kind = ou_unicode_kind(left), right_kind = ou_unicode_kind(right);
    const void *left_data = ou_unicode_data(left), *right_data = ou_unicode_data(right);
    if (left_kind == 1 && right_kind == 1) {
        int order = memcmp(left_data, right_data, (size_t)shorter);
        if (order != 0) {
            return order < 0 ? -1 : 1;
        }
    } else {
        for (Ou_ssize_t i = 0; i < shorter; i++) {
            OuUCS4 a = ou_unicode_read(left_kind, left_data, i);
            OuUCS4 b = ou_unicode_read(right_kind, right_data, i);
            if (a != b) {
                return a < b ? -1 : 1;
            }
        }
    }
    return left_length == right_length ? 0 : left_length < right_length ? -1 : 1;
}

int OuUnicode_Compare(OuObject *left, OuObject *right)
{
    if (!OuUnicode_Check(left) || !OuUnicode_Check(right)) {
        OuErr_Format(OuExc_TypeError, "Can't compare %.100s and %.100s", Ou_TYPE(left)->tp_name,
                     Ou_TYPE(right)->tp_name);
        return -1;
    }
    return compare(left, right);
}

int OuUnicode_CompareWithASCIIString(OuObject *op, const char *text)
{
    Ou_ssize_t length = ou_unicode_length(op), i = 0;
    for (; i < length && text[i] != '\0'; i++) {
        OuUCS4 a = ou_unicode_char(op, i), b = (unsigned char)text[i];
        if (a != b) {
            return a < b ? -1 : 1;
        }
    }
    return i < length ? 1 : text[i] != '\0' ? -1 : 0;
}

int ou_unicode_equal_to_ascii(OuObject *op, const char *text)
{
    size_t length = (size_t)ou_unicode_length(op);
    return ((OuUnicodeObject *)op)->ascii && strlen(text) == length &&
           memcmp(ou_unicode_data(op), text, length) == 0;
}

/**
 * Compares a str with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set.
 */
static OuObject *unicode_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuUnicode_Check(left) || !OuUnicode_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    if (operation == OU_EQ || operation == OU_NE) {
        return OuBool_FromLong(ou_unicode_eq(left, right) == (operation == OU_EQ));
    }
    int order = left == right ? 0 : compare(left, right);
    switch (operation) {
    case OU_LT:
        return OuBool_FromLong(order < 0);
    case OU_LE:
        return OuBool_FromLong(order <= 0);
    case OU_GT:
        return OuBool_FromLong(order > 0);
    default:
        return OuBool_FromLong(order >= 0);
    }
}

/** hash() of a str; -1 with an error set. CPython: unicode_hash (Objects/unicodeobject.c). */
static Ou_hash_t unicode_hash(OuObject *op)
{
    OuUnicodeObject *self = (OuUnicodeObject *)op;
    if (self->hash == -1) {
        self->hash = ou_hash_bytes(self->data, self->ob_base.ob_size * self->kind);
    }
    return self->hash;
}

/* ---- str as a sequence ------------------------------------------------------------------------ */

OuObject *OuUnicode_Concat(OuObject *left, OuObject *right)
{
    if (!OuUnicode_Check(left)) {
        return OuErr_Format(OuExc_TypeError, "must be str, not %.100s", Ou_TYPE(left)->tp_name);
    }
    if (!OuUnicode_Check(right)) {
        return OuErr_Format(OuExc_TypeError, "can only concatenate str (not \"%.200s\") to str",
                            Ou_TYPE(right)->tp_name);
    }
    Ou_ssize_t left_length = ou_unicode_length(left), right_length = ou_unicode_length(right);
    if (left_length == 0 || right_length == 0) {
        return OuUnicode_FromObject(left_length == 0 ? right : left);
    }
    if (left_length > OU_SSIZE_T_MAX - right_length) {
        return OuErr_Format(OuExc_OverflowError, "strings are too large to concat");
    }
    static const OuUCS4 largest[] = {0, 0xff, 0xffff, 0, 0x10ffff};
    OuUCS4 maxchar = largest[ou_unicode_kind(left)] | largest[ou_unicode_kind(right)];
    if (((OuUnicodeObject *)left)->ascii && ((OuUnicodeObject *)right)->ascii) {
        maxchar = 127;
    }
    OuObject *result = new_compact(left_length + right_length, maxchar);
    if (result != NULL) {
        int kind = ou_unicode_kind(result);
        void *data = ou_unicode_data(result);
        ou_unicode_copy_units(kind, data, 0, ou_unicode_kind(left), ou_unicode_data(left), 0,
                              left_length);
        ou_unicode_copy_units(kind, data, left_length, ou_unicode_kind(right),
                              ou_unicode_data(right), 0, right_length);
    }
    return result;
}

void OuUnicode_Append(OuObject **slot, OuObject *right)
{
    if (*slot == NULL) {
        return;
    }
    OuObject *result = right == NULL ? NULL : OuUnicode_Concat(*slot, right);
    Ou_XSetRef(slot, result);
}

/**
 * A str times a number: @newref; NULL with an error set. CPython: unicode_repeat
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_repeat(OuObject *self, Ou_ssize_t count)
{
    Ou_ssize_t length = ou_unicode_length(self);
    if (count < 1 || length == 0) {
        return OuUnicode_New(0, 0);
    }
    if (count == 1) {
        return OuUnicode_FromObject(self);
    }
    if (length > OU_SSIZE_T_MAX / count) {
        return OuErr_Format(OuExc_OverflowError, "repeated string is too long");
    }
    int kind = ou_unicode_kind(self);
    OuUCS4 maxchar = ((OuUnicodeObject *)self)->ascii ? 127
                     : kind == 1                      ? 255
                     : kind == 2                      ? 0xffff
                                                      : 0x10ffff;
    OuObject *result = new_compact(length * count, maxchar);
    if (result != NULL) {
        size_t bytes = (size_t)(length * kind), done = bytes, all = bytes * (size_t)count;
        char *data = ou_unicode_data(result);
        memcpy(data, ou_unicode_data(self), bytes);
        for (; done < all; done += bytes) {
            /* What is copied doubles each time. */
            bytes = done <= all - done ? done : all - done;
            memcpy(data + done, data, bytes);
        }
    }
    return result;
}

/** The item of a str at an index that is not negative: @newref; NULL with IndexError set. */
static OuObject *unicode_item(OuObject *self, Ou_ssize_t index)
{
    if (index < 0 || index >= ou_unicode_length(self)) {
        return OuErr_Format(OuExc_IndexError, "string index out of range");
    }
    return from_units(ou_unicode_kind(self), ou_unicode_data(self), index, index + 1);
}

/** self[::step], after the bounds were cut to the str. */
static OuObject *stepped_slice(OuObject *self, Ou_ssize_t start, Ou_ssize_t step, Ou_ssize_t count)
{
    OuUnicodeWriter writer = {0};
    for (Ou_ssize_t i = 0; i < count; i++) {
        if (ou_writer_char(&writer, ou_unicode_char(self, start + i * step)) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

/**
 * `op[key]` of a str: @newref; NULL with an error set. CPython: unicode_subscript
 * (Objects/unicodeobject.c).
 */
static OuObject *unicode_subscript(OuObject *self, OuObject *key)
{
    if (OuIndex_Check(key)) {
        Ou_ssize_t index = OuNumber_AsSsize_t(key, OuExc_IndexError);
        if (index == -1 && OuErr_Occurred()) {
            return NULL;
        }
        return unicode_item(self, index < 0 ? index + ou_unicode_length(self) : index);
    }
    if (!OuSlice_Check(key)) {
        return OuErr_Format(OuExc_TypeError, "string indices must be integers, not '%.200s'",
                            Ou_TYPE(key)->tp_name);
    }
    Ou_ssize_t start, stop, step;
    if (OuSlice_Unpack(key, &start, &stop, &step) < 0) {
        return NULL;
    }
    Ou_ssize_t count = OuSlice_AdjustIndices(ou_unicode_length(self), &start, &stop, step);
    if (count <= 0) {
        return OuUnicode_New(0, 0);
    }
    return step == 1 ? ou_unicode_slice(self, start, start + count)
                     : stepped_slice(self, start, step, count);
}

/** `in` on a str: 1 or 0; -1 with an error set. */
static int unicode_contains(OuObject *self, OuObject *part)
{
    return OuUnicode_Contains(self, part);
}

/**
 * `left % right`, one of them a str: @newref, to NotImplemented for other types; NULL with an error
 * set. CPython: unicode_mod (Objects/unicodeobject.c).
 */
static OuObject *unicode_mod(OuObject *left, OuObject *right)
{
    if (!OuUnicode_Check(left)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    return OuUnicode_Format(left, right);
}

/**
 * str() of a str: @newref; NULL with an error set. CPython: unicode_str (Objects/unicodeobject.c).
 */
static OuObject *unicode_str(OuObject *self)
{
    return OuUnicode_FromObject(self);
}

/* ---- the type ------------------------------------------------------------------------------- */

/** The operators of a str. */
static OuNumberMethods unicode_as_number = {.nb_remainder = unicode_mod};

/** The sequence operators of a str. */
static OuSequenceMethods unicode_as_sequence = {
    .sq_length = OuUnicode_GetLength,
    .sq_concat = OuUnicode_Concat,
    .sq_repeat = unicode_repeat,
    .sq_item = unicode_item,
    .sq_contains = unicode_contains,
};

/** The mapping operators of a str. */
static OuMappingMethods unicode_as_mapping = {
    .mp_length = OuUnicode_GetLength,
    .mp_subscript = unicode_subscript,
};

OuTypeObject OuUnicode_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "str",
    .tp_basicsize = sizeof(OuUnicodeObject),
    .tp_flags = OU_TPFLAGS_BASETYPE | OU_TPFLAGS_IMMUTABLETYPE | OU_TPFLAGS_UNICODE_SUBCLASS,
    .tp_dealloc = unicode_dealloc,
    .tp_repr = ou_unicode_repr,
    .tp_str = unicode_str,
    .tp_hash = unicode_hash,
    .tp_richcompare = unicode_richcompare,
    .tp_iter = ou_unicode_iter,
    .tp_as_number = &unicode_as_number,
    .tp_as_sequence = &unicode_as_sequence,
    .tp_as_mapping = &unicode_as_mapping,
    .tp_methods = ou_unicode_methods,
    .tp_new = ou_unicode_new,
    .tp_doc = "str(object='') -> str\n"
              "str(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
              "Create a new string object from the given object.",
};

/* ---- beginning and end ------------------------------------------------------------------------ */

/**
 * @def MAKE_IDENTIFIER
 * Makes one of the names in ids.h.
 */

int ou_unicode_init(void)
{
    empty = new_compact(0, 0);
    if (empty == NULL) {
        return -1;
    }
    for (OuUCS4 i = 0; i < 256; i++) {
        latin1[i] = new_compact(1, i);
        if (latin1[i] == NULL) {
            return -1;
        }
        ((uint8_t *)ou_unicode_data(latin1[i]))[0] = (uint8_t)i;
    }
#define MAKE_IDENTIFIER(name)                                        \
    if ((OU_ID(name) = OuUnicode_InternFromString(#name)) == NULL) { \
        return -1;                                                   \
    }
    OU_IDENTIFIERS(MAKE_IDENTIFIER)
#undef MAKE_IDENTIFIER
    return 0;
}

/**
 * @def DROP_IDENTIFIER
 * Releases one of the names in ids.h.
 */

void ou_unicode_fini(void)
{
#define DROP_IDENTIFIER(name) Ou_Clear(&OU_ID(name));
    OU_IDENTIFIERS(DROP_IDENTIFIER)
#undef DROP_IDENTIFIER
    for (int i = 0; i < 256; i++) {
        Ou_Clear(&latin1[i]);
    }
    Ou_Clear(&empty);
    ou_intern_fini();
    ou_ctype_fini();
}
