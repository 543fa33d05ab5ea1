/* SPDX-License-Identifier: MIT */
/**
 * @file bytes_internal.h
 * What the files of bytes share.
 */
#ifndef OURO_TYPES_BYTES_INTERNAL_H
#define OURO_TYPES_BYTES_INTERNAL_H

#include "ouro/bytes.h"
#include "ouro/descr.h"
#include "ouro/unicode.h"

/** A stretch of bytes; borrowed. */
typedef struct OuByteSpan {
    const char *data; /**< borrowed bytes; never NULL */
    Ou_ssize_t size;  /**< how many */
} OuByteSpan;

/* ---- byteslike.c: what bytes and bytearrays have in common ------------------------------------ */

/** Whether an object is bytes or a bytearray: 1 or 0. */
int ou_is_byteslike(const OuObject *op);

/**
 * The bytes of an object that is byteslike: borrowed, good until a bytearray changes its size; never
 * NULL, also when there is no byte.
 */
char *ou_byteslike_data(OuObject *op);

/** The bytes of an object: 0, or -1 with "a bytes-like object is required" set. */
int ou_byte_span(OuObject *op, OuByteSpan *span);

/**
 * New bytes for a method of `self`: a bytearray if `self` is one, else bytes. `data` NULL leaves
 * them zeroed. @newref; NULL with MemoryError set.
 */
OuObject *ou_byteslike_new(OuObject *self, const char *data, Ou_ssize_t size);

/**
 * An int from 0 to 255, as an item of a bytearray or a thing to look for: the value; -1 with TypeError
 * or ValueError set.
 */
int ou_byte_value(OuObject *op);

/**
 * Writes the bytes as b'...', as they stand in a program: 0, or -1 with MemoryError set. With `escape_single` a
 * single quote gets a backslash also between double ones, as CPython shows bytearrays.
 */
int ou_write_bytes_repr(OuUnicodeWriter *writer, OuByteSpan span, int escape_single);

/**
 * Compares bytes-like objects by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: bytes_richcompare (Objects/bytesobject.c),
 * bytearray_richcompare (Objects/bytearrayobject.c).
 */
OuObject *ou_byteslike_richcompare(OuObject *left, OuObject *right, int operation);

/**
 * `left + right`; what comes out is of the left one's kind: @newref; NULL with an error set.
 * CPython: bytes_concat (Objects/bytesobject.c), PyByteArray_Concat (Objects/bytearrayobject.c).
 */
OuObject *ou_byteslike_concat(OuObject *left, OuObject *right);

/**
 * `part in self`: 1 or 0; -1 with an error set. CPython: _Py_bytes_contains
 * (Objects/bytes_methods.c).
 */
int ou_byteslike_contains(OuObject *self, OuObject *part);

/* ---- bytes_methods.c: methods that bytes and bytearrays share --------------------------------- */

/** `count()`: how often a part occurs: @newref; NULL with an error set. */
OuObject *ou_bytes_count(OuObject *self, OuObject *args);
/** `decode()`: the str that the bytes encode: @newref; NULL with an error set. */
OuObject *ou_bytes_decode(OuObject *self, OuObject *args, OuObject *kwargs);
/** `endswith()`: @newref; NULL with an error set. */
OuObject *ou_bytes_endswith(OuObject *self, OuObject *args);
/** `find()`: the first place of a part, or -1: @newref; NULL with an error set. */
OuObject *ou_bytes_find(OuObject *self, OuObject *args);
/** `fromhex()`: from a str of hexadecimal digits; a class method: @newref; NULL with an error set. */
OuObject *ou_bytes_fromhex(OuObject *type, OuObject *text);
/** `hex()`: the hexadecimal digits as a str: @newref; NULL with an error set. */
OuObject *ou_bytes_hex(OuObject *self, OuObject *args);
/** `index()`: as `find()`, or ValueError: @newref; NULL with an error set. */
OuObject *ou_bytes_index(OuObject *self, OuObject *args);
/** `join()`: what an iterable gives, with `self` in between: @newref; NULL with an error set. */
OuObject *ou_bytes_join(OuObject *self, OuObject *iterable);
/** `lower()`: @newref; NULL with an error set. */
OuObject *ou_bytes_lower(OuObject *self, OuObject *ignored);
/** `lstrip()`: @newref; NULL with an error set. */
OuObject *ou_bytes_lstrip(OuObject *self, OuObject *args);
/** `replace()`: @newref; NULL with an error set. */
OuObject *ou_bytes_replace(OuObject *self, OuObject *args);
/** `rfind()`: the last place of a part, or -1: @newref; NULL with an error set. */
OuObject *ou_bytes_rfind(OuObject *self, OuObject *args);
/** `rstrip()`: @newref; NULL with an error set. */
OuObject *ou_bytes_rstrip(OuObject *self, OuObject *args);
/** `split()`: a list of parts: @newref; NULL with an error set. */
OuObject *ou_bytes_split(OuObject *self, OuObject *args, OuObject *kwargs);
/** `startswith()`: @newref; NULL with an error set. */
OuObject *ou_bytes_startswith(OuObject *self, OuObject *args);
/** `strip()`: @newref; NULL with an error set. */
OuObject *ou_bytes_strip(OuObject *self, OuObject *args);
/** `upper()`: @newref; NULL with an error set. */
OuObject *ou_bytes_upper(OuObject *self, OuObject *ignored);

/** The lines of the methods above in a table of methods. */
#define OU_BYTESLIKE_METHODS                                                               \
    {"count", ou_bytes_count, OU_METH_VARARGS, "B.count(sub[, start[, end]]) -> int"},     \
        {"decode", OU_CFUNCTION(ou_bytes_decode), OU_METH_VARARGS | OU_METH_KEYWORDS,      \
         "Decode the bytes using the codec registered for encoding."},                     \
        {"endswith", ou_bytes_endswith, OU_METH_VARARGS,                                   \
         "B.endswith(suffix[, start[, end]]) -> bool"},                                    \
        {"find", ou_bytes_find, OU_METH_VARARGS, "B.find(sub[, start[, end]]) -> int"},    \
        {"fromhex", ou_bytes_fromhex, OU_METH_O | OU_METH_CLASS,                           \
         "Create a bytes object from a string of hexadecimal numbers."},                   \
        {"hex", ou_bytes_hex, OU_METH_VARARGS,                                             \
         "Create a string of hexadecimal numbers from a bytes object."},                   \
        {"index", ou_bytes_index, OU_METH_VARARGS, "B.index(sub[, start[, end]]) -> int"}, \
        {"join", ou_bytes_join, OU_METH_O, "Concatenate any number of bytes objects."},    \
        {"lower", ou_bytes_lower, OU_METH_NOARGS, "B.lower() -> copy of B"},               \
        {"lstrip", ou_bytes_lstrip, OU_METH_VARARGS,                                       \
         "Strip leading bytes contained in the argument."},                                \
        {"replace", ou_bytes_replace, OU_METH_VARARGS,                                     \
         "Return a copy with all occurrences of substring old replaced by new."},          \
        {"rfind", ou_bytes_rfind, OU_METH_VARARGS, "B.rfind(sub[, start[, end]]) -> int"}, \
        {"rstrip", ou_bytes_rstrip, OU_METH_VARARGS,                                       \
         "Strip trailing bytes contained in the argument."},                               \
        {"split", OU_CFUNCTION(ou_bytes_split), OU_METH_VARARGS | OU_METH_KEYWORDS,        \
         "Return a list of the sections in the bytes, using sep as the delimiter."},       \
        {"startswith", ou_bytes_startswith, OU_METH_VARARGS,                               \
         "B.startswith(prefix[, start[, end]]) -> bool"},                                  \
        {"strip", ou_bytes_strip, OU_METH_VARARGS,                                         \
         "Strip leading and trailing bytes contained in the argument."},                   \
    {                                                                                      \
        "upper", ou_bytes_upper, OU_METH_NOARGS, "B.upper() -> copy of B"                  \
    }

/** The methods of bytes. */
extern OuMethodDef ou_bytes_methods[];

/* ---- the files of bytearray ------------------------------------------------------------------- */

/**
 * The item at an index that is not negative: @newref; NULL with IndexError set. CPython:
 * bytearray_getitem (Objects/bytearrayobject.c).
 */
OuObject *ou_bytearray_item(OuObject *op, Ou_ssize_t index);

/**
 * `bytearray * count`: @newref; NULL with an error set. CPython: bytearray_repeat
 * (Objects/bytearrayobject.c).
 */
OuObject *ou_bytearray_repeat(OuObject *op, Ou_ssize_t count);

/**
 * `bytearray *= count`: @newref to itself; NULL with an error set. CPython: bytearray_irepeat
 * (Objects/bytearrayobject.c).
 */
OuObject *ou_bytearray_inplace_repeat(OuObject *op, Ou_ssize_t count);

/**
 * `bytearray += other`: @newref to itself; NULL with an error set. CPython: bytearray_iconcat
 * (Objects/bytearrayobject.c).
 */
OuObject *ou_bytearray_inplace_concat(OuObject *op, OuObject *other);

/** bytearray[key]. CPython: bytearray_subscript (Objects/bytearrayobject.c). */
OuObject *ou_bytearray_subscript(OuObject *op, OuObject *key);

/**
 * bytearray[key] = value, or its deletion when `value` is NULL: 0; -1 with an error set. CPython:
 * bytearray_ass_subscript (Objects/bytearrayobject.c).
 */
int ou_bytearray_ass_subscript(OuObject *op, OuObject *key, OuObject *value);

/**
 * Replaces the bytes from `low` to `high` by others, which are not the bytearray's own: 0; -1 with
 * MemoryError set, and nothing is changed. CPython: bytearray_setslice_linear
 * (Objects/bytearrayobject.c).
 */
int ou_bytearray_splice(OuObject *op, Ou_ssize_t low, Ou_ssize_t high, OuByteSpan span);

/** Appends one byte: 0; -1 with MemoryError set. */
int ou_bytearray_append(OuObject *op, int value);

/** Appends what an iterable of ints gives: 0; -1 with an error set, and what came before it stays. */
int ou_bytearray_append_items(OuObject *op, OuObject *iterator);

/** The methods of bytearrays, in bytearray_methods.c. */
extern OuMethodDef ou_bytearray_methods[];

#endif
