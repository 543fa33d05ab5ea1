/* SPDX-License-Identifier: MIT */
/**
 * @file sequence.h
 * The sequence and mapping protocols: what can be done with any object that has items.
 *
 * Each function looks for the slot of the type and says CPython's TypeError when there is none.
 * abstract.h includes this header. CPython: Objects/abstract.c.
 */
#ifndef OURO_SEQUENCE_H
#define OURO_SEQUENCE_H

#include "ouro/object.h"

/**
 * Whether an object has sq_item and is no dict.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PySequence_Check (Objects/abstract.c).
 */
int OuSequence_Check(OuObject *op);

/**
 * Whether an object has mp_subscript.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyMapping_Check (Objects/abstract.c).
 */
int OuMapping_Check(OuObject *op);

/**
 * len(op) of a sequence.
 *
 * @param op  @borrowed
 * @return the number; -1 with an error set
 *
 * CPython: PySequence_Size (Objects/abstract.c).
 */
Ou_ssize_t OuSequence_Size(OuObject *op);

/**
 * len(op) of a mapping.
 *
 * @param op  @borrowed
 * @return the number; -1 with an error set
 *
 * CPython: PyMapping_Size (Objects/abstract.c).
 */
Ou_ssize_t OuMapping_Size(OuObject *op);

/**
 * op[index].
 *
 * @param op     @borrowed
 * @param index  a negative one counts from the end
 * @return @newref; NULL with an error set
 *
 * CPython: PySequence_GetItem (Objects/abstract.c).
 */
OuObject *OuSequence_GetItem(OuObject *op, Ou_ssize_t index);

/**
 * op[index] = value.
 *
 * @param op     @borrowed
 * @param index  a negative one counts from the end
 * @param value  @borrowed
 * @return 0; -1 with an error set
 *
 * CPython: PySequence_SetItem (Objects/abstract.c).
 */
int OuSequence_SetItem(OuObject *op, Ou_ssize_t index, OuObject *value);

/**
 * del op[index].
 *
 * @param op     @borrowed
 * @param index  a negative one counts from the end
 * @return 0; -1 with an error set
 *
 * CPython: PySequence_DelItem (Objects/abstract.c).
 */
int OuSequence_DelItem(OuObject *op, Ou_ssize_t index);

/**
 * op[low:high].
 *
 * @param op    @borrowed
 * @param low   the first place
 * @param high  the place behind the last one
 * @return @newref; NULL with an error set
 *
 * CPython: PySequence_GetSlice (Objects/abstract.c).
 */
OuObject *OuSequence_GetSlice(OuObject *op, Ou_ssize_t low, Ou_ssize_t high);

/**
 * left + right of sequences.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PySequence_Concat (Objects/abstract.c).
 */
OuObject *OuSequence_Concat(OuObject *left, OuObject *right);

/**
 * op * count of a sequence.
 *
 * @param op     @borrowed
 * @param count  how often
 * @return @newref; NULL with an error set
 *
 * CPython: PySequence_Repeat (Objects/abstract.c).
 */
OuObject *OuSequence_Repeat(OuObject *op, Ou_ssize_t count);

/**
 * left += right of sequences.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PySequence_InPlaceConcat (Objects/abstract.c).
 */
OuObject *OuSequence_InPlaceConcat(OuObject *left, OuObject *right);

/**
 * op *= count of a sequence.
 *
 * @param op     @borrowed
 * @param count  how often
 * @return @newref; NULL with an error set
 *
 * CPython: PySequence_InPlaceRepeat (Objects/abstract.c).
 */
OuObject *OuSequence_InPlaceRepeat(OuObject *op, Ou_ssize_t count);

/**
 * value in op.
 *
 * @param op     @borrowed
 * @param value  @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PySequence_Contains (Objects/abstract.c).
 */
int OuSequence_Contains(OuObject *op, OuObject *value);

/**
 * How often a value is in a sequence.
 *
 * @param op     @borrowed
 * @param value  @borrowed
 * @return the number; -1 with an error set
 *
 * CPython: PySequence_Count (Objects/abstract.c).
 */
Ou_ssize_t OuSequence_Count(OuObject *op, OuObject *value);

/**
 * Where a value is first in a sequence.
 *
 * @param op     @borrowed
 * @param value  @borrowed
 * @return the place; -1 with ValueError or another error set
 *
 * CPython: PySequence_Index (Objects/abstract.c).
 */
Ou_ssize_t OuSequence_Index(OuObject *op, OuObject *value);

/**
 * list(op).
 *
 * @param op  @borrowed
 * @return @newref, a list; NULL with an error set
 *
 * CPython: PySequence_List (Objects/abstract.c).
 */
OuObject *OuSequence_List(OuObject *op);

/**
 * tuple(op): op itself if it is an exact tuple.
 *
 * @param op  @borrowed
 * @return @newref, a tuple; NULL with an error set
 *
 * CPython: PySequence_Tuple (Objects/abstract.c).
 */
OuObject *OuSequence_Tuple(OuObject *op);

/**
 * A list or tuple with the items of an iterable: itself if it is one, else a new list.
 *
 * @param op       @borrowed
 * @param message  of the TypeError when it is no iterable
 * @return @newref, a list or tuple; NULL with an error set
 *
 * CPython: PySequence_Fast (Objects/abstract.c).
 */
OuObject *OuSequence_Fast(OuObject *op, const char *message);

/**
 * How many items a list or tuple has.
 *
 * @param fast  @borrowed; a list or tuple
 * @return the number
 *
 * CPython: PySequence_Fast_GET_SIZE (Include/abstract.h).
 */
Ou_ssize_t ou_sequence_fast_size(OuObject *fast);

/**
 * The items of a list or tuple.
 *
 * @param fast  @borrowed; a list or tuple
 * @return borrowed, good until it changes
 *
 * CPython: PySequence_Fast_ITEMS (Include/abstract.h).
 */
OuObject **ou_sequence_fast_items(OuObject *fast);

/**
 * op[key], of a UTF-8 key.
 *
 * @param op   @borrowed
 * @param key  UTF-8
 * @return @newref; NULL with an error set
 *
 * CPython: PyMapping_GetItemString (Objects/abstract.c).
 */
OuObject *OuMapping_GetItemString(OuObject *op, const char *key);

/**
 * op[key] without a KeyError.
 *
 * @param op      @borrowed
 * @param key     @borrowed
 * @param result  receives a new reference, or NULL
 * @return 1: found. 0: absent, no error. -1: an error is set
 *
 * CPython 3.13: PyMapping_GetOptionalItem (Objects/abstract.c).
 */
int OuMapping_GetOptionalItem(OuObject *op, OuObject *key, OuObject **result);

/**
 * list(op.keys()).
 *
 * @param op  @borrowed
 * @return @newref, a list; NULL with an error set
 *
 * CPython: PyMapping_Keys (Objects/abstract.c).
 */
OuObject *OuMapping_Keys(OuObject *op);

/**
 * list(op.values()).
 *
 * @param op  @borrowed
 * @return @newref, a list; NULL with an error set
 *
 * CPython: PyMapping_Values (Objects/abstract.c).
 */
OuObject *OuMapping_Values(OuObject *op);

/**
 * list(op.items()).
 *
 * @param op  @borrowed
 * @return @newref, a list; NULL with an error set
 *
 * CPython: PyMapping_Items (Objects/abstract.c).
 */
OuObject *OuMapping_Items(OuObject *op);

#endif
