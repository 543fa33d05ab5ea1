/* SPDX-License-Identifier: MIT */
/**
 * @file unicode.h
 * Python's str: an array of code points that never changes.
 *
 * As PEP 393 has it, a str keeps its code points in units of 1, 2 or 4 bytes, the least that holds
 * its largest one; so indexing is constant, and equal strs have equal bytes. An exact str is one
 * block: the struct and then the units. A str of a derived type has its units in a block of their own.
 *
 * *Interned* strs exist once per value; the table does not own them, they leave it when they die.
 */
#ifndef OURO_UNICODE_H
#define OURO_UNICODE_H

#include "ouro/errors.h"
#include "ouro/ids.h"
#include "ouro/object.h"

#include <stdarg.h>

/** A code point. CPython: Py_UCS4 (Include/unicodeobject.h). */
typedef uint32_t OuUCS4;

/**
 * How many bytes one unit of a str has. CPython: enum PyUnicode_Kind
 * (Include/cpython/unicodeobject.h).
 */
enum {
    OU_UNICODE_1BYTE_KIND = 1, /**< all code points are below 0x100 */
    OU_UNICODE_2BYTE_KIND = 2, /**< all code points are below 0x10000 */
    OU_UNICODE_4BYTE_KIND = 4, /**< any code point */
};

/**
 * A str. CPython: PyASCIIObject (Include/cpython/unicodeobject.h) and its kin
 * (Include/cpython/unicodeobject.h).
 */
typedef struct OuUnicodeObject {
    OuVarObject ob_base;    /**< ob_size: code points */
    Ou_hash_t hash;         /**< the hash, or -1 while it was never asked for */
    unsigned char kind;     /**< bytes per unit: 1, 2 or 4 */
    unsigned char ascii;    /**< 1: all code points are below 128 */
    unsigned char interned; /**< 1: in the table of interned strs */
    char *utf8;             /**< NUL-terminated UTF-8: owned, NULL until asked for; ASCII: data */
    Ou_ssize_t utf8_length; /**< bytes of utf8 */
    void *data;             /**< the units, and a zero unit that is not counted */
} OuUnicodeObject;

extern OuTypeObject OuUnicode_Type; /**< str. CPython: PyUnicode_Type. */

/**
 * Whether an object is a str or of a derived type: 1 or 0. CPython: PyUnicode_Check
 * (Include/unicodeobject.h).
 */
static inline int OuUnicode_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_UNICODE_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly a str: 1 or 0. CPython: PyUnicode_CheckExact
 * (Include/unicodeobject.h).
 */
static inline int OuUnicode_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuUnicode_Type;
}

/** Code points of a str. CPython: PyUnicode_GET_LENGTH (Include/cpython/unicodeobject.h). */
static inline Ou_ssize_t ou_unicode_length(const OuObject *op)
{
    return ((const OuVarObject *)op)->ob_size;
}

/** The units of a str; borrowed. CPython: PyUnicode_DATA (Include/cpython/unicodeobject.h). */
static inline void *ou_unicode_data(const OuObject *op)
{
    return ((const OuUnicodeObject *)op)->data;
}

/** Bytes per unit of a str. CPython: PyUnicode_KIND (Include/cpython/unicodeobject.h). */
static inline int ou_unicode_kind(const OuObject *op)
{
    return ((const OuUnicodeObject *)op)->kind;
}

/** Reads a unit. CPython: PyUnicode_READ (Include/cpython/unicodeobject.h). */
static inline OuUCS4 ou_unicode_read(int kind, const void *data, Ou_ssize_t index)
{
    switch (kind) {
    case OU_UNICODE_1BYTE_KIND:
        return ((const uint8_t *)data)[index];
    case OU_UNICODE_2BYTE_KIND:
        return ((const uint16_t *)data)[index];
    default:
        return ((const uint32_t *)data)[index];
    }
}

/**
 * Writes a unit of a str that is being made. CPython: PyUnicode_WRITE
 * (Include/cpython/unicodeobject.h).
 */
static inline void ou_unicode_write(int kind, void *data, Ou_ssize_t index, OuUCS4 character)
{
    switch (kind) {
    case OU_UNICODE_1BYTE_KIND:
        ((uint8_t *)data)[index] = (uint8_t)character;
        break;
    case OU_UNICODE_2BYTE_KIND:
        ((uint16_t *)data)[index] = (uint16_t)character;
        break;
    default:
        ((uint32_t *)data)[index] = character;
    }
}

/**
 * The code point at a place that exists. CPython: PyUnicode_READ_CHAR
 * (Include/cpython/unicodeobject.h).
 */
static inline OuUCS4 ou_unicode_char(const OuObject *op, Ou_ssize_t index)
{
    return ou_unicode_read(ou_unicode_kind(op), ou_unicode_data(op), index);
}

/* ---- making strs ---------------------------------------------------------------------------- */

/**
 * Makes a str to be filled in by the caller, at once and with a code point as large as `maxchar`
 * promises.
 *
 * @param size     code points
 * @param maxchar  the largest one
 * @return @newref; NULL with MemoryError set. Size 0 gives the shared empty str
 *
 * CPython: PyUnicode_New (Objects/unicodeobject.c), as all of this header.
 */
OuObject *OuUnicode_New(Ou_ssize_t size, OuUCS4 maxchar);

/** From NUL-terminated UTF-8: new; NULL with UnicodeDecodeError or MemoryError. */
OuObject *OuUnicode_FromString(const char *text);
/** From `size` bytes of UTF-8: new; NULL with UnicodeDecodeError or MemoryError. */
OuObject *OuUnicode_FromStringAndSize(const char *text, Ou_ssize_t size);
/** From units of 1, 2 or 4 bytes; the result uses the least that is enough. New, or NULL. */
OuObject *OuUnicode_FromKindAndData(int kind, const void *data, Ou_ssize_t size);
/** One code point: new; NULL with ValueError ("chr() arg not in range(0x110000)") or MemoryError. */
OuObject *OuUnicode_FromOrdinal(int ordinal);
/**
 * An exact str equal to a str: new; `op` itself if it is exact. CPython: PyUnicode_FromObject
 * (Objects/unicodeobject.c).
 */
OuObject *OuUnicode_FromObject(OuObject *op);

/**
 * Makes a str from a format.
 *
 * @param format  UTF-8 with %s %.100s %c %d %i %u %x %p %zd %zu %ld %lu %lld %llu %td, and of objects
 *                (borrowed) %U (a str), %S (str), %R (repr), %A (ascii), %T (its type's name); %%
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_FromFormat(const char *format, ...);
/** As OuUnicode_FromFormat(). */
OuObject *OuUnicode_FromFormatV(const char *format, va_list args);

/**
 * Sets the error record with a message in the format of OuUnicode_FromFormat(), of any length.
 *
 * @return NULL always; if the message cannot be made, that error is set instead
 *
 * Use it where CPython's PyErr_Format() has %R, %S or %U.
 */
void *ou_err_format(OuExcKind kind, const char *format, ...);

/* ---- reading strs --------------------------------------------------------------------------- */

/** NUL-terminated UTF-8, kept in the str: borrowed. NULL with TypeError, UnicodeEncodeError or MemoryError. */
const char *OuUnicode_AsUTF8(OuObject *op);
/** As OuUnicode_AsUTF8(), and how many bytes. */
const char *OuUnicode_AsUTF8AndSize(OuObject *op, Ou_ssize_t *size);
/** New bytes in UTF-8, or NULL. */
OuObject *OuUnicode_AsUTF8String(OuObject *op);
/** Code points; -1 with TypeError set if it is not a str. */
Ou_ssize_t OuUnicode_GetLength(OuObject *op);
/** The code point at an index; (OuUCS4)-1 with IndexError or TypeError set. */
OuUCS4 OuUnicode_ReadChar(OuObject *op, Ou_ssize_t index);

/** Encodes: new bytes; NULL with LookupError, UnicodeEncodeError ... NULL arguments mean "utf-8", "strict". */
OuObject *OuUnicode_AsEncodedString(OuObject *op, const char *encoding, const char *errors);
/** Decodes: new str; NULL with LookupError, UnicodeDecodeError ... As OuUnicode_AsEncodedString(). */
OuObject *OuUnicode_Decode(const char *data, Ou_ssize_t size, const char *encoding,
                           const char *errors);

/* ---- interning ------------------------------------------------------------------------------ */

/**
 * Replaces a str by the interned one of the same value.
 *
 * @param slot  owns a reference to a str; a derived type is left as it is, and so is everything
 *              when memory is short. Never sets an error
 */
void OuUnicode_InternInPlace(OuObject **slot);
/** The interned str of a UTF-8 text: new; NULL with an error set. */
OuObject *OuUnicode_InternFromString(const char *text);

/* ---- working with strs ---------------------------------------------------------------------- */

/** -1, 0 or 1 by code points; -1 with TypeError set if one is not a str. */
int OuUnicode_Compare(OuObject *left, OuObject *right);
/** Compares with an ASCII text: -1, 0 or 1; cannot fail. */
int OuUnicode_CompareWithASCIIString(OuObject *op, const char *text);
/**
 * Whether two strs are equal: 1 or 0; cannot fail. CPython: _PyUnicode_EQ
 * (Objects/unicodeobject.c).
 */
int ou_unicode_eq(OuObject *left, OuObject *right);
/**
 * Whether a str equals an ASCII text: 1 or 0. CPython: _PyUnicode_EqualToASCIIString
 * (Objects/unicodeobject.c).
 */
int ou_unicode_equal_to_ascii(OuObject *op, const char *text);
/** Whether `part` is in `op`: 1, 0, or -1 with TypeError set. */
int OuUnicode_Contains(OuObject *op, OuObject *part);
/** left + right: new, or NULL. */
OuObject *OuUnicode_Concat(OuObject *left, OuObject *right);
/** Replaces *slot (owned) by *slot + right (borrowed); *slot is NULL with an error set on failure. */
void OuUnicode_Append(OuObject **slot, OuObject *right);
/** separator.join(sequence); a NULL separator is a blank. New, or NULL. */
OuObject *OuUnicode_Join(OuObject *separator, OuObject *sequence);
/** op[start:end], bounds cut to the str: new, or NULL. */
OuObject *OuUnicode_Substring(OuObject *op, Ou_ssize_t start, Ou_ssize_t end);
/** op.split(separator, maxsplit), NULL separator: white space. New list, or NULL. */
OuObject *OuUnicode_Split(OuObject *op, OuObject *separator, Ou_ssize_t maxsplit);
/** op.splitlines(keepends): new list, or NULL. */
OuObject *OuUnicode_Splitlines(OuObject *op, int keepends);
/** op.replace(old, new, count); count -1: all. New, or NULL. */
OuObject *OuUnicode_Replace(OuObject *op, OuObject *old, OuObject *replacement, Ou_ssize_t count);
/** Where `part` is in op[start:end]; direction 1: first, -1: last. -1: nowhere. */
Ou_ssize_t OuUnicode_Find(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                          int direction);
/** Whether op[start:end] begins (direction -1) or ends (1) with `part`: 1 or 0. */
int OuUnicode_Tailmatch(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                        int direction);
/** format % args: new, or NULL. In format.h's part. */
OuObject *OuUnicode_Format(OuObject *format, OuObject *args);
/** Whether a str is an identifier: 1 or 0. */
int OuUnicode_IsIdentifier(OuObject *op);
/**
 * The repr, with quotes and escapes: new, or NULL. CPython: unicode_repr (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_repr(OuObject *op);
/** A repr with what is not ASCII escaped: new, or NULL. `op` is a str that holds a repr. */
OuObject *ou_unicode_ascii(OuObject *op);
/**
 * Whether repr shows a code point as it is: 1 or 0. CPython: _PyUnicode_IsPrintable
 * (Objects/unicodectype.c).
 */
int ou_unicode_isprintable(OuUCS4 character);
/**
 * Whether a code point is white space to str.split(): 1 or 0. CPython: _PyUnicode_IsWhitespace
 * (Include/cpython/unicodeobject.h).
 */
int ou_unicode_isspace(OuUCS4 character);

/* ---- building strs -------------------------------------------------------------------------- */

/**
 * A str that grows. Zero it to begin; then finish or drop it.
 * CPython: _PyUnicodeWriter (Include/cpython/unicodeobject.h).
 */
typedef struct OuUnicodeWriter {
    void *data;          /**< owned units */
    Ou_ssize_t length;   /**< code points in use */
    Ou_ssize_t capacity; /**< code points there is room for */
    int kind;            /**< bytes per unit; 0: nothing yet */
    OuUCS4 maxchar;      /**< all bits of all code points, or-ed */
} OuUnicodeWriter;

/**
 * Adds a code point: 0, or -1 with MemoryError. CPython: _PyUnicodeWriter_WriteChar
 * (Objects/unicodeobject.c).
 */
int ou_writer_char(OuUnicodeWriter *writer, OuUCS4 character);
/** Adds `count` times a code point: 0, or -1 with MemoryError. */
int ou_writer_fill(OuUnicodeWriter *writer, OuUCS4 character, Ou_ssize_t count);
/**
 * Adds a str: 0, or -1 with MemoryError. CPython: _PyUnicodeWriter_WriteStr
 * (Objects/unicodeobject.c).
 */
int ou_writer_str(OuUnicodeWriter *writer, OuObject *text);
/**
 * Adds text[start:end] of a str: 0, or -1. CPython: _PyUnicodeWriter_WriteSubstring
 * (Objects/unicodeobject.c).
 */
int ou_writer_substring(OuUnicodeWriter *writer, OuObject *text, Ou_ssize_t start, Ou_ssize_t end);
/**
 * Adds NUL-terminated ASCII: 0, or -1. CPython: _PyUnicodeWriter_WriteASCIIString
 * (Objects/unicodeobject.c).
 */
int ou_writer_ascii(OuUnicodeWriter *writer, const char *text);
/** Adds the repr of an object: 0, or -1 with its error. */
int ou_writer_repr(OuUnicodeWriter *writer, OuObject *op);
/**
 * The str; the writer is empty afterwards. New, or NULL. CPython: _PyUnicodeWriter_Finish
 * (Objects/unicodeobject.c).
 */
OuObject *ou_writer_finish(OuUnicodeWriter *writer);
/** Frees what a writer holds. CPython: _PyUnicodeWriter_Dealloc (Objects/unicodeobject.c). */
void ou_writer_drop(OuUnicodeWriter *writer);

/** Makes the empty str, the table of interned strs and the identifiers. 0, or -1 with MemoryError. */
int ou_unicode_init(void);
/** Releases them; interned strs that are alive stay alive. */
void ou_unicode_fini(void);

#endif
