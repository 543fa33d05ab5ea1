/* SPDX-License-Identifier: MIT */
/**
 * @file range.h
 * Ranges: arithmetic sequences that are computed, not stored. Never tracked.
 */
#ifndef OURO_RANGE_H
#define OURO_RANGE_H

#include "ouro/object.h"

/** A range. CPython: rangeobject (Objects/rangeobject.c). */
typedef struct OuRangeObject {
    OuObject ob_base; /**< the head of every object */
    OuObject *start;  /**< owned int of any size; the next three likewise */
    OuObject *stop;   /**< owned int */
    OuObject *step;   /**< owned int, not 0 */
    OuObject *length; /**< owned int: worked out once */
} OuRangeObject;

extern OuTypeObject OuRange_Type; /**< range. CPython: PyRange_Type. */
extern OuTypeObject
    OuRangeIter_Type; /**< steps through machine integers. CPython: PyRangeIter_Type. */
extern OuTypeObject
    OuLongRangeIter_Type; /**< steps through ints of any size. CPython: PyLongRangeIter_Type. */

/**
 * Whether an object is a range.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyRange_Check (Include/rangeobject.h).
 */
static inline int OuRange_Check(const OuObject *op)
{
    return op->ob_type == &OuRange_Type;
}

#endif
