/* SPDX-License-Identifier: MIT */
/**
 * @file none.h
 * None, NotImplemented and Ellipsis: three objects that exist once each.
 *
 * As in CPython 3.11 they are counted like any other object. Each has one reference that nobody
 * owns, so an honest program never brings a count to 0.
 */
#ifndef OURO_NONE_H
#define OURO_NONE_H

#include "ouro/object.h"
#include "ouro/refcount.h"

extern OuTypeObject OuNone_Type;           /**< NoneType. CPython: _PyNone_Type. */
extern OuTypeObject OuNotImplemented_Type; /**< CPython: _PyNotImplemented_Type. */
extern OuTypeObject OuEllipsis_Type;       /**< ellipsis. CPython: PyEllipsis_Type. */

extern OuObject OuNone_Struct;           /**< CPython: _Py_NoneStruct. */
extern OuObject OuNotImplemented_Struct; /**< CPython: _Py_NotImplementedStruct. */
extern OuObject OuEllipsis_Struct;       /**< CPython: _Py_EllipsisObject. */

/** None; borrowed. CPython: Py_None (Include/object.h). */
#define Ou_None (&OuNone_Struct)
/** NotImplemented; borrowed. CPython: Py_NotImplemented (Include/object.h). */
#define Ou_NotImplemented (&OuNotImplemented_Struct)
/** Ellipsis; borrowed. CPython: Py_Ellipsis (Include/sliceobject.h). */
#define Ou_Ellipsis (&OuEllipsis_Struct)

/** Returns a new reference to None. CPython: Py_RETURN_NONE (Include/object.h). */
#define OU_RETURN_NONE return Ou_NewRef(Ou_None)
/**
 * Returns a new reference to NotImplemented. CPython: Py_RETURN_NOTIMPLEMENTED (Include/object.h).
 */
#define OU_RETURN_NOTIMPLEMENTED return Ou_NewRef(Ou_NotImplemented)

/**
 * Whether an object is None.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: Py_IsNone (Objects/object.c).
 */
static inline int Ou_IsNone(const OuObject *op)
{
    return op == Ou_None;
}

#endif
