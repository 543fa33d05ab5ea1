/* SPDX-License-Identifier: MIT */
/**
 * @file set.h
 * Sets and frozen sets: open hash tables without values.
 *
 * The table is probed as CPython probes it, so that a set of ints comes out in the same order. A
 * removed element leaves a dummy behind, which the next resize sweeps away.
 */
#ifndef OURO_SET_H
#define OURO_SET_H

#include "ouro/object.h"

/**
 * The table a small set keeps inside itself. CPython: PySet_MINSIZE (Include/cpython/setobject.h).
 */
#define OU_SET_MINSIZE 8

/** One place of the table. CPython: setentry (Include/cpython/setobject.h). */
typedef struct OuSetEntry {
    OuObject *key;  /**< owned; NULL when unused; the dummy when removed */
    Ou_hash_t hash; /**< 0 when unused, -1 when removed */
} OuSetEntry;

/** A set or frozenset. CPython: PySetObject (Include/cpython/setobject.h). */
typedef struct OuSetObject {
    OuObject ob_base;                      /**< the head of every object */
    Ou_ssize_t fill;                       /**< places used, dummies included */
    Ou_ssize_t used;                       /**< elements */
    Ou_ssize_t mask;                       /**< places - 1 */
    OuSetEntry *table;                     /**< smalltable, or a block of its own */
    Ou_hash_t hash;                        /**< of a frozenset; -1 while it was never asked for */
    Ou_ssize_t finger;                     /**< where pop() goes on looking */
    OuSetEntry smalltable[OU_SET_MINSIZE]; /**< the table while it is small */
    OuObject *weakreflist;                 /**< the weak references */
} OuSetObject;

extern OuTypeObject OuSet_Type;       /**< set. CPython: PySet_Type. */
extern OuTypeObject OuFrozenSet_Type; /**< frozenset. CPython: PyFrozenSet_Type. */
extern OuTypeObject OuSetIter_Type;   /**< CPython: PySetIter_Type. */

/**
 * Whether an object is a set or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PySet_Check (Include/setobject.h).
 */
int OuSet_Check(const OuObject *op);

/**
 * Whether an object is a frozenset or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyFrozenSet_Check (Include/setobject.h).
 */
int OuFrozenSet_Check(const OuObject *op);

/**
 * Whether an object is a set, a frozenset, or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyAnySet_Check (Include/setobject.h).
 */
int OuAnySet_Check(const OuObject *op);

/**
 * Whether an object is exactly a set or frozenset.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyAnySet_CheckExact (Include/setobject.h).
 */
static inline int OuAnySet_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuSet_Type || op->ob_type == &OuFrozenSet_Type;
}

/**
 * Whether an object is exactly a frozenset.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyFrozenSet_CheckExact (Include/setobject.h).
 */
static inline int OuFrozenSet_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuFrozenSet_Type;
}

/**
 * Makes a set.
 *
 * @param iterable  @borrowed; what gives the elements; NULL for an empty set
 * @return @newref, tracked; NULL with an error set
 *
 * CPython: PySet_New (Objects/setobject.c).
 */
OuObject *OuSet_New(OuObject *iterable);

/**
 * As OuSet_New(), a frozenset; an exact frozenset is given back itself.
 *
 * @param iterable  @borrowed, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: PyFrozenSet_New (Objects/setobject.c).
 */
OuObject *OuFrozenSet_New(OuObject *iterable);

/**
 * The number of elements.
 *
 * @param set  @borrowed
 * @return the number; -1 with SystemError set when it is no set
 *
 * CPython: PySet_Size (Objects/setobject.c).
 */
Ou_ssize_t OuSet_Size(OuObject *set);

/**
 * Whether an element is present.
 *
 * @param set  @borrowed
 * @param key  @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PySet_Contains (Objects/setobject.c).
 */
int OuSet_Contains(OuObject *set, OuObject *key);

/**
 * Adds an element; an equal one that is present stays.
 *
 * @param set  @borrowed; a set, or a frozenset that nobody else has seen
 * @param key  @borrowed; gains a reference if it is new
 * @return 0; -1 with an error set
 *
 * CPython: PySet_Add (Objects/setobject.c).
 */
int OuSet_Add(OuObject *set, OuObject *key);

/**
 * Removes an element.
 *
 * @param set  @borrowed
 * @param key  @borrowed
 * @return 1 if it was there, 0 if not; -1 with an error set
 *
 * CPython: PySet_Discard (Objects/setobject.c).
 */
int OuSet_Discard(OuObject *set, OuObject *key);

/**
 * Removes any one element.
 *
 * @param set  @borrowed
 * @return @newref; NULL with KeyError or SystemError set
 *
 * CPython: PySet_Pop (Objects/setobject.c).
 */
OuObject *OuSet_Pop(OuObject *set);

/**
 * Removes all elements.
 *
 * @param set  @borrowed
 * @return 0; -1 with SystemError set when it is no set
 *
 * CPython: PySet_Clear (Objects/setobject.c).
 */
int OuSet_Clear(OuObject *set);

/**
 * Adds what an iterable gives.
 *
 * @param set       @borrowed
 * @param iterable  @borrowed
 * @return 0; -1 with an error set
 *
 * CPython: _PySet_Update (Objects/setobject.c).
 */
int ou_set_update(OuObject *set, OuObject *iterable);

/**
 * Walks over the elements, in table order.
 *
 * @param set          @borrowed; must not change meanwhile
 * @param[in,out] at   0 at the start
 * @param[out] key     @borrowed
 * @param[out] hash    its hash
 * @return 1 with an element, 0 at the end
 *
 * CPython: _PySet_NextEntry (Objects/setobject.c).
 */
int ou_set_next_entry(OuObject *set, Ou_ssize_t *at, OuObject **key, Ou_hash_t *hash);

#endif
