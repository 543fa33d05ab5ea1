/* SPDX-License-Identifier: MIT */
/**
 * @file dictmerge.c
 * Making dicts from other things: copies, merges, pairs, keys; and lists from dicts.
 */
#include "dictinternal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

/** Whether walking over `op` is what dicts do: it is a dict, and no class changed its `__iter__`. */
static int is_plain(OuObject *op)
{
    return OuDict_Check(op) && Ou_TYPE(op)->tp_iter == ou_dict_iter;
}

/* ---- copies --------------------------------------------------------------------------------- */

/**
 * A copy of a combined table, owning references of its own. CPython: clone_combined_dict_keys
 * (Objects/dictobject.c).
 */
static OuDictKeysObject *clone_keys(OuDictObject *self)
{
    OuDictKeysObject *from = self->ma_keys;
    OuDictKeysObject *keys = ou_dk_new(from->dk_log2_size, (OuDictKeysKind)from->dk_kind);
    if (keys == NULL) {
        return NULL;
    }
    memcpy(keys->dk_indices, from->dk_indices, (size_t)1 << from->dk_log2_index_bytes);
    memcpy(ou_dk_entries(keys), ou_dk_entries(from),
           (size_t)from->dk_nentries * sizeof(OuDictKeyEntry));
    keys->dk_usable = from->dk_usable;
    keys->dk_nentries = from->dk_nentries;
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
        Ou_XIncRef(entries[i].me_key);
        Ou_XIncRef(entries[i].me_value);
    }
    return keys;
}

/** A dict tracked if the one it is a copy of is. */
static OuObject *track_like(OuObject *copy, OuObject *original)
{
    if (copy != NULL && ou_gc_is_tracked(original) && !ou_gc_is_tracked(copy)) {
        OuObject_GC_Track(copy);
    }
    return copy;
}

/** A copy of a split dict, sharing its keys. */
static OuObject *copy_split(OuDictObject *self)
{
    OuDictKeysObject *keys = self->ma_keys;
    OuDictValues *values = ou_dict_values_new(ou_dk_shared_size(keys));
    if (values == NULL) {
        return OuErr_NoMemory();
    }
    for (Ou_ssize_t i = 0; i < self->ma_used; i++) {
        Ou_ssize_t place = ou_dict_values_at(self->ma_values, i);
        values->values[place] = self->ma_values->values[place];
        ou_dict_values_add_order(values, place);
    }
    ou_dict_keys_incref(keys);
    OuObject *copy = ou_dict_from_parts(keys, values, self->ma_used, 1);
    if (copy != NULL) {
        for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
            Ou_XIncRef(values->values[i]);
        }
    }
    return track_like(copy, (OuObject *)self);
}

OuObject *OuDict_Copy(OuObject *dict)
{
    if (!OuDict_Check(dict)) {
        return OuErr_Format(OuExc_SystemError, "bad argument to internal function");
    }
    OuDictObject *self = (OuDictObject *)dict;
    if (self->ma_used == 0) {
        return OuDict_New();
    }
    if (self->ma_values != NULL) {
        return copy_split(self);
    }
    // A table with few holes is copied as it is, holes and all.
    if (is_plain(dict) && self->ma_used >= self->ma_keys->dk_nentries * 2 / 3) {
        OuDictKeysObject *keys = clone_keys(self);
        if (keys == NULL) {
            return NULL;
        }
        return track_like(ou_dict_from_parts(keys, NULL, self->ma_used, 0), dict);
    }
    OuObject *copy = OuDict_New();
    if (copy != NULL && OuDict_Update(copy, dict) < 0) {
        Ou_DecRef(copy);
        return NULL;
    }
    return copy;
}

/* ---- merging -------------------------------------------------------------------------------- */

/** Lets an empty dict take over a copy of a dense table: 1 if it did, 0 if not, -1 with an error. */
static int merge_by_clone(OuDictObject *self, OuDictObject *other)
{
    OuDictKeysObject *from = other->ma_keys;
    if (other->ma_values != NULL || other->ma_used != from->dk_nentries ||
        (from->dk_log2_size != OU_DICT_LOG_MINSIZE &&
         ou_dk_usable_fraction(ou_dk_size(from) / 2) >= other->ma_used)) {
        return 0;
    }
    OuDictKeysObject *keys = clone_keys(other);
    if (keys == NULL) {
        return -1;
    }
    OuDictKeysObject *old_keys = self->ma_keys;
    OuDictValues *old_values = self->ma_values;
    self->ma_keys = keys;
    self->ma_values = NULL;
    self->ma_used = other->ma_used;
    ou_dict_touch(self);
    track_like((OuObject *)self, (OuObject *)other);
    ou_dict_keys_decref(old_keys);
    if (old_values != NULL) {
        ou_dict_values_free(old_values);
    }
    return 1;
}

/** Stores one item of a merge. The caller keeps key and value alive. */
static int merge_item(OuDictObject *self, OuObject *key, Ou_hash_t hash, OuObject *value,
                      int override)
{
    if (override != 1) {
        OuObject *present;
        if (ou_dict_lookup(self, key, hash, &present) == OU_DKIX_ERROR) {
            return -1;
        }
        if (present != NULL) {
            if (override == 0) {
                return 0;
            }
            ou_err_set_key_error(key);
            return -1;
        }
    }
    return ou_dict_insert(self, Ou_NewRef(key), hash, Ou_NewRef(value));
}

/** Merges a dict, reading its table directly. */
static int merge_dict(OuDictObject *self, OuDictObject *other, int override)
{
    if (other == self || other->ma_used == 0) {
        return 0;
    }
    if (self->ma_used == 0) {
        override = 1;
        int done = merge_by_clone(self, other);
        if (done != 0) {
            return done > 0 ? 0 : -1;
        }
    }
    if (ou_dk_usable_fraction(ou_dk_size(self->ma_keys)) < other->ma_used &&
        ou_dict_resize(self, ou_dk_estimate_log2_size(self->ma_used + other->ma_used),
                       ou_dk_is_unicode(other->ma_keys)) < 0) {
        return -1;
    }
    Ou_ssize_t entries = other->ma_keys->dk_nentries;
    Ou_ssize_t at = 0;
    OuDictKeyEntry *entry;
    OuObject *value;
    while ((value = ou_dict_step(other, &at, &entry)) != NULL) {
        OuObject *key = Ou_NewRef(entry->me_key);
        Ou_IncRef(value);
        int result = merge_item(self, key, entry->me_hash, value, override);
        Ou_DecRef(value);
        Ou_DecRef(key);
        if (result < 0) {
            return -1;
        }
        if (entries != other->ma_keys->dk_nentries) {
            OuErr_SetString(OuExc_RuntimeError, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

/** Merges what keys() and [] of any object give. */
static int merge_mapping(OuObject *dict, OuObject *other, int override)
{
    OuObject *keys = OuMapping_Keys(other);
    if (keys == NULL) {
        return -1;
    }
    OuObject *iterator = OuObject_GetIter(keys);
    Ou_DecRef(keys);
    if (iterator == NULL) {
        return -1;
    }
    int result = 0;
    OuObject *key;
    while (result == 0 && (key = OuIter_Next(iterator)) != NULL) {
        int present = override == 1 ? 0 : OuDict_Contains(dict, key);
        if (present == 0) {
            OuObject *value = OuObject_GetItem(other, key);
            result = value == NULL ? -1 : OuDict_SetItem(dict, key, value);
            Ou_XDecRef(value);
        } else if (present < 0) {
            result = -1;
        } else if (override == 2) {
            ou_err_set_key_error(key);
            result = -1;
        }
        Ou_DecRef(key);
    }
    Ou_DecRef(iterator);
    return result < 0 || OuErr_Occurred() ? -1 : 0;
}

int OuDict_Merge(OuObject *dict, OuObject *other, int override)
{
    if (!OuDict_Check(dict)) {
        OuErr_SetString(OuExc_SystemError, "bad argument to internal function");
        return -1;
    }
    return is_plain(other) ? merge_dict((OuDictObject *)dict, (OuDictObject *)other, override)
                           : merge_mapping(dict, other, override);
}

int OuDict_Update(OuObject *dict, OuObject *other)
{
    return OuDict_Merge(dict, other, 1);
}

/** Stores one pair, number `index` of a sequence of pairs. */
static int merge_pair(OuObject *dict, OuObject *pair, Ou_ssize_t index, int override)
{
    OuObject *fast = OuSequence_Fast(pair, "");
    if (fast == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_Format(OuExc_TypeError,
                         "cannot convert dictionary update sequence element #%td to a sequence",
                         index);
        }
        return -1;
    }
    int result = -1;
    if (ou_sequence_fast_size(fast) != 2) {
        OuErr_Format(OuExc_ValueError,
                     "dictionary update sequence element #%td has length %td; 2 is required", index,
                     ou_sequence_fast_size(fast));
    } else {
        OuObject *key = Ou_NewRef(ou_sequence_fast_items(fast)[0]);
        OuObject *value = Ou_NewRef(ou_sequence_fast_items(fast)[1]);
        if (override) {
            result = OuDict_SetItem(dict, key, value);
        } else {
            result = OuDict_SetDefault(dict, key, value) == NULL ? -1 : 0;
        }
        Ou_DecRef(key);
        Ou_DecRef(value);
    }
    Ou_DecRef(fast);
    return result;
}

int OuDict_MergeFromSeq2(OuObject *dict, OuObject *pairs, int override)
{
    OuObject *iterator = OuObject_GetIter(pairs);
    if (iterator == NULL) {
        return -1;
    }
    int result = 0;
    OuObject *pair;
    for (Ou_ssize_t i = 0; result == 0 && (pair = OuIter_Next(iterator)) != NULL; i++) {
        result = merge_pair(dict, pair, i, override);
        Ou_DecRef(pair);
    }
    Ou_DecRef(iterator);
    return result < 0 || OuErr_Occurred() ? -1 : 0;
}

/* ---- fromkeys ------------------------------------------------------------------------------- */

/** Fills an empty exact dict from a dict or set, whose hashes are known. */
static int fill_from_keys(OuDictObject *self, OuObject *source, OuObject *value)
{
    int from_dict = OuDict_CheckExact(source);
    Ou_ssize_t size = from_dict ? OuDict_GET_SIZE(source) : OuSet_Size(source);
    int unicode = from_dict && ou_dk_is_unicode(((OuDictObject *)source)->ma_keys);
    if (ou_dict_resize(self, ou_dk_estimate_log2_size(size), unicode) < 0) {
        return -1;
    }
    Ou_ssize_t at = 0;
    OuObject *key;
    Ou_hash_t hash;
    while (from_dict ? ou_dict_next(source, &at, &key, NULL, &hash)
                     : ou_set_next_entry(source, &at, &key, &hash)) {
        if (ou_dict_insert(self, Ou_NewRef(key), hash, Ou_NewRef(value)) < 0) {
            return -1;
        }
    }
    return 0;
}

/** Stores each item of an iterable as a key, by the type's own []= . */
static int store_keys(OuObject *dict, OuObject *iterable, OuObject *value)
{
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    int result = 0;
    OuObject *key;
    while (result == 0 && (key = OuIter_Next(iterator)) != NULL) {
        result = OuDict_CheckExact(dict) ? OuDict_SetItem(dict, key, value)
                                         : OuObject_SetItem(dict, key, value);
        Ou_DecRef(key);
    }
    Ou_DecRef(iterator);
    return result < 0 || OuErr_Occurred() ? -1 : 0;
}

OuObject *ou_dict_from_keys(OuObject *type, OuObject *iterable, OuObject *value)
{
    OuObject *dict = OuObject_CallNoArgs(type);
    if (dict == NULL) {
        return NULL;
    }
    int result;
    if (OuDict_CheckExact(dict) && OuDict_GET_SIZE(dict) == 0 &&
        (OuDict_CheckExact(iterable) || OuAnySet_CheckExact(iterable))) {
        result = fill_from_keys((OuDictObject *)dict, iterable, value);
    } else {
        result = store_keys(dict, iterable, value);
    }
    if (result < 0) {
        Ou_DecRef(dict);
        return NULL;
    }
    return dict;
}

/* ---- C strings and lists -------------------------------------------------------------------- */

OuObject *OuDict_GetItemString(OuObject *dict, const char *key)
{
    OuObject *name = OuUnicode_FromString(key);
    if (name == NULL) {
        OuErr_Clear();
        return NULL;
    }
    OuObject *value = OuDict_GetItem(dict, name);
    Ou_DecRef(name);
    return value;
}

int OuDict_SetItemString(OuObject *dict, const char *key, OuObject *value)
{
    OuObject *name = OuUnicode_InternFromString(key);
    if (name == NULL) {
        return -1;
    }
    int result = OuDict_SetItem(dict, name, value);
    Ou_DecRef(name);
    return result;
}

int OuDict_DelItemString(OuObject *dict, const char *key)
{
    OuObject *name = OuUnicode_FromString(key);
    if (name == NULL) {
        return -1;
    }
    int result = OuDict_DelItem(dict, name);
    Ou_DecRef(name);
    return result;
}

/** A list of keys ('k'), values ('v') or pairs ('i'). */
static OuObject *to_list(OuObject *dict, char what)
{
    if (!OuDict_Check(dict)) {
        return OuErr_Format(OuExc_SystemError, "bad argument to internal function");
    }
    OuObject *list = OuList_New(0);
    Ou_ssize_t at = 0;
    OuObject *key, *value;
    while (list != NULL && OuDict_Next(dict, &at, &key, &value)) {
        OuObject *item =
            what == 'i' ? OuTuple_Pack(2, key, value) : Ou_NewRef(what == 'k' ? key : value);
        if (item == NULL || OuList_Append(list, item) < 0) {
            Ou_Clear(&list);
        }
        Ou_XDecRef(item);
    }
    return list;
}

OuObject *OuDict_Keys(OuObject *dict)
{
    return to_list(dict, 'k');
}

OuObject *OuDict_Values(OuObject *dict)
{
    return to_list(dict, 'v');
}

OuObject *OuDict_Items(OuObject *dict)
{
    return to_list(dict, 'i');
}
