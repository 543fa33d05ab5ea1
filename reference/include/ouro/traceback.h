/* SPDX-License-Identifier: MIT */
/**
 * @file traceback.h
 * Tracebacks: the chain of frames that an exception passed through. A traceback owns its frame.
 */
#ifndef OURO_TRACEBACK_H
#define OURO_TRACEBACK_H

#include "ouro/object.h"

/** One line of a traceback. CPython: PyTracebackObject (Include/cpython/traceback.h). */
typedef struct OuTraceBackObject {
    OuObject ob_base;                  /**< the head of every object */
    struct OuTraceBackObject *tb_next; /**< owned: towards where it was raised; or NULL */
    OuObject *tb_frame;                /**< owned frame object */
    int tb_lasti;                      /**< number of the instruction */
    int tb_lineno;                     /**< source line */
} OuTraceBackObject;

extern OuTypeObject OuTraceBack_Type; /**< traceback. CPython: PyTraceBack_Type. */

/**
 * Whether an object is a traceback.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyTraceBack_Check (Include/traceback.h).
 */
static inline int OuTraceBack_Check(const OuObject *op)
{
    return op->ob_type == &OuTraceBack_Type;
}

/**
 * Makes a traceback.
 *
 * @param next    @borrowed; the rest, or NULL
 * @param frame   @borrowed frame object
 * @param lasti   number of the instruction
 * @param lineno  source line
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: tb_create_raw (Python/traceback.c).
 */
OuObject *ou_traceback_new(OuObject *next, OuObject *frame, int lasti, int lineno);

#endif
