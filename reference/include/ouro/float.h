/* SPDX-License-Identifier: MIT */
/**
 * @file float.h
 * Python's float: a C double in an object.
 */
#ifndef OURO_FLOAT_H
#define OURO_FLOAT_H

#include "ouro/object.h"

/** A float. CPython: PyFloatObject (Include/cpython/floatobject.h). */
typedef struct OuFloatObject {
    OuObject ob_base; /**< the common head */
    double ob_fval;   /**< the value */
} OuFloatObject;

extern OuTypeObject OuFloat_Type; /**< float. CPython: PyFloat_Type. */

/**
 * Whether an object is exactly a float.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyFloat_CheckExact (Include/floatobject.h).
 */
static inline int OuFloat_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuFloat_Type;
}

/**
 * Whether an object is a float or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyFloat_Check (Include/floatobject.h).
 */
int OuFloat_Check(const OuObject *op);

/**
 * The value of an object that is a float; no check.
 *
 * @param op  @borrowed; a float
 * @return the value
 *
 * CPython: PyFloat_AS_DOUBLE (Include/cpython/floatobject.h).
 */
static inline double ou_float_value(const OuObject *op)
{
    return ((const OuFloatObject *)op)->ob_fval;
}

/**
 * Makes a float.
 *
 * @param value  any; also an infinity or NaN
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyFloat_FromDouble (Objects/floatobject.c).
 */
OuObject *OuFloat_FromDouble(double value);

/**
 * Reads a float from a str (or bytes): float(text).
 *
 * @param text  @borrowed
 * @return @newref; NULL with ValueError, TypeError or MemoryError set
 *
 * CPython: PyFloat_FromString (Objects/floatobject.c).
 */
OuObject *OuFloat_FromString(OuObject *text);

/**
 * The C value of a float, or of what has `__float__` or `__index__`.
 *
 * @param op  @borrowed
 * @return the value; -1.0 with TypeError or OverflowError set
 *
 * CPython: PyFloat_AsDouble (Objects/floatobject.c).
 */
double OuFloat_AsDouble(OuObject *op);

/**
 * The hash of a double, equal to that of an equal int.
 *
 * @param op     @borrowed; whose value it is: tells one NaN from another
 * @param value  the double
 * @return the hash; never -1
 *
 * CPython: _Py_HashDouble (Python/pyhash.c).
 */
Ou_hash_t ou_hash_double(OuObject *op, double value);

/** Room for the text of any ou_float_repr(), its NUL included. */
#define OU_FLOAT_REPR_SIZE 32

/**
 * Writes the shortest text that reads back as the same double: repr(value).
 *
 * @param value  any
 * @param text   receives the text, NUL-terminated
 *
 * Allocates nothing. The locale's decimal point must be '.': a program sets LC_CTYPE, never LC_ALL.
 * CPython: PyOS_double_to_string (Python/pystrtod.c) with 'r'. Unlike CPython's, tries 1 to 17 digits until
 * one reads back: no conversion code of its own.
 */
void ou_float_repr(double value, char text[OU_FLOAT_REPR_SIZE]);

/**
 * Reads a float literal or the text of float(): no white space, no underscores.
 *
 * @param text        NUL-terminated
 * @param[out] value  receives the value
 * @return 0, or -1 when the whole text is not a float; no error is set
 *
 * CPython: PyOS_string_to_double (Python/pystrtod.c).
 */
int ou_string_to_double(const char *text, double *value);

#endif
