/* SPDX-License-Identifier: MIT */
/**
 * @file bool.h
 * False and True: two ints, with a type of their own that derives from int.
 */
#ifndef OURO_BOOL_H
#define OURO_BOOL_H

#include "ouro/long.h"
#include "ouro/refcount.h"

extern OuTypeObject OuBool_Type; /**< bool. CPython: PyBool_Type. */

extern OuLongObject OuFalse_Struct; /**< CPython: _Py_FalseStruct. */
extern OuLongObject OuTrue_Struct;  /**< CPython: _Py_TrueStruct. */

/** False; borrowed. CPython: Py_False (Include/boolobject.h). */
#define Ou_False ((OuObject *)&OuFalse_Struct)
/** True; borrowed. CPython: Py_True (Include/boolobject.h). */
#define Ou_True ((OuObject *)&OuTrue_Struct)

/** Returns a new reference to True. CPython: Py_RETURN_TRUE (Include/boolobject.h). */
#define OU_RETURN_TRUE return Ou_NewRef(Ou_True)
/** Returns a new reference to False. CPython: Py_RETURN_FALSE (Include/boolobject.h). */
#define OU_RETURN_FALSE return Ou_NewRef(Ou_False)

/**
 * Whether an object is True or False.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyBool_Check (Include/boolobject.h).
 */
static inline int OuBool_Check(const OuObject *op)
{
    return op->ob_type == &OuBool_Type;
}

/**
 * The bool of a C truth value.
 *
 * @param value  0 or not 0
 * @return @newref to False or True; never fails
 *
 * CPython: PyBool_FromLong (Objects/boolobject.c).
 */
OuObject *OuBool_FromLong(long value);

#endif
