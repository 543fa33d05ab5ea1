/* SPDX-License-Identifier: MIT */
/**
 * @file slice.h
 * Slice objects: the start, stop and step between brackets.
 */
#ifndef OURO_SLICE_H
#define OURO_SLICE_H

#include "ouro/object.h"

/** A slice. CPython: PySliceObject (Include/sliceobject.h). */
typedef struct OuSliceObject {
    OuObject ob_base; /**< the head of every object */
    OuObject *start;  /**< owned; never NULL, None when not given; the next two likewise */
    OuObject *stop;   /**< owned */
    OuObject *step;   /**< owned */
} OuSliceObject;

/** The type of slices. CPython: PySlice_Type (Objects/sliceobject.c). */
extern OuTypeObject OuSlice_Type;

/**
 * Whether an object is a slice.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PySlice_Check (Include/sliceobject.h).
 */
static inline int OuSlice_Check(const OuObject *op)
{
    return op->ob_type == &OuSlice_Type;
}

/**
 * Makes a slice.
 *
 * @param start  @borrowed, or NULL for None; the next two likewise
 * @param stop   @borrowed, or NULL
 * @param step   @borrowed, or NULL
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: PySlice_New (Objects/sliceobject.c).
 */
OuObject *OuSlice_New(OuObject *start, OuObject *stop, OuObject *step);

/**
 * Reads the three numbers of a slice, clipped to Ou_ssize_t; None becomes what it stands for.
 *
 * @param slice       @borrowed
 * @param[out] start  may be negative or too large still
 * @param[out] stop   likewise
 * @param[out] step   not 0
 * @return 0; -1 with TypeError or ValueError set
 *
 * CPython: PySlice_Unpack (Objects/sliceobject.c).
 */
int OuSlice_Unpack(OuObject *slice, Ou_ssize_t *start, Ou_ssize_t *stop, Ou_ssize_t *step);

/**
 * Fits the numbers of a slice to a length.
 *
 * @param length         of the sequence
 * @param[in,out] start  made an index, or the length, or -1 with a negative step
 * @param[in,out] stop   likewise
 * @param step           not 0
 * @return how many items the slice has
 *
 * CPython: PySlice_AdjustIndices (Objects/sliceobject.c).
 */
Ou_ssize_t OuSlice_AdjustIndices(Ou_ssize_t length, Ou_ssize_t *start, Ou_ssize_t *stop,
                                 Ou_ssize_t step);

/**
 * Reads an index of a slice, or of list.index and its kin, clipped to Ou_ssize_t.
 *
 * @param value       @borrowed; an int or an object with `__index__`
 * @param none_ok     1: None leaves `*index` as it is. 0: None is an error
 * @param[out] index  receives the number
 * @return 1; 0 with TypeError or another error set
 *
 * CPython: _PyEval_SliceIndex (Python/ceval.c), _PyEval_SliceIndexNotNone (Python/ceval.c).
 */
int ou_eval_slice_index(OuObject *value, int none_ok, Ou_ssize_t *index);

/**
 * Whether an index is within a sequence; a negative one never is.
 *
 * @param index  any
 * @param size   of the sequence, 0 or more
 * @return 1 or 0
 *
 * CPython: valid_index (Modules/_collectionsmodule.c).
 */
static inline int ou_valid_index(Ou_ssize_t index, Ou_ssize_t size)
{
    return (size_t)index < (size_t)size;
}

#endif
