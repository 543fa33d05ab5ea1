/* SPDX-License-Identifier: MIT */
/**
 * @file tuple.h
 * Tuples: sequences that never change.
 *
 * A tuple keeps its items inside the object, behind ob_size. There is one empty tuple. A tuple is
 * tracked when it is made, and untracked by a collection that finds nothing in it that could be
 * part of a cycle.
 */
#ifndef OURO_TUPLE_H
#define OURO_TUPLE_H

#include "ouro/object.h"

/** A tuple. CPython: PyTupleObject (Include/cpython/tupleobject.h). */
typedef struct OuTupleObject {
    OuVarObject ob_base; /**< ob_size: number of items */
    OuObject *ob_item[]; /**< owned references; NULL only while the tuple is being filled */
} OuTupleObject;

/** The type of tuples. CPython: PyTuple_Type (Objects/tupleobject.c). */
extern OuTypeObject OuTuple_Type;

/**
 * Whether an object is a tuple or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyTuple_Check (Include/tupleobject.h).
 */
static inline int OuTuple_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_TUPLE_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly a tuple.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyTuple_CheckExact (Include/tupleobject.h).
 */
static inline int OuTuple_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuTuple_Type;
}

/**
 * The number of items; no check of the type.
 *
 * @param tuple  @borrowed; a tuple
 * @return the number
 *
 * CPython: PyTuple_GET_SIZE (Include/cpython/tupleobject.h).
 */
static inline Ou_ssize_t OuTuple_GET_SIZE(const OuObject *tuple)
{
    return ((const OuVarObject *)tuple)->ob_size;
}

/**
 * One item; no check of anything.
 *
 * @param tuple  @borrowed; a tuple
 * @param index  within it
 * @return @borrowed
 *
 * CPython: PyTuple_GET_ITEM (Include/cpython/tupleobject.h).
 */
static inline OuObject *OuTuple_GET_ITEM(const OuObject *tuple, Ou_ssize_t index)
{
    return ((const OuTupleObject *)tuple)->ob_item[index];
}

/**
 * Fills one item of a fresh tuple; what was there is not released.
 *
 * @param tuple  a tuple that nobody else has seen yet
 * @param index  within the tuple
 * @param value  @steals{value}
 *
 * CPython: PyTuple_SET_ITEM (Include/cpython/tupleobject.h).
 */
static inline void OuTuple_SET_ITEM(OuObject *tuple, Ou_ssize_t index, OuObject *value)
{
    ((OuTupleObject *)tuple)->ob_item[index] = value;
}

/**
 * Makes a tuple whose items are NULL, to be filled by OuTuple_SET_ITEM(). Tracked.
 *
 * @param size  how many items; 0 gives the one empty tuple
 * @return @newref; NULL with MemoryError set, or SystemError for a negative size
 *
 * CPython: PyTuple_New (Objects/tupleobject.c).
 */
OuObject *OuTuple_New(Ou_ssize_t size);

/**
 * Makes a tuple of the arguments.
 *
 * @param size  how many objects follow; each is borrowed and gains a reference
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyTuple_Pack (Objects/tupleobject.c).
 */
OuObject *OuTuple_Pack(Ou_ssize_t size, ...);

/**
 * Makes a tuple of an array.
 *
 * @param items  `size` borrowed objects, each gains a reference; may be NULL when size is 0
 * @param size   how many
 * @return @newref; NULL with MemoryError set
 *
 * CPython: _PyTuple_FromArray (Objects/tupleobject.c).
 */
OuObject *ou_tuple_from_array(OuObject *const *items, Ou_ssize_t size);

/**
 * Makes a tuple of an array and takes its references over.
 *
 * @param items  `size` objects, each stolen, also on failure
 * @param size   how many
 * @return @newref; NULL with MemoryError set
 *
 * CPython: _PyTuple_FromArraySteal (Objects/tupleobject.c).
 */
OuObject *ou_tuple_from_array_steal(OuObject *const *items, Ou_ssize_t size);

/**
 * The number of items.
 *
 * @param tuple  @borrowed
 * @return the number, or -1 with SystemError set when it is not a tuple
 *
 * CPython: PyTuple_Size (Objects/tupleobject.c).
 */
Ou_ssize_t OuTuple_Size(OuObject *tuple);

/**
 * One item.
 *
 * @param tuple  @borrowed
 * @param index  from 0
 * @return @borrowed; NULL with IndexError or SystemError set
 *
 * CPython: PyTuple_GetItem (Objects/tupleobject.c).
 */
OuObject *OuTuple_GetItem(OuObject *tuple, Ou_ssize_t index);

/**
 * Stores an item of a tuple that has only one owner.
 *
 * @param tuple  @borrowed
 * @param index  from 0
 * @param value  @steals{value}, also on failure; the old item is released
 * @return 0; -1 with IndexError or SystemError set
 *
 * CPython: PyTuple_SetItem (Objects/tupleobject.c).
 */
int OuTuple_SetItem(OuObject *tuple, Ou_ssize_t index, OuObject *value);

/**
 * A part of a tuple; limits outside are brought inside. All of an exact tuple is that tuple.
 *
 * @param tuple  @borrowed
 * @param low    first item
 * @param high   one behind the last item
 * @return @newref; NULL with MemoryError or SystemError set
 *
 * CPython: PyTuple_GetSlice (Objects/tupleobject.c).
 */
OuObject *OuTuple_GetSlice(OuObject *tuple, Ou_ssize_t low, Ou_ssize_t high);

/**
 * Changes the length of a tuple under construction, that nobody else has seen.
 *
 * @param tuple  the caller's; set to NULL on failure, and then it is released
 * @param size   the new number of items; new ones are NULL
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyTuple_Resize (Objects/tupleobject.c).
 */
int ou_tuple_resize(OuObject **tuple, Ou_ssize_t size);

/**
 * Untracks an exact tuple in which nothing can be part of a cycle; its tp_maybe_untrack.
 *
 * @param tuple  @borrowed; tracked or not
 * @return 0 always
 *
 * CPython: _PyTuple_MaybeUntrack (Objects/tupleobject.c).
 */
int ou_tuple_maybe_untrack(OuObject *tuple);

/** Makes the empty tuple. @return 0; -1 with MemoryError set */
int ou_tuple_init(void);

/** Releases the empty tuple, as the last act of the program. */
void ou_tuple_fini(void);

#endif
