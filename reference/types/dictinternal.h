/* SPDX-License-Identifier: MIT */
/**
 * @file dictinternal.h
 * What the files of the dict share: keys objects, lookup, insertion.
 */
#ifndef OURO_TYPES_DICTINTERNAL_H
#define OURO_TYPES_DICTINTERNAL_H

#include "ouro/dict.h"
#include "ouro/dictvalues.h"

/**
 * An index that no entry ever had: a search ends here. CPython: DKIX_EMPTY
 * (Include/internal/pycore_dict.h).
 */
#define OU_DKIX_EMPTY (-1)
/**
 * The index of a deleted entry: a search goes on. CPython: DKIX_DUMMY
 * (Include/internal/pycore_dict.h).
 */
#define OU_DKIX_DUMMY (-2)
/** A search failed, an error is set. CPython: DKIX_ERROR (Include/internal/pycore_dict.h). */
#define OU_DKIX_ERROR (-3)

/** log2 of the smallest table. CPython: PyDict_LOG_MINSIZE (Objects/dictobject.c). */
#define OU_DICT_LOG_MINSIZE 3

/* ---- keys objects: dictkeys.c ---------------------------------------------------------------- */

/** The keys object that all empty dicts share; it never changes. */
extern OuDictKeysObject *ou_dict_empty_keys;

/**
 * How many entries a table of `size` indices may have: two thirds. CPython: USABLE_FRACTION
 * (Objects/dictobject.c).
 */
static inline Ou_ssize_t ou_dk_usable_fraction(Ou_ssize_t size)
{
    return (size << 1) / 3;
}

/** How many indices a keys object has. CPython: DK_SIZE (Include/internal/pycore_dict.h). */
static inline Ou_ssize_t ou_dk_size(const OuDictKeysObject *keys)
{
    return (Ou_ssize_t)1 << keys->dk_log2_size;
}

/**
 * Whether all keys are exact strs: 1 or 0. CPython: DK_IS_UNICODE (Include/internal/pycore_dict.h).
 */
static inline int ou_dk_is_unicode(const OuDictKeysObject *keys)
{
    return keys->dk_kind != OU_DICT_KEYS_GENERAL;
}

/**
 * Reads an index: an entry's number, OU_DKIX_EMPTY or OU_DKIX_DUMMY. CPython: dictkeys_get_index
 * (Objects/dictobject.c).
 */
Ou_ssize_t ou_dk_get_index(const OuDictKeysObject *keys, size_t place);

/** Stores an index. CPython: dictkeys_set_index (Objects/dictobject.c). */
void ou_dk_set_index(OuDictKeysObject *keys, size_t place, Ou_ssize_t index);

/**
 * Makes a keys object without entries.
 *
 * @param log2_size  of the number of indices
 * @param kind       what it may hold
 * @return the caller's share; NULL with MemoryError set
 *
 * CPython: new_keys_object (Objects/dictobject.c).
 */
OuDictKeysObject *ou_dk_new(int log2_size, OuDictKeysKind kind);

/** Frees a keys object whose entries own nothing any more. */
void ou_dk_free(OuDictKeysObject *keys);

/**
 * The smallest log2 size whose table has at least `size` indices. CPython: calculate_log2_keysize
 * (Objects/dictobject.c).
 */
int ou_dk_calculate_log2_size(Ou_ssize_t size);

/**
 * The smallest log2 size whose table has room for `entries`. CPython: estimate_log2_keysize
 * (Objects/dictobject.c).
 */
int ou_dk_estimate_log2_size(Ou_ssize_t entries);

/**
 * A place that no live entry has, for a key with this hash. CPython: find_empty_slot
 * (Objects/dictobject.c).
 */
size_t ou_dk_find_empty_place(const OuDictKeysObject *keys, Ou_hash_t hash);

/**
 * Fills the indices of a table whose first `count` entries are live. CPython: build_indices
 * (Objects/dictobject.c).
 */
void ou_dk_build_indices(OuDictKeysObject *keys, Ou_ssize_t count);

/** The place whose index is `index`. CPython: lookdict_index (Objects/dictobject.c). */
size_t ou_dk_place_of(const OuDictKeysObject *keys, Ou_hash_t hash, Ou_ssize_t index);

/**
 * Finds a str among keys that are all exact strs: its index, or OU_DKIX_EMPTY. CPython:
 * unicodekeys_lookup_unicode (Objects/dictobject.c).
 */
Ou_ssize_t ou_dk_lookup_unicode(OuDictKeysObject *keys, OuObject *key, Ou_hash_t hash);

/**
 * Finds a key. May run a program's `__eq__`, and copes when that changes the dict.
 *
 * @param self        @borrowed
 * @param key         @borrowed
 * @param hash        its hash
 * @param[out] value  @borrowed, or NULL when absent
 * @return the index, also of a key without a value in a split table; OU_DKIX_EMPTY; or
 *         OU_DKIX_ERROR with an error set
 *
 * CPython: _Py_dict_lookup (Objects/dictobject.c).
 */
Ou_ssize_t ou_dict_lookup(OuDictObject *self, OuObject *key, Ou_hash_t hash, OuObject **value);

/* ---- values arrays: dictvalues.c ------------------------------------------------------------- */

/**
 * A values array with room for `size`, all NULL; NULL when out of memory, no error set. CPython:
 * new_values (Objects/dictobject.c).
 */
OuDictValues *ou_dict_values_new(Ou_ssize_t size);

/** Frees a values array that owns nothing any more. CPython: free_values (Objects/dictobject.c). */
void ou_dict_values_free(OuDictValues *values);

/** How many values are set. */
static inline Ou_ssize_t ou_dict_values_count(const OuDictValues *values)
{
    return ((const uint8_t *)values)[-2];
}

/**
 * The place of the value that was set as number `order`, from 0. CPython: get_index_from_order
 * (Objects/dictobject.c).
 */
static inline Ou_ssize_t ou_dict_values_at(const OuDictValues *values, Ou_ssize_t order)
{
    return ((const uint8_t *)values)[-3 - order];
}

/**
 * Notes that the value at `place` was set last. CPython: _PyDictValues_AddToInsertionOrder
 * (Include/internal/pycore_dict.h).
 */
void ou_dict_values_add_order(OuDictValues *values, Ou_ssize_t place);

/**
 * Forgets that the value at `place` was set. CPython: delete_index_from_values
 * (Objects/dictobject.c).
 */
void ou_dict_values_delete_order(OuDictValues *values, Ou_ssize_t place);

/**
 * How many values an instance needs for these shared keys. CPython: shared_keys_usable_size
 * (Objects/dictobject.c).
 */
static inline Ou_ssize_t ou_dk_shared_size(const OuDictKeysObject *keys)
{
    return keys->dk_nentries + keys->dk_usable;
}

/* ---- dicts: dict.c --------------------------------------------------------------------------- */

/**
 * Makes an exact dict of its parts.
 *
 * @param keys    a share, stolen, also on failure
 * @param values  @steals{values}, or NULL
 * @param used    how many items
 * @param free_values  1: on failure `values` is freed too
 * @return @newref, untracked; NULL with MemoryError set
 *
 * CPython: new_dict (Objects/dictobject.c).
 */
OuObject *ou_dict_from_parts(OuDictKeysObject *keys, OuDictValues *values, Ou_ssize_t used,
                             int free_values);

/**
 * An empty split dict for shared keys (a share, stolen). CPython: new_dict_with_shared_keys
 * (Objects/dictobject.c).
 */
OuObject *ou_dict_with_shared_keys(OuDictKeysObject *keys);

/**
 * Gives a changed dict a new version. CPython: DICT_NEXT_VERSION (Include/internal/pycore_dict.h).
 */
void ou_dict_touch(OuDictObject *self);

/**
 * Stores an item; steals key and value, also on failure.
 *
 * @return 0; -1 with an error set
 *
 * CPython: insertdict (Objects/dictobject.c).
 */
int ou_dict_insert(OuDictObject *self, OuObject *key, Ou_hash_t hash, OuObject *value);

/**
 * Rebuilds the table as a combined one of another size: 0, or -1 with MemoryError. CPython:
 * dictresize (Objects/dictobject.c).
 */
int ou_dict_resize(OuDictObject *self, int log2_size, int unicode);

/**
 * The next item from `*at` on, in insertion order; all out parameters borrowed.
 *
 * @param self           @borrowed
 * @param[in,out] at     moved behind the item
 * @param[out] entry     hash and key of the item
 * @return the value, borrowed; NULL at the end
 */
OuObject *ou_dict_step(OuDictObject *self, Ou_ssize_t *at, OuDictKeyEntry **entry);

/** As ou_dict_step(), backwards; `*at` is -1 when the beginning is passed. */
OuObject *ou_dict_step_back(OuDictObject *self, Ou_ssize_t *at, OuDictKeyEntry **entry);

/**
 * Whether storing an object may close a cycle: 1 or 0. CPython: _PyObject_GC_MAY_BE_TRACKED
 * (Include/internal/pycore_gc.h).
 */
int ou_gc_may_be_tracked(const OuObject *op);

/* ---- methods, views, iterators ----------------------------------------------------------------- */

/**
 * dict.update() and dict(): 0, or -1 with an error set. CPython: dict_update_common
 * (Objects/dictobject.c).
 */
int ou_dict_update_common(OuObject *self, OuObject *args, OuObject *kwargs, const char *name);

/** The tp_iter of dicts. CPython: dict_iter (Objects/dictobject.c). */
OuObject *ou_dict_iter(OuObject *self);

/** dict.__reversed__(). CPython: dict___reversed___impl (Objects/dictobject.c). */
OuObject *ou_dict_reversed(OuObject *self, OuObject *ignored);

/** An iterator of one of the OuDictIter..._Type. CPython: dictiter_new (Objects/dictobject.c). */
OuObject *ou_dict_iter_new(OuDictObject *dict, OuTypeObject *type);

/** d.keys(), d.values(), d.items(). CPython: dictkeys_new (Objects/dictobject.c) and its kin. */
OuObject *ou_dict_keys_view(OuObject *self, OuObject *ignored);
/**
 * `dict.values()`: @newref; NULL with MemoryError set. CPython: dictvalues_new
 * (Objects/dictobject.c).
 */
OuObject *ou_dict_values_view(OuObject *self, OuObject *ignored);
/**
 * `dict.items()`: @newref; NULL with MemoryError set. CPython: dictitems_new
 * (Objects/dictobject.c).
 */
OuObject *ou_dict_items_view(OuObject *self, OuObject *ignored);

#endif
