/* SPDX-License-Identifier: MIT */
/**
 * @file bytes.h
 * Python's bytes: an array of bytes that never changes.
 */
#ifndef OURO_BYTES_H
#define OURO_BYTES_H

#include "ouro/object.h"

/** Bytes. CPython: PyBytesObject (Include/cpython/bytesobject.h). */
typedef struct OuBytesObject {
    OuVarObject ob_base; /**< ob_size: how many bytes */
    Ou_hash_t ob_shash;  /**< the hash, or -1 while it was never asked for */
    char ob_sval[];      /**< the bytes and a NUL that is not counted */
} OuBytesObject;

extern OuTypeObject OuBytes_Type; /**< bytes. CPython: PyBytes_Type. */

/**
 * Whether an object is bytes or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyBytes_Check (Include/bytesobject.h).
 */
static inline int OuBytes_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_BYTES_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly bytes.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyBytes_CheckExact (Include/bytesobject.h).
 */
static inline int OuBytes_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuBytes_Type;
}

/**
 * The bytes of an object that is bytes; no check.
 *
 * @param op  @borrowed; bytes
 * @return borrowed, NUL-terminated
 *
 * CPython: PyBytes_AS_STRING (Include/cpython/bytesobject.h).
 */
static inline char *ou_bytes_data(const OuObject *op)
{
    return ((OuBytesObject *)(uintptr_t)op)->ob_sval;
}

/**
 * Makes bytes from C memory.
 *
 * @param data  copied; NULL leaves the bytes zeroed, to be filled in by the caller
 * @param size  how many
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyBytes_FromStringAndSize (Objects/bytesobject.c).
 */
OuObject *OuBytes_FromStringAndSize(const char *data, Ou_ssize_t size);

/**
 * Makes bytes from a NUL-terminated string.
 *
 * @param text  copied
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyBytes_FromString (Objects/bytesobject.c).
 */
OuObject *OuBytes_FromString(const char *text);

/**
 * The bytes of an object.
 *
 * @param op  @borrowed
 * @return borrowed, NUL-terminated; NULL with TypeError if `op` is not bytes
 *
 * CPython: PyBytes_AsString (Objects/bytesobject.c).
 */
char *OuBytes_AsString(OuObject *op);

/**
 * How many bytes there are.
 *
 * @param op  @borrowed
 * @return the number; -1 with TypeError set if `op` is not bytes
 *
 * CPython: PyBytes_Size (Objects/bytesobject.c).
 */
Ou_ssize_t OuBytes_Size(OuObject *op);

/**
 * The repr, b'...'.
 *
 * @param op  @borrowed; bytes
 * @return @newref, a str; NULL with MemoryError set
 *
 * CPython: PyBytes_Repr (Objects/bytesobject.c).
 */
OuObject *ou_bytes_repr(OuObject *op);

/**
 * Hash of a block of memory. For str and bytes.
 *
 * @param data  the block
 * @param size  how many bytes
 * @return the hash; never -1
 *
 * CPython: _Py_HashBytes (Python/pyhash.c).
 */
Ou_hash_t ou_hash_bytes(const void *data, Ou_ssize_t size);

/**
 * Makes the empty bytes.
 *
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyBytes_InitTypes (Objects/bytesobject.c).
 */
int ou_bytes_init(void);
/** Releases it. */
void ou_bytes_fini(void);

#endif
