/* SPDX-License-Identifier: MIT */
/**
 * @file setinternal.h
 * What the files of the set share: the table, and the operations between sets.
 */
#ifndef OURO_TYPES_SETINTERNAL_H
#define OURO_TYPES_SETINTERNAL_H

#include "ouro/set.h"

/** Stands where an element was removed; owned by nobody. */
extern OuObject ou_set_dummy_struct;
/**
 * Stands where an entry was deleted, so that searches go on behind it. CPython: dummy
 * (Objects/setobject.c).
 */
#define OU_SET_DUMMY (&ou_set_dummy_struct)

/* ---- the table: set.c -------------------------------------------------------------------------- */

/** A set of a type, filled from an iterable or empty. CPython: make_new_set (Objects/setobject.c). */
OuObject *ou_set_make(OuTypeObject *type, OuObject *iterable);

/**
 * As ou_set_make(), of set or frozenset if `type` derives from them. CPython: make_new_set_basetype
 * (Objects/setobject.c).
 */
OuObject *ou_set_make_base(OuTypeObject *type, OuObject *iterable);

/**
 * Adds an element whose hash is known: 0, or -1 with an error set. CPython: set_add_entry
 * (Objects/setobject.c).
 */
int ou_set_add_entry(OuSetObject *self, OuObject *key, Ou_hash_t hash);

/**
 * Removes an element whose hash is known: 1 it was there, 0 it was not, -1. CPython:
 * set_discard_entry (Objects/setobject.c).
 */
int ou_set_discard_entry(OuSetObject *self, OuObject *key, Ou_hash_t hash);

/**
 * Whether an element is there, its hash known: 1, 0, -1. CPython: set_contains_entry
 * (Objects/setobject.c).
 */
int ou_set_contains_entry(OuSetObject *self, OuObject *key, Ou_hash_t hash);

/**
 * Rebuilds the table with more than `minused` places: 0, or -1 with MemoryError. CPython:
 * set_table_resize (Objects/setobject.c).
 */
int ou_set_table_resize(OuSetObject *self, Ou_ssize_t minused);

/** Removes everything; the tp_clear. CPython: set_clear_internal (Objects/setobject.c). */
int ou_set_clear_internal(OuObject *op);

/** Adds what an iterable gives. CPython: set_update_internal (Objects/setobject.c). */
int ou_set_update_internal(OuSetObject *self, OuObject *other);

/** Exchanges what two sets hold. CPython: set_swap_bodies (Objects/setobject.c). */
void ou_set_swap_bodies(OuSetObject *left, OuSetObject *right);

/** The tp_dealloc and the tp_traverse. */
void ou_set_dealloc(OuObject *op);
/**
 * Shows the collector every reference that a set owns; 0, or what `visit` returned. CPython:
 * set_traverse (Objects/setobject.c).
 */
int ou_set_traverse(OuObject *op, OuVisitProc visit, void *argument);

/* ---- operations: setops.c ---------------------------------------------------------------------- */

/** A copy, of set or frozenset. CPython: set_copy (Objects/setobject.c). */
OuObject *ou_set_copy(OuObject *op);

/** self & other: a new set. CPython: set_intersection (Objects/setobject.c). */
OuObject *ou_set_intersection(OuObject *op, OuObject *other);

/** self - other: a new set. CPython: set_difference (Objects/setobject.c). */
OuObject *ou_set_difference(OuObject *op, OuObject *other);

/** self -= other: None, new. CPython: set_difference_update (Objects/setobject.c). */
OuObject *ou_set_difference_update(OuObject *op, OuObject *other);

/** self ^ other: a new set. CPython: set_symmetric_difference (Objects/setobject.c). */
OuObject *ou_set_symmetric_difference(OuObject *op, OuObject *other);

/** self ^= other: None, new. CPython: set_symmetric_difference_update (Objects/setobject.c). */
OuObject *ou_set_symmetric_difference_update(OuObject *op, OuObject *other);

/** Whether no element is in both: 1, 0, -1. */
int ou_set_is_disjoint(OuObject *op, OuObject *other);

/**
 * Whether every element is in `other`, any iterable: 1, 0, -1. CPython: set_issubset
 * (Objects/setobject.c).
 */
int ou_set_is_subset(OuObject *op, OuObject *other);

/**
 * Whether everything `other`, any iterable, gives is in the set: 1, 0, -1. CPython: set_issuperset
 * (Objects/setobject.c).
 */
int ou_set_is_superset(OuObject *op, OuObject *other);

#endif
