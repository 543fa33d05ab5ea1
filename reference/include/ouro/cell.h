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

/**
 * Whether an object is a cell.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyCell_Check (Include/cpython/cellobject.h).
 */
static inline int OuCell_Check(const OuObject *op)
{
    return op->ob_type == &OuCell_Type;
}

/**
 * Makes a cell.
 *
 * @param value  @borrowed; what it holds, or NULL
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: PyCell_New (Objects/cellobject.c).
 */
OuObject *OuCell_New(OuObject *value);

/**
 * What a cell holds.
 *
 * @param cell  @borrowed
 * @return @newref; NULL without an error when it is empty; NULL with SystemError when it is no cell
 *
 * CPython: PyCell_Get (Objects/cellobject.c).
 */
OuObject *OuCell_Get(OuObject *cell);

/**
 * Puts something into a cell, then releases what was there.
 *
 * @param cell   @borrowed
 * @param value  @borrowed; may be NULL
 * @return 0; -1 with SystemError when it is no cell
 *
 * CPython: PyCell_Set (Objects/cellobject.c).
 */
int OuCell_Set(OuObject *cell, OuObject *value);

/**
 * What a cell holds; no check.
 *
 * @param cell  @borrowed; a cell
 * @return @borrowed, or NULL
 *
 * CPython: PyCell_GET (Include/cpython/cellobject.h).
 */
static inline OuObject *OuCell_GET(OuObject *cell)
{
    return ((OuCellObject *)cell)->ob_ref;
}

/**
 * Puts something into a cell; what was there is *not* released; no check.
 *
 * @param cell   @borrowed; a cell
 * @param value  @steals{value}; may be NULL
 *
 * CPython: PyCell_SET (Include/cpython/cellobject.h).
 */
static inline void OuCell_SET(OuObject *cell, OuObject *value)
{
    ((OuCellObject *)cell)->ob_ref = value;
}

#endif
