/* SPDX-License-Identifier: MIT */
/**
 * @file bytearray.h
 * Python's bytearray: an array of bytes that may change and grow.
 *
 * The object is small and stays where it is; the bytes are in a buffer of their own, which moves
 * when it grows. So `bytearray(10**6)` is two blocks, one of them a large one, and a program that
 * wants "a lot of memory" for an experiment takes one.
 */
#ifndef OURO_BYTEARRAY_H
#define OURO_BYTEARRAY_H

#include "ouro/object.h"

/**
 * A bytearray. CPython: PyByteArrayObject (Include/cpython/bytearrayobject.h).
 *
 * Invariants: ob_bytes is NULL exactly when ob_alloc is 0, and then the size is 0. Otherwise
 * ob_start is in the buffer, and behind the last byte there is a NUL, in the buffer too.
 */
typedef struct OuByteArrayObject {
    OuVarObject ob_base; /**< ob_size: how many bytes */
    Ou_ssize_t ob_alloc; /**< bytes of the buffer */
    char *ob_bytes;      /**< the buffer, owned; NULL while there never was a byte */
    char *ob_start;      /**< the first byte; later than ob_bytes after a deletion in front */
} OuByteArrayObject;

extern OuTypeObject OuByteArray_Type; /**< bytearray. CPython: PyByteArray_Type. */

/**
 * Whether an object is a bytearray or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyByteArray_Check (Include/bytearrayobject.h).
 */
int OuByteArray_Check(const OuObject *op);

/**
 * Makes a bytearray from C memory.
 *
 * @param data  copied; NULL leaves the bytes zeroed, to be filled in by the caller
 * @param size  how many, 0 or more
 * @return @newref; NULL with MemoryError set
 *
 * Cost: two allocations; one when there is no byte. CPython: PyByteArray_FromStringAndSize
 * (Objects/bytearrayobject.c).
 */
OuObject *OuByteArray_FromStringAndSize(const char *data, Ou_ssize_t size);

/**
 * The bytes of a bytearray.
 *
 * @param op  @borrowed; a bytearray
 * @return borrowed, NUL-terminated, never NULL; good until the bytearray changes its size
 *
 * CPython: PyByteArray_AS_STRING (Include/cpython/bytearrayobject.h).
 */
char *ou_bytearray_data(OuObject *op);

/**
 * Changes how many bytes there are; new ones hold garbage until the caller sets them.
 *
 * @param op    @borrowed; a bytearray
 * @param size  0 or more
 * @return 0; -1 with MemoryError, and the bytearray is as it was. Fewer bytes never fail.
 *
 * Makes an eighth more room than asked for when it grows by little, so that n appends cost about n
 * copies. CPython: PyByteArray_Resize (Objects/bytearrayobject.c).
 */
int OuByteArray_Resize(OuObject *op, Ou_ssize_t size);

#endif
