/* SPDX-License-Identifier: MIT */
/**
 * @file long.h
 * Python's int: whole numbers of any size.
 *
 * A value that fits an int64_t is *small*: it stands in the object and ob_size is 0. Any other is
 * *big*: ob_size digits of 60 bits follow the object, as libtommath lays them out, and `value` is
 * the sign, 1 or -1. A small value is never kept as a big one, so equal values have one form only.
 *
 * The ints from -5 to 256 exist once each, as in CPython.
 */
#ifndef OURO_LONG_H
#define OURO_LONG_H

#include "ouro/object.h"

/**
 * An int. CPython: PyLongObject (Include/cpython/longintrepr.h). Unlike CPython's digits of 30 bits,
 * a small value is one machine word, and a large one a number of libtommath.
 */
typedef struct OuLongObject {
    OuVarObject ob_base; /**< ob_size: 0 when small, else the number of digits */
    int64_t value;       /**< the value when small, else the sign: 1 or -1 */
    uint64_t digits[];   /**< of a big one: base 2^60, least significant first */
} OuLongObject;

extern OuTypeObject OuLong_Type; /**< int. CPython: PyLong_Type. */

/**
 * Whether an object is an int or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyLong_Check (Include/longobject.h).
 */
static inline int OuLong_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_LONG_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly an int, not a bool.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyLong_CheckExact (Include/longobject.h).
 */
static inline int OuLong_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuLong_Type;
}

/**
 * The int of a C value.
 *
 * @param value  any
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyLong_FromLong (Objects/longobject.c), PyLong_FromSsize_t, PyLong_FromLongLong
 * (Objects/longobject.c).
 */
OuObject *OuLong_FromLong(long value);

/**
 * As OuLong_FromLong().
 *
 * @param value  any
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyLong_FromSsize_t (Objects/longobject.c).
 */
OuObject *OuLong_FromSsize_t(Ou_ssize_t value);

/**
 * As OuLong_FromLong().
 *
 * @param value  any
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyLong_FromLongLong (Objects/longobject.c).
 */
OuObject *OuLong_FromLongLong(long long value);

/**
 * As OuLong_FromLong().
 *
 * @param value  any
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyLong_FromUnsignedLongLong (Objects/longobject.c).
 */
OuObject *OuLong_FromUnsignedLongLong(unsigned long long value);

/**
 * As OuLong_FromLong().
 *
 * @param value  any
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyLong_FromSize_t (Objects/longobject.c).
 */
OuObject *OuLong_FromSize_t(size_t value);

/**
 * The address as an int: id().
 *
 * @param pointer  not followed
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyLong_FromVoidPtr (Objects/longobject.c).
 */
OuObject *OuLong_FromVoidPtr(const void *pointer);

/**
 * The int of a float, cut towards zero.
 *
 * @param value  any
 * @return @newref; NULL with OverflowError (infinite), ValueError (not a number) or
 *         MemoryError set
 *
 * CPython: PyLong_FromDouble (Objects/longobject.c).
 */
OuObject *OuLong_FromDouble(double value);

/**
 * Reads an int literal: sign, prefix and underscores as int(text, base) takes them.
 *
 * @param text      NUL-terminated; surrounding white space is skipped
 * @param[out] end  NULL: everything must be used. Else receives where reading stopped
 * @param base      0 (by prefix) or 2 to 36
 * @return @newref; NULL with ValueError or MemoryError set
 *
 * CPython: PyLong_FromString (Objects/longobject.c).
 */
OuObject *OuLong_FromString(const char *text, char **end, int base);

/**
 * As OuLong_FromString() on a str: int(text, base).
 *
 * @param text  @borrowed; a str
 * @param base  0 or 2 to 36
 * @return @newref; NULL with ValueError or MemoryError set
 *
 * CPython: PyLong_FromUnicodeObject (Objects/longobject.c).
 */
OuObject *OuLong_FromUnicodeObject(OuObject *text, int base);

/**
 * As OuLong_FromUnicodeObject() on bytes or a bytearray.
 *
 * @param bytes  @borrowed; bytes or a bytearray
 * @param base   0 or 2 to 36
 * @return @newref; NULL with ValueError or MemoryError set
 *
 * CPython: _PyLong_FromBytes (Objects/longobject.c).
 */
OuObject *ou_long_from_bytes(OuObject *bytes, int base);

/**
 * The C value of an int or of what has `__index__`.
 *
 * @param op  @borrowed
 * @return the value; -1 with OverflowError or TypeError set
 *
 * CPython: PyLong_AsLong (Objects/longobject.c).
 */
long OuLong_AsLong(OuObject *op);

/**
 * As OuLong_AsLong().
 *
 * @param op  @borrowed
 * @return the value; -1 with OverflowError or TypeError set
 *
 * CPython: PyLong_AsLongLong (Objects/longobject.c).
 */
long long OuLong_AsLongLong(OuObject *op);

/**
 * As OuLong_AsLong(), of a true int only.
 *
 * @param op  @borrowed
 * @return the value; -1 with OverflowError or TypeError set
 *
 * CPython: PyLong_AsSsize_t (Objects/longobject.c).
 */
Ou_ssize_t OuLong_AsSsize_t(OuObject *op);

/**
 * As OuLong_AsLong(), for 0 and above.
 *
 * @param op  @borrowed
 * @return the value; (size_t)-1 with OverflowError or TypeError set
 *
 * CPython: PyLong_AsSize_t (Objects/longobject.c).
 */
size_t OuLong_AsSize_t(OuObject *op);

/**
 * As OuLong_AsLong(), for the range of int.
 *
 * @param op  @borrowed
 * @return the value; -1 with OverflowError or TypeError set
 *
 * CPython: _PyLong_AsInt (Objects/longobject.c).
 */
int ou_long_as_int(OuObject *op);

/**
 * As OuLong_AsLong(), and tells an overflow apart.
 *
 * @param op             @borrowed
 * @param[out] overflow  1: too large, -1: too small, and then the result is -1 and no error is set;
 *                       0: neither
 * @return the value; -1 as said, or with TypeError set
 *
 * CPython: PyLong_AsLongAndOverflow (Objects/longobject.c).
 */
long OuLong_AsLongAndOverflow(OuObject *op, int *overflow);

/**
 * The nearest double of an int.
 *
 * @param op  @borrowed
 * @return the double; -1.0 with OverflowError or TypeError set
 *
 * CPython: PyLong_AsDouble (Objects/longobject.c).
 */
double OuLong_AsDouble(OuObject *op);

/**
 * The sign of an int.
 *
 * @param op  @borrowed; an int
 * @return -1, 0 or 1
 *
 * CPython: _PyLong_Sign (Objects/longobject.c).
 */
int ou_long_sign(const OuObject *op);

/**
 * Whether an int is small, see the file comment.
 *
 * @param op  @borrowed; an int
 * @return 1 or 0
 */
static inline int ou_long_is_small(const OuObject *op)
{
    return ((const OuVarObject *)op)->ob_size == 0;
}

/**
 * The digits of an int in a base.
 *
 * @param op      @borrowed; an int
 * @param base    2 to 36
 * @param prefix  1: with 0b, 0o, 0x where the base has one
 * @return @newref to a str; NULL with MemoryError, or ValueError past 4300 decimal digits
 *
 * CPython: _PyLong_Format (Objects/longobject.c).
 */
OuObject *ou_long_format(OuObject *op, int base, int prefix);

/**
 * Quotient and remainder, floored.
 *
 * @param left   @borrowed; an int
 * @param right  @borrowed; an int
 * @return @newref, a tuple; NULL with ZeroDivisionError or MemoryError set
 *
 * CPython: long_divmod (Objects/longobject.c).
 */
OuObject *ou_long_divmod(OuObject *left, OuObject *right);

/**
 * Makes an int of a derived type.
 *
 * @param type  @borrowed; derived from int
 * @param op    @borrowed; an int, whose value is copied
 * @return @newref; NULL with MemoryError set
 *
 * CPython: long_subtype_new (Objects/longobject.c).
 */
OuObject *ou_long_subtype_new(OuTypeObject *type, OuObject *op);

/**
 * The most decimal digits that str() and int() convert. CPython: _PY_LONG_DEFAULT_MAX_STR_DIGITS
 * (Include/internal/pycore_long.h).
 */
#define OU_LONG_MAX_STR_DIGITS 4300
/** The limit in force; 0: none. CPython: sys_set_int_max_str_digits_impl (Python/sysmodule.c). */
extern int ou_long_max_str_digits;

/**
 * Makes the small ints.
 *
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyLong_InitTypes (Objects/longobject.c).
 */
int ou_long_init(void);
/** Releases the small ints. CPython: _PyLong_FiniTypes (Objects/longobject.c). */
void ou_long_fini(void);

#endif
