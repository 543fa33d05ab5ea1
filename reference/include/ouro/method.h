/* SPDX-License-Identifier: MIT */
/**
 * @file method.h
 * Bound methods: a callable and the object it is called on.
 */
#ifndef OURO_METHOD_H
#define OURO_METHOD_H

#include "ouro/object.h"

/** A bound method. CPython: PyMethodObject (Include/cpython/classobject.h). */
typedef struct OuMethodObject {
    OuObject ob_base;         /**< the head of every object */
    OuObject *im_func;        /**< owned: what is called */
    OuObject *im_self;        /**< owned: its first argument */
    OuObject *im_weakreflist; /**< weak references to the method */
} OuMethodObject;

extern OuTypeObject OuMethod_Type; /**< method. CPython: PyMethod_Type. */

/**
 * Whether an object is a bound method.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyMethod_Check (Include/cpython/classobject.h).
 */
static inline int OuMethod_Check(const OuObject *op)
{
    return op->ob_type == &OuMethod_Type;
}

/**
 * The function of a bound method; no check.
 *
 * @param op  @borrowed; a bound method
 * @return @borrowed
 *
 * CPython: PyMethod_GET_FUNCTION (Include/cpython/classobject.h).
 */
static inline OuObject *OuMethod_GET_FUNCTION(const OuObject *op)
{
    return ((const OuMethodObject *)op)->im_func;
}

/**
 * The object of a bound method; no check.
 *
 * @param op  @borrowed; a bound method
 * @return @borrowed
 *
 * CPython: PyMethod_GET_SELF (Include/cpython/classobject.h).
 */
static inline OuObject *OuMethod_GET_SELF(const OuObject *op)
{
    return ((const OuMethodObject *)op)->im_self;
}

/**
 * Binds a callable to an object.
 *
 * @param func  @borrowed
 * @param self  @borrowed
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: PyMethod_New (Objects/classobject.c).
 */
OuObject *OuMethod_New(OuObject *func, OuObject *self);

#endif
