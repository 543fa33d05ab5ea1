/* SPDX-License-Identifier: MIT */
/**
 * @file dict.h
 * Dictionaries: compact hash tables that remember the order of insertion.
 *
 * A dict has a *keys* object: a sparse table of small indices (the hash table proper) and a dense
 * array of entries in insertion order. The entries hold hash, key and value, unless the dict is
 * *split*: then the keys object is shared by the instances of a class and the dict's own values
 * stand in an array of their own (see dictvalues.h).
 *
 * An exact dict is born untracked and becomes tracked when a key or value is stored that may be
 * tracked itself; only a full collection untracks it again.
 */
#ifndef OURO_DICT_H
#define OURO_DICT_H

#include "ouro/object.h"

typedef struct OuDictKeysObject OuDictKeysObject;
typedef struct OuDictValues OuDictValues;

/** What a keys object holds. CPython: DictKeysKind (Include/internal/pycore_dict.h). */
typedef enum OuDictKeysKind {
    OU_DICT_KEYS_GENERAL, /**< keys of any type */
    OU_DICT_KEYS_UNICODE, /**< only exact str keys: not visited by the collector */
    OU_DICT_KEYS_SPLIT,   /**< only exact str keys, shared; values are elsewhere */
} OuDictKeysKind;

/** One entry of a keys object. CPython: PyDictKeyEntry (Include/internal/pycore_dict.h). */
typedef struct OuDictKeyEntry {
    Ou_hash_t me_hash;  /**< kept, so that most unequal keys are told apart without a comparison */
    OuObject *me_key;   /**< owned; NULL when unused or deleted */
    OuObject *me_value; /**< owned; NULL when unused or deleted; always NULL in a split table */
} OuDictKeyEntry;

/**
 * The hash table and the entries of a dict. CPython: PyDictKeysObject
 * (Include/cpython/dictobject.h).
 */
struct OuDictKeysObject {
    Ou_ssize_t dk_refcnt;        /**< dicts and types that share it */
    uint8_t dk_log2_size;        /**< log2 of the number of indices */
    uint8_t dk_log2_index_bytes; /**< log2 of the bytes that the indices take */
    uint8_t dk_kind;             /**< an OuDictKeysKind */
    Ou_ssize_t dk_usable;        /**< entries that may still be added */
    Ou_ssize_t dk_nentries;      /**< entries used so far, deleted ones included */
    char dk_indices[];           /**< indices of 1, 2, 4 or 8 bytes, then the entries */
};

/** A dictionary. CPython: PyDictObject (Include/cpython/dictobject.h). */
typedef struct OuDictObject {
    OuObject ob_base;          /**< the head of every object */
    Ou_ssize_t ma_used;        /**< how many items */
    uint64_t ma_version_tag;   /**< another one after each change, unique in the program */
    OuDictKeysObject *ma_keys; /**< owned share */
    OuDictValues *ma_values;   /**< NULL: the values are in the entries; else the dict is split */
} OuDictObject;

/** The type of dictionaries. CPython: PyDict_Type (Objects/dictobject.c). */
extern OuTypeObject OuDict_Type;
extern OuTypeObject OuDictKeys_Type;   /**< d.keys(). CPython: PyDictKeys_Type. */
extern OuTypeObject OuDictValues_Type; /**< d.values(). CPython: PyDictValues_Type. */
extern OuTypeObject OuDictItems_Type;  /**< d.items(). CPython: PyDictItems_Type. */

/**
 * The entries of a keys object.
 *
 * @param keys  not NULL
 * @return borrowed: an array in the same block
 *
 * CPython: DK_ENTRIES (Include/internal/pycore_dict.h).
 */
static inline OuDictKeyEntry *ou_dk_entries(OuDictKeysObject *keys)
{
    return (OuDictKeyEntry *)(void *)(keys->dk_indices + ((size_t)1 << keys->dk_log2_index_bytes));
}

/**
 * Whether an object is a dict or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyDict_Check (Include/dictobject.h).
 */
static inline int OuDict_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_DICT_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly a dict.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyDict_CheckExact (Include/dictobject.h).
 */
static inline int OuDict_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuDict_Type;
}

/**
 * The number of items; no check of the type.
 *
 * @param dict  @borrowed; a dict
 * @return the number
 *
 * CPython: PyDict_GET_SIZE (Include/cpython/dictobject.h).
 */
static inline Ou_ssize_t OuDict_GET_SIZE(const OuObject *dict)
{
    return ((const OuDictObject *)dict)->ma_used;
}

/**
 * Makes an empty dict, untracked.
 *
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyDict_New (Objects/dictobject.c).
 */
OuObject *OuDict_New(void);

/**
 * Looks a key up and forgets errors.
 *
 * @param dict  @borrowed
 * @param key   @borrowed
 * @return @borrowed; NULL when absent or when hash or comparison failed (no error stays set)
 *
 * CPython: PyDict_GetItem (Objects/dictobject.c).
 */
OuObject *OuDict_GetItem(OuObject *dict, OuObject *key);

/**
 * Looks a key up.
 *
 * @param dict  @borrowed
 * @param key   @borrowed
 * @return @borrowed; NULL without an error when absent, NULL with an error set when hash or
 *         comparison failed
 *
 * CPython: PyDict_GetItemWithError (Objects/dictobject.c).
 */
OuObject *OuDict_GetItemWithError(OuObject *dict, OuObject *key);

/**
 * As OuDict_GetItemWithError() for a key whose hash is known.
 *
 * @param dict  @borrowed
 * @param key   @borrowed
 * @param hash  hash(key)
 * @return @borrowed; NULL without an error when absent; NULL with an error set
 *
 * CPython: _PyDict_GetItem_KnownHash (Objects/dictobject.c).
 */
OuObject *ou_dict_get_item_known_hash(OuObject *dict, OuObject *key, Ou_hash_t hash);

/**
 * As OuDict_GetItem() with a C string as key.
 *
 * @param dict  @borrowed
 * @param key   UTF-8
 * @return @borrowed; NULL when absent, without an error
 *
 * CPython: PyDict_GetItemString (Objects/dictobject.c).
 */
OuObject *OuDict_GetItemString(OuObject *dict, const char *key);

/**
 * Looks a name up in the globals, then in the builtins; both exact dicts.
 *
 * @param globals   @borrowed
 * @param builtins  @borrowed
 * @param name      @borrowed; a str
 * @return @borrowed; NULL without an error when absent
 *
 * CPython: _PyDict_LoadGlobal (Objects/dictobject.c).
 */
OuObject *ou_dict_load_global(OuObject *globals, OuObject *builtins, OuObject *name);

/**
 * Stores an item. An equal key that is present stays; its old value is released last.
 *
 * @param dict   @borrowed
 * @param key    @borrowed; gains a reference when it is new
 * @param value  @borrowed; gains a reference
 * @return 0; -1 with an error set
 *
 * CPython: PyDict_SetItem (Objects/dictobject.c).
 */
int OuDict_SetItem(OuObject *dict, OuObject *key, OuObject *value);

/**
 * As OuDict_SetItem() with references that the caller gives away.
 *
 * @param dict   @borrowed
 * @param key    @steals{key}, also on failure
 * @param value  @steals{value}, also on failure
 * @return 0; -1 with an error set
 *
 * CPython: _PyDict_SetItem_Take2 (Objects/dictobject.c).
 */
int ou_dict_set_item_take2(OuObject *dict, OuObject *key, OuObject *value);

/**
 * As OuDict_SetItem() for a key whose hash is known.
 *
 * @param dict   @borrowed
 * @param key    @borrowed
 * @param value  @borrowed
 * @param hash   hash(key)
 * @return 0; -1 with an error set
 *
 * CPython: _PyDict_SetItem_KnownHash (Objects/dictobject.c).
 */
int ou_dict_set_item_known_hash(OuObject *dict, OuObject *key, OuObject *value, Ou_hash_t hash);

/**
 * As OuDict_SetItem() with a C string as key, made an interned str.
 *
 * @param dict   @borrowed
 * @param key    UTF-8
 * @param value  @borrowed
 * @return 0; -1 with an error set
 *
 * CPython: PyDict_SetItemString (Objects/dictobject.c).
 */
int OuDict_SetItemString(OuObject *dict, const char *key, OuObject *value);

/**
 * Removes an item.
 *
 * @param dict  @borrowed
 * @param key   @borrowed
 * @return 0; -1 with KeyError or another error set
 *
 * CPython: PyDict_DelItem (Objects/dictobject.c).
 */
int OuDict_DelItem(OuObject *dict, OuObject *key);

/**
 * As OuDict_DelItem() for a key whose hash is known.
 *
 * @param dict  @borrowed
 * @param key   @borrowed
 * @param hash  hash(key)
 * @return 0; -1 with KeyError or another error set
 *
 * CPython: _PyDict_DelItem_KnownHash (Objects/dictobject.c).
 */
int ou_dict_del_item_known_hash(OuObject *dict, OuObject *key, Ou_hash_t hash);

/**
 * As OuDict_DelItem() with a C string as key.
 *
 * @param dict  @borrowed
 * @param key   UTF-8
 * @return 0; -1 with KeyError or another error set
 *
 * CPython: PyDict_DelItemString (Objects/dictobject.c).
 */
int OuDict_DelItemString(OuObject *dict, const char *key);

/**
 * Removes all items, in insertion order.
 *
 * @param dict  @borrowed; what is no dict is left alone
 *
 * CPython: PyDict_Clear (Objects/dictobject.c).
 */
void OuDict_Clear(OuObject *dict);

/**
 * Walks over the items, in insertion order.
 *
 * @param dict        @borrowed; must not change size meanwhile
 * @param[in,out] at  0 at the start; the walk's own afterwards
 * @param[out] key    @borrowed; may be NULL if not wanted
 * @param[out] value  @borrowed; may be NULL if not wanted
 * @return 1 with an item, 0 at the end
 *
 * CPython: PyDict_Next (Objects/dictobject.c).
 */
int OuDict_Next(OuObject *dict, Ou_ssize_t *at, OuObject **key, OuObject **value);

/**
 * As OuDict_Next(), and gives the hash too.
 *
 * @param dict   @borrowed
 * @param at     0 at the start; the walk's own afterwards
 * @param key    receives the key, borrowed; may be NULL
 * @param value  receives the value, borrowed; may be NULL
 * @param hash   receives the hash; may be NULL
 * @return 1 with an item, 0 at the end
 *
 * CPython: _PyDict_Next (Objects/dictobject.c).
 */
int ou_dict_next(OuObject *dict, Ou_ssize_t *at, OuObject **key, OuObject **value, Ou_hash_t *hash);

/**
 * The number of items.
 *
 * @param dict  @borrowed
 * @return the number; -1 with SystemError set when it is not a dict
 *
 * CPython: PyDict_Size (Objects/dictobject.c).
 */
Ou_ssize_t OuDict_Size(OuObject *dict);

/**
 * Whether a key is present.
 *
 * @param dict  @borrowed
 * @param key   @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PyDict_Contains (Objects/dictobject.c).
 */
int OuDict_Contains(OuObject *dict, OuObject *key);

/**
 * Makes a dict with the same items.
 *
 * @param dict  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyDict_Copy (Objects/dictobject.c).
 */
OuObject *OuDict_Copy(OuObject *dict);

/**
 * Makes a list of the keys.
 *
 * @param dict  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyDict_Keys (Objects/dictobject.c).
 */
OuObject *OuDict_Keys(OuObject *dict);

/**
 * Makes a list of the values.
 *
 * @param dict  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyDict_Values (Objects/dictobject.c).
 */
OuObject *OuDict_Values(OuObject *dict);

/**
 * Makes a list of (key, value) tuples.
 *
 * @param dict  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyDict_Items (Objects/dictobject.c).
 */
OuObject *OuDict_Items(OuObject *dict);

/**
 * Stores the items of a mapping.
 *
 * @param dict      @borrowed
 * @param other     @borrowed; a dict, or an object with keys() and []
 * @param override  1: a present key gets the new value. 0: it keeps its own. 2: KeyError with
 *                  the key
 * @return 0; -1 with an error set
 *
 * CPython: PyDict_Merge (Objects/dictobject.c), _PyDict_MergeEx (Objects/dictobject.c).
 */
int OuDict_Merge(OuObject *dict, OuObject *other, int override);

/**
 * OuDict_Merge() with override 1.
 *
 * @param dict   @borrowed
 * @param other  @borrowed; a dict, or an object with keys() and []
 * @return 0; -1 with an error set
 *
 * CPython: PyDict_Update (Objects/dictobject.c).
 */
int OuDict_Update(OuObject *dict, OuObject *other);

/**
 * Stores the pairs that an iterable gives.
 *
 * @param dict      @borrowed
 * @param pairs     @borrowed; an iterable of sequences of length 2
 * @param override  1: the last pair with a key wins. 0: the first
 * @return 0; -1 with an error set
 *
 * CPython: PyDict_MergeFromSeq2 (Objects/dictobject.c).
 */
int OuDict_MergeFromSeq2(OuObject *dict, OuObject *pairs, int override);

/**
 * Gives the value of a key, and stores a default first if the key is absent.
 *
 * @param dict   @borrowed
 * @param key    @borrowed
 * @param value  @borrowed; gains a reference when it is stored
 * @return @borrowed; NULL with an error set
 *
 * CPython: PyDict_SetDefault (Objects/dictobject.c).
 */
OuObject *OuDict_SetDefault(OuObject *dict, OuObject *key, OuObject *value);

/**
 * Removes a key and gives its value.
 *
 * @param dict      @borrowed
 * @param key       @borrowed
 * @param fallback  @borrowed; what to give when the key is absent; NULL: KeyError
 * @return @newref; NULL with an error set
 *
 * CPython: _PyDict_Pop (Objects/dictobject.c).
 */
OuObject *ou_dict_pop(OuObject *dict, OuObject *key, OuObject *fallback);

/**
 * A dict whose keys an iterable gives, all with one value: dict.fromkeys.
 *
 * @param type      @borrowed; dict or a derived type
 * @param iterable  @borrowed
 * @param value     @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: _PyDict_FromKeys (Objects/dictobject.c).
 */
OuObject *ou_dict_from_keys(OuObject *type, OuObject *iterable, OuObject *value);

/**
 * Untracks an exact dict in which nothing can be part of a cycle; its tp_maybe_untrack.
 *
 * @param dict  @borrowed; tracked or not
 * @return 0 always
 *
 * CPython: _PyDict_MaybeUntrack (Objects/dictobject.c).
 */
int ou_dict_maybe_untrack(OuObject *dict);

/**
 * Sets KeyError with the key as its one argument, also when it is a tuple.
 *
 * @param key  @borrowed
 *
 * CPython: _PyErr_SetKeyError (Python/errors.c).
 */
void ou_err_set_key_error(OuObject *key);

/** Makes the keys object that all empty dicts share. @return 0; -1 with MemoryError set */
int ou_dict_init(void);

/** Releases it, after the last dict is gone. */
void ou_dict_fini(void);

#endif
