/* SPDX-License-Identifier: MIT */
/**
 * @file complex.h
 * Python's complex: two C doubles in an object.
 */
#ifndef OURO_COMPLEX_H
#define OURO_COMPLEX_H

#include "ouro/object.h"

/** The value of a complex. CPython: Py_complex (Include/cpython/complexobject.h). */
typedef struct OuComplex {
    double real; /**< the real part */
    double imag; /**< the imaginary part */
} OuComplex;

/** A complex. CPython: PyComplexObject (Include/cpython/complexobject.h). */
typedef struct OuComplexObject {
    OuObject ob_base; /**< the common head */
    OuComplex cval;   /**< the value */
} OuComplexObject;

extern OuTypeObject OuComplex_Type; /**< complex. CPython: PyComplex_Type. */

/**
 * Whether an object is exactly a complex.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyComplex_CheckExact (Include/complexobject.h).
 */
static inline int OuComplex_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuComplex_Type;
}

/**
 * Whether an object is a complex or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyComplex_Check (Include/complexobject.h).
 */
int OuComplex_Check(const OuObject *op);

/**
 * The value of an object that is a complex; no check.
 *
 * @param op  @borrowed; a complex
 * @return the value
 *
 * CPython: PyComplex_AsCComplex (Objects/complexobject.c).
 */
static inline OuComplex ou_complex_value(const OuObject *op)
{
    return ((const OuComplexObject *)op)->cval;
}

/**
 * Makes a complex.
 *
 * @param real  the real part
 * @param imag  the imaginary part
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyComplex_FromDoubles (Objects/complexobject.c).
 */
OuObject *OuComplex_FromDoubles(double real, double imag);

#endif
