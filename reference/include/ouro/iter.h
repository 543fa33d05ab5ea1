/* SPDX-License-Identifier: MIT */
/**
 * @file iter.h
 * Iterators: objects that give one item after another; and the lazy built-ins made of them.
 *
 * tp_iternext returns a new reference, or NULL: without an error set when there is nothing more,
 * with one set when it failed. An iterator lets go of what it walks over as soon as it is
 * exhausted, and stays exhausted.
 */
#ifndef OURO_ITER_H
#define OURO_ITER_H

#include "ouro/object.h"

extern OuTypeObject OuSeqIter_Type;     /**< by __getitem__. CPython: PySeqIter_Type. */
extern OuTypeObject OuCallIter_Type;    /**< iter(callable, sentinel). CPython: PyCallIter_Type. */
extern OuTypeObject OuListIter_Type;    /**< CPython: PyListIter_Type. */
extern OuTypeObject OuListRevIter_Type; /**< CPython: PyListRevIter_Type. */
extern OuTypeObject OuTupleIter_Type;   /**< CPython: PyTupleIter_Type. */
extern OuTypeObject OuUnicodeIter_Type; /**< CPython: PyUnicodeIter_Type. */
extern OuTypeObject OuBytesIter_Type;   /**< CPython: PyBytesIter_Type. */
extern OuTypeObject OuByteArrayIter_Type;    /**< CPython: PyByteArrayIter_Type. */
extern OuTypeObject OuDictIterKey_Type;      /**< CPython: PyDictIterKey_Type. */
extern OuTypeObject OuDictIterValue_Type;    /**< CPython: PyDictIterValue_Type. */
extern OuTypeObject OuDictIterItem_Type;     /**< CPython: PyDictIterItem_Type. */
extern OuTypeObject OuDictRevIterKey_Type;   /**< CPython: PyDictRevIterKey_Type. */
extern OuTypeObject OuDictRevIterValue_Type; /**< CPython: PyDictRevIterValue_Type. */
extern OuTypeObject OuDictRevIterItem_Type;  /**< CPython: PyDictRevIterItem_Type. */
extern OuTypeObject OuEnum_Type;             /**< enumerate. CPython: PyEnum_Type. */
extern OuTypeObject OuReversed_Type;         /**< reversed. CPython: PyReversed_Type. */
extern OuTypeObject OuZip_Type;              /**< zip. CPython: PyZip_Type. */
extern OuTypeObject OuMap_Type;              /**< map. CPython: PyMap_Type. */
extern OuTypeObject OuFilter_Type;           /**< filter. CPython: PyFilter_Type. */

/**
 * Makes an iterator that asks a sequence for item 0, 1, 2 ... until IndexError.
 *
 * @param sequence  @borrowed
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: PySeqIter_New (Objects/iterobject.c).
 */
OuObject *OuSeqIter_New(OuObject *sequence);

/**
 * Makes an iterator that calls until a value comes back.
 *
 * @param callable  @borrowed; called without arguments
 * @param sentinel  @borrowed; a result equal to it ends the iteration
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: PyCallIter_New (Objects/iterobject.c).
 */
OuObject *OuCallIter_New(OuObject *callable, OuObject *sentinel);

/**
 * The tp_iter of lists.
 *
 * @param list  @borrowed; a list
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: list_iter (Objects/listobject.c).
 */
OuObject *ou_list_iter(OuObject *list);

/**
 * The tp_iter of tuples.
 *
 * @param tuple  @borrowed; a tuple
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: tuple_iter (Objects/tupleobject.c).
 */
OuObject *ou_tuple_iter(OuObject *tuple);

/**
 * The tp_iter of str.
 *
 * @param string  @borrowed; a str
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: unicode_iter (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_iter(OuObject *string);

/**
 * The tp_iter of bytes.
 *
 * @param bytes  @borrowed; bytes
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: bytes_iter (Objects/bytesobject.c).
 */
OuObject *ou_bytes_iter(OuObject *bytes);

/**
 * The tp_iter of bytearrays.
 *
 * @param bytearray  @borrowed; a bytearray
 * @return @newref, tracked; NULL with MemoryError set
 *
 * CPython: bytearray_iter (Objects/bytearrayobject.c).
 */
OuObject *ou_bytearray_iter(OuObject *bytearray);

#endif
