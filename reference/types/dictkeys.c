/* SPDX-License-Identifier: MIT */
/**
 * @file dictkeys.c
 * Keys objects: the hash table of a dict.
 *
 * The idea: the table that is probed holds small numbers only, the *indices*; what they number are
 * the *entries*, which stand close together in the order they were added. So a dict is small, and
 * walking over it is walking over an array.
 *
 *     indices   8, 16, 32 ... of them, 1 to 8 bytes each, at most two thirds in use
 *     entries   as many as that two thirds; a deleted one stays, empty, until the next resize
 *
 * A search starts at `hash & mask` and goes on at `5 * i + 1 + perturb`, where `perturb` is the
 * hash shifted down by 5 each time, so that in the end every bit has its say and every place comes
 * up.
 *
 * Invariant: dk_usable + dk_nentries never exceeds the entries there is memory for, and at least
 * one index is OU_DKIX_EMPTY, so that every search ends.
 */
#include "dictinternal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

#include <string.h>

/** How far `perturb` moves at each step. CPython: PERTURB_SHIFT (Objects/dictobject.c). */
#define PERTURB_SHIFT 5

/**
 * A search was disturbed by a change of the dict: begin again. CPython: DKIX_KEY_CHANGED
 * (Include/internal/pycore_dict.h).
 */
#define DISTURBED (-4)

OuDictKeysObject *ou_dict_empty_keys;

Ou_ssize_t ou_dk_get_index(const OuDictKeysObject *keys, size_t place)
{
    const void *indices = keys->dk_indices;
    if (keys->dk_log2_size < 8) {
        return ((const int8_t *)indices)[place];
    }
    if (keys->dk_log2_size < 16) {
        return ((const int16_t *)indices)[place];
    }
    if (keys->dk_log2_size < 32) {
        return ((const int32_t *)indices)[place];
    }
    return (Ou_ssize_t)((const int64_t *)indices)[place];
}

void ou_dk_set_index(OuDictKeysObject *keys, size_t place, Ou_ssize_t index)
{
    void *indices = keys->dk_indices;
    if (keys->dk_log2_size < 8) {
        ((int8_t *)indices)[place] = (int8_t)index;
    } else if (keys->dk_log2_size < 16) {
        ((int16_t *)indices)[place] = (int16_t)index;
    } else if (keys->dk_log2_size < 32) {
        ((int32_t *)indices)[place] = (int32_t)index;
    } else {
        ((int64_t *)indices)[place] = (int64_t)index;
    }
}

OuDictKeysObject *ou_dk_new(int log2_size, OuDictKeysKind kind)
{
    if (log2_size >= 48) {
        return OuErr_NoMemory(); // more than any address space has
    }
    int log2_bytes = log2_size < 8    ? log2_size
                     : log2_size < 16 ? log2_size + 1
                     : log2_size < 32 ? log2_size + 2
                                      : log2_size + 3;
    size_t usable = (size_t)ou_dk_usable_fraction((Ou_ssize_t)1 << log2_size);
    size_t indices = (size_t)1 << log2_bytes;
    OuDictKeysObject *keys =
        OuObject_Malloc(sizeof(OuDictKeysObject) + indices + usable * sizeof(OuDictKeyEntry));
    if (keys == NULL) {
        return OuErr_NoMemory();
    }
    keys->dk_refcnt = 1;
    keys->dk_log2_size = (uint8_t)log2_size;
    keys->dk_log2_index_bytes = (uint8_t)log2_bytes;
    keys->dk_kind = (uint8_t)kind;
    keys->dk_usable = (Ou_ssize_t)usable;
    keys->dk_nentries = 0;
    memset(keys->dk_indices, 0xff, indices);
    memset(ou_dk_entries(keys), 0, usable * sizeof(OuDictKeyEntry));
    return keys;
}

void ou_dk_free(OuDictKeysObject *keys)
{
    OuObject_Free(keys);
}

void ou_dict_keys_incref(OuDictKeysObject *keys)
{
    keys->dk_refcnt++;
}

void ou_dict_keys_decref(OuDictKeysObject *keys)
{
    if (--keys->dk_refcnt > 0) {
        return;
    }
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    Ou_ssize_t count = keys->dk_nentries;
    for (Ou_ssize_t i = 0; i < count; i++) {
        Ou_XDecRef(entries[i].me_key);
        Ou_XDecRef(entries[i].me_value);
    }
    ou_dk_free(keys);
}

int ou_dk_calculate_log2_size(Ou_ssize_t size)
{
    int log2_size = OU_DICT_LOG_MINSIZE;
    while (log2_size < 62 && ((Ou_ssize_t)1 << log2_size) < size) {
        log2_size++;
    }
    return log2_size;
}

int ou_dk_estimate_log2_size(Ou_ssize_t entries)
{
    return ou_dk_calculate_log2_size((entries * 3 + 1) / 2);
}

size_t ou_dk_find_empty_place(const OuDictKeysObject *keys, Ou_hash_t hash)
{
    size_t mask = (size_t)ou_dk_size(keys) - 1;
    size_t place = (size_t)hash & mask;
    for (size_t perturb = (size_t)hash; ou_dk_get_index(keys, place) >= 0;) {
        perturb >>= PERTURB_SHIFT;
        place = (place * 5 + perturb + 1) & mask;
    }
    return place;
}

void ou_dk_build_indices(OuDictKeysObject *keys, Ou_ssize_t count)
{
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    for (Ou_ssize_t i = 0; i < count; i++) {
        ou_dk_set_index(keys, ou_dk_find_empty_place(keys, entries[i].me_hash), i);
    }
}

size_t ou_dk_place_of(const OuDictKeysObject *keys, Ou_hash_t hash, Ou_ssize_t index)
{
    size_t mask = (size_t)ou_dk_size(keys) - 1;
    size_t place = (size_t)hash & mask;
    for (size_t perturb = (size_t)hash; ou_dk_get_index(keys, place) != index;) {
        perturb >>= PERTURB_SHIFT;
        place = (place * 5 + perturb + 1) & mask;
    }
    return place;
}

Ou_ssize_t ou_dk_lookup_unicode(OuDictKeysObject *keys, OuObject *key, Ou_hash_t hash)
{
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    size_t mask = (size_t)ou_dk_size(keys) - 1;
    size_t place = (size_t)hash & mask;
    for (size_t perturb = (size_t)hash;;) {
        Ou_ssize_t index = ou_dk_get_index(keys, place);
        if (index >= 0) {
            OuDictKeyEntry *entry = &entries[index];
            if (entry->me_key == key ||
                (entry->me_hash == hash && ou_unicode_eq(entry->me_key, key))) {
                return index;
            }
        } else if (index == OU_DKIX_EMPTY) {
            return OU_DKIX_EMPTY;
        }
        perturb >>= PERTURB_SHIFT;
        place = (place * 5 + perturb + 1) & mask;
    }
}

/** Whether an entry's key equals `key`, by `==`: 1, 0, OU_DKIX_ERROR, or DISTURBED. */
static int same_key(OuDictObject *self, OuDictKeyEntry *entry, OuObject *key)
{
    OuDictKeysObject *keys = self->ma_keys;
    OuObject *present = entry->me_key;
    if (OuUnicode_CheckExact(present) && OuUnicode_CheckExact(key)) {
        return ou_unicode_eq(present, key);
    }
    Ou_IncRef(present);
    int equal = OuObject_RichCompareBool(present, key, OU_EQ);
    // Comparing may have run anything: is this still the table, and the entry still the same?
    int disturbed = self->ma_keys != keys || entry->me_key != present;
    Ou_DecRef(present);
    if (equal < 0) {
        return OU_DKIX_ERROR;
    }
    return disturbed ? DISTURBED : equal;
}

/** Finds a key of any type: its index, OU_DKIX_EMPTY, OU_DKIX_ERROR or DISTURBED. */
static Ou_ssize_t lookup_general(OuDictObject *self, OuObject *key, Ou_hash_t hash)
{
    OuDictKeysObject *keys = self->ma_keys;
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    size_t mask = (size_t)ou_dk_size(keys) - 1;
    size_t place = (size_t)hash & mask;
    for (size_t perturb = (size_t)hash;;) {
        Ou_ssize_t index = ou_dk_get_index(keys, place);
        if (index >= 0) {
            OuDictKeyEntry *entry = &entries[index];
            if (entry->me_key == key) {
                return index;
            }
            if (entry->me_hash == hash) {
                int same = same_key(self, entry, key);
                if (same != 0) {
                    return same > 0 ? index : same;
                }
            }
        } else if (index == OU_DKIX_EMPTY) {
            return OU_DKIX_EMPTY;
        }
        perturb >>= PERTURB_SHIFT;
        place = (place * 5 + perturb + 1) & mask;
    }
}

Ou_ssize_t ou_dict_lookup(OuDictObject *self, OuObject *key, Ou_hash_t hash, OuObject **value)
{
    Ou_ssize_t index;
    if (ou_dk_is_unicode(self->ma_keys) && OuUnicode_CheckExact(key)) {
        index = ou_dk_lookup_unicode(self->ma_keys, key, hash);
    } else {
        do {
            index = lookup_general(self, key, hash);
        } while (index == DISTURBED);
    }
    if (index < 0) {
        *value = NULL;
    } else if (self->ma_values != NULL) {
        *value = self->ma_values->values[index];
    } else {
        *value = ou_dk_entries(self->ma_keys)[index].me_value;
    }
    return index;
}

int ou_dict_init(void)
{
    ou_dict_empty_keys = ou_dk_new(OU_DICT_LOG_MINSIZE, OU_DICT_KEYS_UNICODE);
    if (ou_dict_empty_keys == NULL) {
        return -1;
    }
    // Nothing may be added to it: a dict that grows gets keys of its own.
    ou_dict_empty_keys->dk_usable = 0;
    return 0;
}

void ou_dict_fini(void)
{
    if (ou_dict_empty_keys != NULL) {
        ou_dict_keys_decref(ou_dict_empty_keys);
        ou_dict_empty_keys = NULL;
    }
}
