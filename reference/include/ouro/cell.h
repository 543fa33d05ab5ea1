/* SPDX-License-Identifier: MIT */
/**
 * @file cell.h
 * Cells: a variable that a function shares with the functions inside it.
 */
#ifndef OURO_CELL_H
#define OURO_CELL_H

#include "ouro/object.h"
#include "ouro/refcount.h"

/** A cell. CPython: PyCellObject (Include/cpython/cellobject.h). */
typedef struct OuCellObject {
    OuObject ob_base; /**< the head of every object */
    OuObject *ob_ref; /**< owned, or NULL: the variable is not bound */
} OuCellObject;

extern OuTypeObject OuCell_Type; /**< cell. CPython: PyCell_Type. */

/** Whether an object is a cell: 1 or 0. CPython: PyCell_Check (Include/cpython/cellobject.h). */
static inline int OuCell_Check(const OuObject *op)
{
    return op->ob_type == &OuCell_Type;
}

/**
 * A cell that holds `value` (borrowed, may be NULL): new, tracked; NULL with MemoryError. CPython:
 * PyCell_New (Objects/cellobject.c).
 */
OuObject *OuCell_New(OuObject *value);
/**
 * What a cell holds: new; NULL without an error when empty, NULL with SystemError when it is no
 * cell. CPython: PyCell_Get (Objects/cellobject.c).
 */
OuObject *OuCell_Get(OuObject *cell);
/**
 * Puts `value` (borrowed, may be NULL) into a cell, then releases the old one: 0, or -1. CPython:
 * PyCell_Set (Objects/cellobject.c).
 */
int OuCell_Set(OuObject *cell, OuObject *value);

/**
 * What a cell holds, borrowed, or NULL; no check. CPython: PyCell_GET
 * (Include/cpython/cellobject.h).
 */
static inline OuObject *OuCell_GET(OuObject *cell)
{
    return ((OuCellObject *)cell)->ob_ref;
}

/**
 * Puts `value` (stolen) into a cell; the old one is *not* released; no check. CPython: PyCell_SET
 * (Include/cpython/cellobject.h).
 */
static inline void OuCell_SET(OuObject *cell, OuObject *value)
{
    ((OuCellObject *)cell)->ob_ref = value;
}

#endif
