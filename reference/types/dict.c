/* SPDX-License-Identifier: MIT */
/**
 * @file dict.c
 * Dicts: how they are made and die, storing, finding, deleting, walking.
 *
 * The hash table is in dictkeys.c, the arrays of split dicts in dictvalues.c, merging in
 * dictmerge.c, what programs call in dictmethods.c.
 *
 * Invariants:
 *
 *     ma_used is the number of values; ma_version_tag changes with every change
 *     an untracked exact dict holds nothing that could be part of a cycle
 *     what is replaced or removed is released when the dict is whole again
 */
#include "dictinternal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/** The version that was given last; 0 is never given. */
static uint64_t last_version;

void ou_dict_touch(OuDictObject *self)
{
    self->ma_version_tag = ++last_version;
}

int ou_gc_may_be_tracked(const OuObject *op)
{
    return OuObject_IS_GC(op) && (!OuTuple_CheckExact(op) || ou_gc_is_tracked(op));
}

void ou_err_set_key_error(OuObject *key)
{
    OuObject *args = OuTuple_Pack(1, key);
    if (args != NULL) {
        OuErr_SetObject(OuExc_KeyError, args);
        Ou_DecRef(args);
    }
}

/* ---- birth ---------------------------------------------------------------------------------- */

OuObject *ou_dict_from_parts(OuDictKeysObject *keys, OuDictValues *values, Ou_ssize_t used,
                             int free_values)
{
    OuDictObject *self = (OuDictObject *)OuObject_GC_New(&OuDict_Type);
    if (self == NULL) {
        ou_dict_keys_decref(keys);
        if (free_values && values != NULL) {
            ou_dict_values_free(values);
        }
        return NULL;
    }
    self->ma_keys = keys;
    self->ma_values = values;
    self->ma_used = used;
    ou_dict_touch(self);
    return (OuObject *)self;
}

OuObject *ou_dict_with_shared_keys(OuDictKeysObject *keys)
{
    OuDictValues *values = ou_dict_values_new(ou_dk_shared_size(keys));
    if (values == NULL) {
        ou_dict_keys_decref(keys);
        return OuErr_NoMemory();
    }
    return ou_dict_from_parts(keys, values, 0, 1);
}

OuObject *OuDict_New(void)
{
    ou_dict_keys_incref(ou_dict_empty_keys);
    return ou_dict_from_parts(ou_dict_empty_keys, NULL, 0, 0);
}

/* ---- growing -------------------------------------------------------------------------------- */

/** Moves the items of a split dict into a combined table, in the order they were set. */
static void fill_from_split(OuDictKeysObject *keys, const OuDictObject *self)
{
    OuDictKeyEntry *from = ou_dk_entries(self->ma_keys);
    OuDictKeyEntry *to = ou_dk_entries(keys);
    for (Ou_ssize_t i = 0; i < self->ma_used; i++) {
        Ou_ssize_t place = ou_dict_values_at(self->ma_values, i);
        to[i].me_hash = from[place].me_hash;
        to[i].me_key = Ou_NewRef(from[place].me_key); // the shared keys keep theirs
        to[i].me_value = self->ma_values->values[place];
    }
}

/** Moves the items of a combined table into another one, leaving out what was deleted. */
static void fill_from_combined(OuDictKeysObject *keys, OuDictKeysObject *old)
{
    OuDictKeyEntry *from = ou_dk_entries(old);
    OuDictKeyEntry *to = ou_dk_entries(keys);
    for (Ou_ssize_t i = 0; i < old->dk_nentries; i++) {
        if (from[i].me_value != NULL) {
            *to++ = from[i];
        }
    }
}

int ou_dict_resize(OuDictObject *self, int log2_size, int unicode)
{
    OuDictKeysObject *old = self->ma_keys;
    OuDictKeysKind kind =
        unicode && ou_dk_is_unicode(old) ? OU_DICT_KEYS_UNICODE : OU_DICT_KEYS_GENERAL;
    OuDictKeysObject *keys = ou_dk_new(log2_size, kind);
    if (keys == NULL) {
        return -1;
    }
    if (self->ma_values != NULL) {
        fill_from_split(keys, self);
        ou_dict_values_free(self->ma_values);
        self->ma_values = NULL;
        ou_dict_keys_decref(old);
    } else if (old == ou_dict_empty_keys) {
        ou_dict_keys_decref(old);
    } else {
        fill_from_combined(keys, old);
        ou_dk_free(old); // its references have moved
    }
    keys->dk_nentries = self->ma_used;
    keys->dk_usable -= self->ma_used;
    ou_dk_build_indices(keys, self->ma_used);
    self->ma_keys = keys;
    return 0;
}

/** Makes room for more items: three times as many indices as there are items. */
static int grow(OuDictObject *self, int unicode)
{
    return ou_dict_resize(self, ou_dk_calculate_log2_size(self->ma_used * 3), unicode);
}

/**
 * Tracks a dict when something is stored that may be in a cycle. CPython: MAINTAIN_TRACKING
 * (Objects/dictobject.c).
 */
static void maintain_tracking(OuDictObject *self, OuObject *key, OuObject *value)
{
    if (!ou_gc_is_tracked((OuObject *)self) &&
        (ou_gc_may_be_tracked(key) || ou_gc_may_be_tracked(value))) {
        OuObject_GC_Track((OuObject *)self);
    }
}

/** Adds an item whose key is not there yet; steals both when it succeeds. */
static int add_item(OuDictObject *self, OuObject *key, Ou_hash_t hash, OuObject *value)
{
    int unicode = OuUnicode_CheckExact(key);
    if ((self->ma_keys->dk_usable <= 0 || (ou_dk_is_unicode(self->ma_keys) && !unicode)) &&
        grow(self, unicode) < 0) {
        return -1;
    }
    OuDictKeysObject *keys = self->ma_keys;
    Ou_ssize_t index = keys->dk_nentries;
    ou_dk_set_index(keys, ou_dk_find_empty_place(keys, hash), index);
    OuDictKeyEntry *entry = &ou_dk_entries(keys)[index];
    entry->me_hash = hash;
    entry->me_key = key;
    if (self->ma_values != NULL) {
        self->ma_values->values[index] = value;
        ou_dict_values_add_order(self->ma_values, index);
    } else {
        entry->me_value = value;
    }
    self->ma_used++;
    keys->dk_usable--;
    keys->dk_nentries++;
    ou_dict_touch(self);
    return 0;
}

/** Gives a key that is there another value; steals the value and releases the old one last. */
static void replace_value(OuDictObject *self, Ou_ssize_t index, OuObject *old, OuObject *value)
{
    if (old != value) {
        if (self->ma_values != NULL) {
            self->ma_values->values[index] = value;
            if (old == NULL) {
                ou_dict_values_add_order(self->ma_values, index);
                self->ma_used++;
            }
        } else {
            ou_dk_entries(self->ma_keys)[index].me_value = value;
        }
        ou_dict_touch(self);
    }
    Ou_XDecRef(old);
}

int ou_dict_insert(OuDictObject *self, OuObject *key, Ou_hash_t hash, OuObject *value)
{
    OuObject *old;
    Ou_ssize_t index = ou_dict_lookup(self, key, hash, &old);
    if (index != OU_DKIX_ERROR) {
        maintain_tracking(self, key, value);
        if (index >= 0) {
            replace_value(self, index, old, value);
            Ou_DecRef(key); // the key that was there first stays
            return 0;
        }
        if (add_item(self, key, hash, value) == 0) {
            return 0;
        }
    }
    Ou_DecRef(value);
    Ou_DecRef(key);
    return -1;
}

/** Whether `op` is a dict; SystemError is set if not. */
static int check_dict(OuObject *op)
{
    if (!OuDict_Check(op)) {
        OuErr_SetString(OuExc_SystemError, "bad argument to internal function");
        return 0;
    }
    return 1;
}

int ou_dict_set_item_take2(OuObject *dict, OuObject *key, OuObject *value)
{
    Ou_hash_t hash = OuObject_Hash(key);
    if (hash == -1) {
        Ou_DecRef(key);
        Ou_DecRef(value);
        return -1;
    }
    return ou_dict_insert((OuDictObject *)dict, key, hash, value);
}

int OuDict_SetItem(OuObject *dict, OuObject *key, OuObject *value)
{
    if (!check_dict(dict)) {
        return -1;
    }
    return ou_dict_set_item_take2(dict, Ou_NewRef(key), Ou_NewRef(value));
}

int ou_dict_set_item_known_hash(OuObject *dict, OuObject *key, OuObject *value, Ou_hash_t hash)
{
    if (!check_dict(dict)) {
        return -1;
    }
    return ou_dict_insert((OuDictObject *)dict, Ou_NewRef(key), hash, Ou_NewRef(value));
}

OuObject *OuDict_SetDefault(OuObject *dict, OuObject *key, OuObject *value)
{
    OuDictObject *self = (OuDictObject *)dict;
    Ou_hash_t hash = check_dict(dict) ? OuObject_Hash(key) : -1;
    if (hash == -1) {
        return NULL;
    }
    OuObject *present;
    Ou_ssize_t index = ou_dict_lookup(self, key, hash, &present);
    if (index == OU_DKIX_ERROR || present != NULL) {
        return present;
    }
    maintain_tracking(self, key, value);
    Ou_IncRef(value);
    if (index >= 0) {
        replace_value(self, index, NULL, value);
        return value;
    }
    if (add_item(self, Ou_NewRef(key), hash, value) < 0) {
        Ou_DecRef(value);
        Ou_DecRef(key);
        return NULL;
    }
    return value;
}

/* ---- finding -------------------------------------------------------------------------------- */

OuObject *ou_dict_get_item_known_hash(OuObject *dict, OuObject *key, Ou_hash_t hash)
{
    OuObject *value;
    ou_dict_lookup((OuDictObject *)dict, key, hash, &value);
    return value;
}

OuObject *OuDict_GetItemWithError(OuObject *dict, OuObject *key)
{
    Ou_hash_t hash = check_dict(dict) ? OuObject_Hash(key) : -1;
    return hash == -1 ? NULL : ou_dict_get_item_known_hash(dict, key, hash);
}

OuObject *OuDict_GetItem(OuObject *dict, OuObject *key)
{
    if (!OuDict_Check(dict)) {
        return NULL;
    }
    OuErrRecord before; // an error that is on its way stays on its way
    OuErr_Fetch(&before);
    OuObject *value = OuDict_GetItemWithError(dict, key);
    OuErr_Restore(&before);
    return value;
}

int OuDict_Contains(OuObject *dict, OuObject *key)
{
    Ou_hash_t hash = OuObject_Hash(key);
    if (hash == -1) {
        return -1;
    }
    OuObject *value;
    if (ou_dict_lookup((OuDictObject *)dict, key, hash, &value) == OU_DKIX_ERROR) {
        return -1;
    }
    return value != NULL;
}

OuObject *ou_dict_load_global(OuObject *globals, OuObject *builtins, OuObject *name)
{
    Ou_hash_t hash = OuObject_Hash(name);
    if (hash == -1) {
        return NULL;
    }
    OuObject *value = ou_dict_get_item_known_hash(globals, name, hash);
    if (value != NULL || OuErr_Occurred()) {
        return value;
    }
    return ou_dict_get_item_known_hash(builtins, name, hash);
}

Ou_ssize_t OuDict_Size(OuObject *dict)
{
    return check_dict(dict) ? OuDict_GET_SIZE(dict) : -1;
}

/* ---- deleting ------------------------------------------------------------------------------- */

/** Takes the value at `index` out of the dict and gives its reference to the caller. */
static OuObject *take_item(OuDictObject *self, Ou_ssize_t index, Ou_hash_t hash)
{
    OuObject *value;
    self->ma_used--;
    ou_dict_touch(self);
    if (self->ma_values != NULL) {
        value = self->ma_values->values[index];
        self->ma_values->values[index] = NULL;
        ou_dict_values_delete_order(self->ma_values, index);
        return value; // the key stays with the class
    }
    ou_dk_set_index(self->ma_keys, ou_dk_place_of(self->ma_keys, hash, index), OU_DKIX_DUMMY);
    OuDictKeyEntry *entry = &ou_dk_entries(self->ma_keys)[index];
    OuObject *key = entry->me_key;
    value = entry->me_value;
    entry->me_key = NULL;
    entry->me_value = NULL;
    entry->me_hash = 0;
    Ou_DecRef(key);
    return value;
}

int ou_dict_del_item_known_hash(OuObject *dict, OuObject *key, Ou_hash_t hash)
{
    OuDictObject *self = (OuDictObject *)dict;
    OuObject *value;
    Ou_ssize_t index = ou_dict_lookup(self, key, hash, &value);
    if (value == NULL) {
        if (index != OU_DKIX_ERROR) {
            ou_err_set_key_error(key);
        }
        return -1;
    }
    Ou_DecRef(take_item(self, index, hash));
    return 0;
}

int OuDict_DelItem(OuObject *dict, OuObject *key)
{
    Ou_hash_t hash = check_dict(dict) ? OuObject_Hash(key) : -1;
    return hash == -1 ? -1 : ou_dict_del_item_known_hash(dict, key, hash);
}

OuObject *ou_dict_pop(OuObject *dict, OuObject *key, OuObject *fallback)
{
    OuDictObject *self = (OuDictObject *)dict;
    OuObject *value = NULL;
    Ou_ssize_t index = OU_DKIX_EMPTY;
    Ou_hash_t hash = 0;
    if (self->ma_used > 0) {
        hash = OuObject_Hash(key);
        if (hash == -1) {
            return NULL;
        }
        index = ou_dict_lookup(self, key, hash, &value);
        if (index == OU_DKIX_ERROR) {
            return NULL;
        }
    }
    if (value != NULL) {
        return take_item(self, index, hash);
    }
    if (fallback == NULL) {
        ou_err_set_key_error(key);
        return NULL;
    }
    return Ou_NewRef(fallback);
}

void OuDict_Clear(OuObject *dict)
{
    if (!OuDict_Check(dict)) {
        return;
    }
    OuDictObject *self = (OuDictObject *)dict;
    OuDictKeysObject *keys = self->ma_keys;
    OuDictValues *values = self->ma_values;
    if (keys == ou_dict_empty_keys) {
        return;
    }
    // The dict is empty first; what is released may look at it.
    ou_dict_keys_incref(ou_dict_empty_keys);
    self->ma_keys = ou_dict_empty_keys;
    self->ma_values = NULL;
    self->ma_used = 0;
    ou_dict_touch(self);
    if (values != NULL) {
        for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
            Ou_Clear(&values->values[i]);
        }
        ou_dict_values_free(values);
    }
    ou_dict_keys_decref(keys);
}

/* ---- walking -------------------------------------------------------------------------------- */

OuObject *ou_dict_step(OuDictObject *self, Ou_ssize_t *at, OuDictKeyEntry **entry)
{
    OuDictKeyEntry *entries = ou_dk_entries(self->ma_keys);
    Ou_ssize_t i = *at;
    if (i < 0) {
        return NULL;
    }
    if (self->ma_values != NULL) {
        if (i >= self->ma_used) {
            return NULL;
        }
        Ou_ssize_t place = ou_dict_values_at(self->ma_values, i);
        *at = i + 1;
        *entry = &entries[place];
        return self->ma_values->values[place];
    }
    while (i < self->ma_keys->dk_nentries && entries[i].me_value == NULL) {
        i++;
    }
    if (i >= self->ma_keys->dk_nentries) {
        *at = i;
        return NULL;
    }
    *at = i + 1;
    *entry = &entries[i];
    return entries[i].me_value;
}

OuObject *ou_dict_step_back(OuDictObject *self, Ou_ssize_t *at, OuDictKeyEntry **entry)
{
    OuDictKeyEntry *entries = ou_dk_entries(self->ma_keys);
    Ou_ssize_t i = *at;
    if (self->ma_values != NULL) {
        if (i < 0 || i >= self->ma_used) {
            return NULL;
        }
        Ou_ssize_t place = ou_dict_values_at(self->ma_values, i);
        *at = i - 1;
        *entry = &entries[place];
        return self->ma_values->values[place];
    }
    if (i >= self->ma_keys->dk_nentries) {
        return NULL;
    }
    while (i >= 0 && entries[i].me_value == NULL) {
        i--;
    }
    *at = i - 1;
    if (i < 0) {
        return NULL;
    }
    *entry = &entries[i];
    return entries[i].me_value;
}

int ou_dict_next(OuObject *dict, Ou_ssize_t *at, OuObject **key, OuObject **value, Ou_hash_t *hash)
{
    if (!OuDict_Check(dict)) {
        return 0;
    }
    OuDictKeyEntry *entry;
    OuObject *found = ou_dict_step((OuDictObject *)dict, at, &entry);
    if (found == NULL) {
        return 0;
    }
    if (key != NULL) {
        *key = entry->me_key;
    }
    if (value != NULL) {
        *value = found;
    }
    if (hash != NULL) {
        *hash = entry->me_hash;
    }
    return 1;
}

int OuDict_Next(OuObject *dict, Ou_ssize_t *at, OuObject **key, OuObject **value)
{
    return ou_dict_next(dict, at, key, value, NULL);
}
