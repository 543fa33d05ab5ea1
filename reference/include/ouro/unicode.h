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
 * Whether an object is a str or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyUnicode_Check (Include/unicodeobject.h).
 */
static inline int OuUnicode_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_UNICODE_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly a str.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyUnicode_CheckExact (Include/unicodeobject.h).
 */
static inline int OuUnicode_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuUnicode_Type;
}

/**
 * How many code points a str has; no check.
 *
 * @param op  @borrowed; a str
 * @return the number
 *
 * CPython: PyUnicode_GET_LENGTH (Include/cpython/unicodeobject.h).
 */
static inline Ou_ssize_t ou_unicode_length(const OuObject *op)
{
    return ((const OuVarObject *)op)->ob_size;
}

/**
 * The units of a str; no check.
 *
 * @param op  @borrowed; a str
 * @return borrowed
 *
 * CPython: PyUnicode_DATA (Include/cpython/unicodeobject.h).
 */
static inline void *ou_unicode_data(const OuObject *op)
{
    return ((const OuUnicodeObject *)op)->data;
}

/**
 * Bytes per unit of a str; no check.
 *
 * @param op  @borrowed; a str
 * @return 1, 2 or 4
 *
 * CPython: PyUnicode_KIND (Include/cpython/unicodeobject.h).
 */
static inline int ou_unicode_kind(const OuObject *op)
{
    return ((const OuUnicodeObject *)op)->kind;
}

/**
 * Reads a unit.
 *
 * @param kind   bytes per unit
 * @param data   the units
 * @param index  of the unit
 * @return the code point
 *
 * CPython: PyUnicode_READ (Include/cpython/unicodeobject.h).
 */
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
 * Writes a unit of a str that is being made.
 *
 * @param kind       bytes per unit
 * @param data       the units
 * @param index      of the unit
 * @param character  fits a unit
 *
 * CPython: PyUnicode_WRITE (Include/cpython/unicodeobject.h).
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
 * The code point at a place that exists; no check.
 *
 * @param op     @borrowed; a str
 * @param index  from 0, below the length
 * @return the code point
 *
 * CPython: PyUnicode_READ_CHAR (Include/cpython/unicodeobject.h).
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

/**
 * Makes a str of NUL-terminated UTF-8.
 *
 * @param text  UTF-8; copied
 * @return @newref; NULL with UnicodeDecodeError or MemoryError set
 */
OuObject *OuUnicode_FromString(const char *text);

/**
 * Makes a str of UTF-8.
 *
 * @param text  UTF-8; copied
 * @param size  how many bytes
 * @return @newref; NULL with UnicodeDecodeError or MemoryError set
 */
OuObject *OuUnicode_FromStringAndSize(const char *text, Ou_ssize_t size);

/**
 * Makes a str of units, which uses the least that is enough.
 *
 * @param kind  bytes per unit: 1, 2 or 4
 * @param data  the units; copied
 * @param size  how many units
 * @return @newref; NULL with MemoryError set
 */
OuObject *OuUnicode_FromKindAndData(int kind, const void *data, Ou_ssize_t size);

/**
 * Makes a str of one code point.
 *
 * @param ordinal  the code point
 * @return @newref; NULL with ValueError ("chr() arg not in range(0x110000)") or MemoryError set
 */
OuObject *OuUnicode_FromOrdinal(int ordinal);

/**
 * An exact str equal to a str: `op` itself if it is exact.
 *
 * @param op  @borrowed
 * @return @newref; NULL with TypeError or MemoryError set
 *
 * CPython: PyUnicode_FromObject (Objects/unicodeobject.c).
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

/**
 * As OuUnicode_FromFormat().
 *
 * @param format  see there
 * @param args    what the format asks for
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_FromFormatV(const char *format, va_list args);

/**
 * Sets the error record with a message in the format of OuUnicode_FromFormat(), of any length. Use
 * it where CPython's PyErr_Format() has %R, %S or %U.
 *
 * @param kind    which error
 * @param format  as OuUnicode_FromFormat() has it, then what it asks for
 * @return NULL always; if the message cannot be made, that error is set instead
 */
void *ou_err_format(OuExcKind kind, const char *format, ...);

/* ---- reading strs --------------------------------------------------------------------------- */

/**
 * The UTF-8 of a str, which is kept in it.
 *
 * @param op  @borrowed
 * @return borrowed, NUL-terminated; NULL with TypeError, UnicodeEncodeError or MemoryError set
 */
const char *OuUnicode_AsUTF8(OuObject *op);

/**
 * As OuUnicode_AsUTF8(), and how many bytes.
 *
 * @param op    @borrowed
 * @param size  receives the number; may be NULL
 * @return borrowed, NUL-terminated; NULL with TypeError, UnicodeEncodeError or MemoryError set
 */
const char *OuUnicode_AsUTF8AndSize(OuObject *op, Ou_ssize_t *size);

/**
 * Makes bytes of a str, in UTF-8.
 *
 * @param op  @borrowed
 * @return @newref, bytes; NULL with an error set
 */
OuObject *OuUnicode_AsUTF8String(OuObject *op);

/**
 * How many code points a str has.
 *
 * @param op  @borrowed
 * @return the number; -1 with TypeError set if it is not a str
 */
Ou_ssize_t OuUnicode_GetLength(OuObject *op);

/**
 * The code point at an index.
 *
 * @param op     @borrowed
 * @param index  from 0
 * @return the code point; (OuUCS4)-1 with IndexError or TypeError set
 */
OuUCS4 OuUnicode_ReadChar(OuObject *op, Ou_ssize_t index);

/**
 * Encodes a str.
 *
 * @param op        @borrowed; a str
 * @param encoding  its name; NULL: "utf-8"
 * @param errors    the handler; NULL: "strict"
 * @return @newref, bytes; NULL with LookupError, UnicodeEncodeError or another error set
 */
OuObject *OuUnicode_AsEncodedString(OuObject *op, const char *encoding, const char *errors);

/**
 * Decodes bytes.
 *
 * @param data      the bytes
 * @param size      how many
 * @param encoding  its name; NULL: "utf-8"
 * @param errors    the handler; NULL: "strict"
 * @return @newref, a str; NULL with LookupError, UnicodeDecodeError or another error set
 */
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

/**
 * The interned str of a UTF-8 text.
 *
 * @param text  UTF-8; copied
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_InternFromString(const char *text);

/* ---- working with strs ---------------------------------------------------------------------- */

/**
 * Compares two strs by code points.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return -1, 0 or 1; -1 with TypeError set if one is not a str
 */
int OuUnicode_Compare(OuObject *left, OuObject *right);

/**
 * Compares a str with an ASCII text. Cannot fail.
 *
 * @param op    @borrowed; a str
 * @param text  ASCII, NUL-terminated
 * @return -1, 0 or 1
 */
int OuUnicode_CompareWithASCIIString(OuObject *op, const char *text);

/**
 * Whether two strs are equal. Cannot fail.
 *
 * @param left   @borrowed; a str
 * @param right  @borrowed; a str
 * @return 1 or 0
 *
 * CPython: _PyUnicode_EQ (Objects/unicodeobject.c).
 */
int ou_unicode_eq(OuObject *left, OuObject *right);

/**
 * Whether a str equals an ASCII text. Cannot fail.
 *
 * @param op    @borrowed; a str
 * @param text  ASCII, NUL-terminated
 * @return 1 or 0
 *
 * CPython: _PyUnicode_EqualToASCIIString (Objects/unicodeobject.c).
 */
int ou_unicode_equal_to_ascii(OuObject *op, const char *text);

/**
 * Whether one str is in another one.
 *
 * @param op    @borrowed
 * @param part  @borrowed
 * @return 1 or 0; -1 with TypeError set
 */
int OuUnicode_Contains(OuObject *op, OuObject *part);

/**
 * left + right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_Concat(OuObject *left, OuObject *right);

/**
 * Replaces a str by itself and another one.
 *
 * @param slot   owns a str, then the longer one; NULL with an error set on failure
 * @param right  @borrowed
 */
void OuUnicode_Append(OuObject **slot, OuObject *right);

/**
 * separator.join(sequence).
 *
 * @param separator  @borrowed; a str; NULL: a blank
 * @param sequence   @borrowed; an iterable of strs
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_Join(OuObject *separator, OuObject *sequence);

/**
 * op[start:end], bounds cut to the str.
 *
 * @param op     @borrowed
 * @param start  the first place
 * @param end    the place behind the last one
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_Substring(OuObject *op, Ou_ssize_t start, Ou_ssize_t end);

/**
 * op.split(separator, maxsplit).
 *
 * @param op         @borrowed
 * @param separator  @borrowed; a str; NULL: white space
 * @param maxsplit   how many cuts at most; -1: any number
 * @return @newref, a list; NULL with an error set
 */
OuObject *OuUnicode_Split(OuObject *op, OuObject *separator, Ou_ssize_t maxsplit);

/**
 * op.splitlines(keepends).
 *
 * @param op        @borrowed
 * @param keepends  1: each line keeps its end
 * @return @newref, a list; NULL with an error set
 */
OuObject *OuUnicode_Splitlines(OuObject *op, int keepends);

/**
 * op.replace(old, replacement, count).
 *
 * @param op           @borrowed
 * @param old          @borrowed
 * @param replacement  @borrowed
 * @param count        how many at most; -1: all
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_Replace(OuObject *op, OuObject *old, OuObject *replacement, Ou_ssize_t count);

/**
 * Where one str is in a stretch of another one.
 *
 * @param op         @borrowed
 * @param part       @borrowed; a str
 * @param start      the first place to look at
 * @param end        the place behind the last one
 * @param direction  1: the first, -1: the last
 * @return the place; -1: nowhere
 */
Ou_ssize_t OuUnicode_Find(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                          int direction);

/**
 * Whether a stretch of a str begins or ends with another one.
 *
 * @param op         @borrowed
 * @param part       @borrowed; a str
 * @param start      where the stretch begins
 * @param end        the place behind its end
 * @param direction  -1: begins, 1: ends
 * @return 1 or 0
 */
int OuUnicode_Tailmatch(OuObject *op, OuObject *part, Ou_ssize_t start, Ou_ssize_t end,
                        int direction);

/**
 * format % args. In format.h's part.
 *
 * @param format  @borrowed; a str
 * @param args    @borrowed; a tuple, a mapping, or one value
 * @return @newref; NULL with an error set
 */
OuObject *OuUnicode_Format(OuObject *format, OuObject *args);

/**
 * Whether a str is an identifier.
 *
 * @param op  @borrowed; a str
 * @return 1 or 0
 */
int OuUnicode_IsIdentifier(OuObject *op);

/**
 * The repr, with quotes and escapes.
 *
 * @param op  @borrowed; a str
 * @return @newref, a str; NULL with MemoryError set
 *
 * CPython: unicode_repr (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_repr(OuObject *op);

/**
 * A repr with what is not ASCII escaped.
 *
 * @param op  @borrowed; a str that holds a repr
 * @return @newref, a str; NULL with MemoryError set
 */
OuObject *ou_unicode_ascii(OuObject *op);

/**
 * Whether repr shows a code point as it is.
 *
 * @param character  a code point
 * @return 1 or 0
 *
 * CPython: _PyUnicode_IsPrintable (Objects/unicodectype.c).
 */
int ou_unicode_isprintable(OuUCS4 character);

/**
 * Whether a code point is white space to str.split().
 *
 * @param character  a code point
 * @return 1 or 0
 *
 * CPython: _PyUnicode_IsWhitespace (Include/cpython/unicodeobject.h).
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
 * Adds a code point.
 *
 * @param writer     what has been written so far
 * @param character  the code point
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyUnicodeWriter_WriteChar (Objects/unicodeobject.c).
 */
int ou_writer_char(OuUnicodeWriter *writer, OuUCS4 character);

/**
 * Adds a code point several times.
 *
 * @param writer     what has been written so far
 * @param character  the code point
 * @param count      how often
 * @return 0; -1 with MemoryError set
 */
int ou_writer_fill(OuUnicodeWriter *writer, OuUCS4 character, Ou_ssize_t count);

/**
 * Adds a str.
 *
 * @param writer  what has been written so far
 * @param text    @borrowed; a str
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyUnicodeWriter_WriteStr (Objects/unicodeobject.c).
 */
int ou_writer_str(OuUnicodeWriter *writer, OuObject *text);

/**
 * Adds text[start:end] of a str.
 *
 * @param writer  what has been written so far
 * @param text    @borrowed; a str
 * @param start   within the str
 * @param end     within the str, not below start
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyUnicodeWriter_WriteSubstring (Objects/unicodeobject.c).
 */
int ou_writer_substring(OuUnicodeWriter *writer, OuObject *text, Ou_ssize_t start, Ou_ssize_t end);

/**
 * Adds NUL-terminated ASCII.
 *
 * @param writer  what has been written so far
 * @param text    ASCII
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyUnicodeWriter_WriteASCIIString (Objects/unicodeobject.c).
 */
int ou_writer_ascii(OuUnicodeWriter *writer, const char *text);

/**
 * Adds the repr of an object.
 *
 * @param writer  what has been written so far
 * @param op      @borrowed
 * @return 0; -1 with its error set
 */
int ou_writer_repr(OuUnicodeWriter *writer, OuObject *op);

/**
 * Makes the str.
 *
 * @param writer  empty afterwards
 * @return @newref; NULL with MemoryError set
 *
 * CPython: _PyUnicodeWriter_Finish (Objects/unicodeobject.c).
 */
OuObject *ou_writer_finish(OuUnicodeWriter *writer);

/**
 * Frees what a writer holds.
 *
 * @param writer  empty afterwards
 *
 * CPython: _PyUnicodeWriter_Dealloc (Objects/unicodeobject.c).
 */
void ou_writer_drop(OuUnicodeWriter *writer);

/**
 * Makes the empty str, the table of interned strs and the identifiers.
 *
 * @return 0; -1 with MemoryError set
 */
int ou_unicode_init(void);
/** Releases them; interned strs that are alive stay alive. */
void ou_unicode_fini(void);

#endif
