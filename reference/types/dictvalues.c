/* SPDX-License-Identifier: MIT */
/**
 * @file dictvalues.c
 * Inline values: the attributes of an instance as an array, named by the keys of its class.
 *
 * The bytes in front of a values array, read backwards from it: [-1] the size of this prefix,
 * [-2] how many values are set, [-3], [-4] ... the places of those in the order they were set. So
 * a dict that takes the array over knows its insertion order.
 *
 * Invariant: an array has room for every key that the shared keys can ever get. It is made with
 * room for all entries and all that may still be added, and the latter number only shrinks: by one
 * for each instance made, so that the last ones waste no room.
 */
#include "ouro/dictvalues.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include "dictinternal.h"

#include <string.h>

/**
 * log2 of the indices of shared keys. CPython: NEXT_LOG2_SHARED_KEYS_MAX_SIZE
 * (Include/internal/pycore_dict.h).
 */
#define LOG2_SHARED_KEYS 6

/* ---- the array ------------------------------------------------------------------------------ */

OuDictValues *ou_dict_values_new(Ou_ssize_t size)
{
    size_t prefix = ((size_t)size + 2 + sizeof(OuObject *) - 1) & ~(sizeof(OuObject *) - 1);
    char *block = OuMem_Malloc(prefix + (size_t)size * sizeof(OuObject *));
    if (block == NULL) {
        return NULL;
    }
    memset(block, 0, prefix + (size_t)size * sizeof(OuObject *));
    uint8_t *values = (uint8_t *)block + prefix;
    values[-1] = (uint8_t)prefix;
    return (OuDictValues *)(void *)values;
}

void ou_dict_values_free(OuDictValues *values)
{
    uint8_t *bytes = (uint8_t *)values;
    OuMem_Free(bytes - bytes[-1]);
}

void ou_dict_values_add_order(OuDictValues *values, Ou_ssize_t place)
{
    uint8_t *bytes = (uint8_t *)values;
    Ou_ssize_t count = bytes[-2];
    OU_ASSERT(count + 2 < bytes[-1], "a values array was set more often than it has places");
    bytes[-3 - count] = (uint8_t)place;
    bytes[-2] = (uint8_t)(count + 1);
}

void ou_dict_values_delete_order(OuDictValues *values, Ou_ssize_t place)
{
    uint8_t *bytes = (uint8_t *)values;
    Ou_ssize_t count = bytes[-2];
    Ou_ssize_t at = 0;
    while (bytes[-3 - at] != place) {
        at++;
    }
    for (; at < count - 1; at++) {
        bytes[-3 - at] = bytes[-4 - at];
    }
    bytes[-2] = (uint8_t)(count - 1);
}

/* ---- the shared keys ------------------------------------------------------------------------ */

OuDictKeysObject *ou_dict_new_keys_for_class(void)
{
    OuDictKeysObject *keys = ou_dk_new(LOG2_SHARED_KEYS, OU_DICT_KEYS_SPLIT);
    if (keys == NULL) {
        OuErr_Clear();
        return NULL;
    }
    keys->dk_usable = OU_SHARED_KEYS_MAX_SIZE;
    return keys;
}

/** The shared keys of a type's instances, or NULL. CPython: CACHED_KEYS (Objects/dictobject.c). */
static OuDictKeysObject *cached_keys(OuTypeObject *type)
{
    return OuType_HasFeature(type, OU_TPFLAGS_HEAPTYPE) ? ((OuHeapTypeObject *)type)->ht_cached_keys
                                                        : NULL;
}

/**
 * The place of a name, added to the keys if there is room; or OU_DKIX_EMPTY. CPython:
 * insert_into_dictkeys (Objects/dictobject.c).
 */
static Ou_ssize_t place_for(OuDictKeysObject *keys, OuObject *name)
{
    if (!OuUnicode_CheckExact(name)) {
        return OU_DKIX_EMPTY;
    }
    Ou_hash_t hash = OuObject_Hash(name);
    Ou_ssize_t index = ou_dk_lookup_unicode(keys, name, hash);
    if (index != OU_DKIX_EMPTY || keys->dk_usable <= 0) {
        return index;
    }
    index = keys->dk_nentries;
    ou_dk_set_index(keys, ou_dk_find_empty_place(keys, hash), index);
    OuDictKeyEntry *entry = &ou_dk_entries(keys)[index];
    entry->me_hash = hash;
    entry->me_key = Ou_NewRef(name);
    keys->dk_nentries++;
    keys->dk_usable--;
    return index;
}

/* ---- instances with inline values ------------------------------------------------------------- */

int ou_object_initialize_dict(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    OuDictKeysObject *keys = cached_keys(type);
    if (!OuType_HasFeature(type, OU_TPFLAGS_MANAGED_DICT)) {
        OuObject **place = ou_object_computed_dict_pointer(op);
        if (place == NULL) {
            return 0;
        }
        if (keys != NULL) {
            ou_dict_keys_incref(keys);
        }
        *place = keys != NULL ? ou_dict_with_shared_keys(keys) : OuDict_New();
        return *place == NULL ? -1 : 0;
    }
    if (keys == NULL) {
        return 0; // a dict will be made when it is needed
    }
    if (keys->dk_usable > 1) {
        keys->dk_usable--;
    }
    OuDictValues *values = ou_dict_values_new(ou_dk_shared_size(keys));
    if (values == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    *ou_object_values_pointer(op) = values;
    return 0;
}

/**
 * Makes a split dict that takes a values array over. CPython: make_dict_from_instance_attributes
 * (Objects/dictobject.c).
 */
static OuObject *make_dict(OuDictKeysObject *keys, OuDictValues *values)
{
    Ou_ssize_t used = 0;
    int track = 0;
    for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
        OuObject *value = values->values[i];
        if (value != NULL) {
            used++;
            track |= ou_gc_may_be_tracked(value);
        }
    }
    ou_dict_keys_incref(keys);
    OuObject *dict = ou_dict_from_parts(keys, values, used, 0);
    if (dict != NULL && track) {
        OuObject_GC_Track(dict);
    }
    return dict;
}

/** Turns inline values into a dict: 0, or -1 with MemoryError set and nothing changed. */
static int materialize(OuObject *op)
{
    OuDictValues **values = ou_object_values_pointer(op);
    if (*values == NULL) {
        return 0;
    }
    OuObject *dict = make_dict(cached_keys(Ou_TYPE(op)), *values);
    if (dict == NULL) {
        return -1;
    }
    *values = NULL;
    *ou_object_managed_dict_pointer(op) = dict;
    return 0;
}

int ou_object_store_instance_attribute(OuObject *op, OuDictValues *values, OuObject *name,
                                       OuObject *value)
{
    Ou_ssize_t index = place_for(cached_keys(Ou_TYPE(op)), name);
    if (index == OU_DKIX_EMPTY) {
        if (materialize(op) < 0) {
            return -1;
        }
        OuObject *dict = *ou_object_managed_dict_pointer(op);
        return value == NULL ? OuDict_DelItem(dict, name) : OuDict_SetItem(dict, name, value);
    }
    OuObject *old = values->values[index];
    if (old == NULL && value == NULL) {
        ou_err_format(OuExc_AttributeError, "'%.100s' object has no attribute '%U'",
                      Ou_TYPE(op)->tp_name, name);
        return -1;
    }
    values->values[index] = Ou_XNewRef(value);
    if (old == NULL) {
        ou_dict_values_add_order(values, index);
    } else if (value == NULL) {
        ou_dict_values_delete_order(values, index);
    }
    Ou_XDecRef(old);
    return 0;
}

OuObject *ou_object_get_instance_attribute(OuObject *op, OuDictValues *values, OuObject *name)
{
    OuDictKeysObject *keys = cached_keys(Ou_TYPE(op));
    Ou_hash_t hash = OuObject_Hash(name);
    if (hash == -1) {
        return NULL;
    }
    Ou_ssize_t index = ou_dk_lookup_unicode(keys, name, hash);
    return index == OU_DKIX_EMPTY ? NULL : Ou_XNewRef(values->values[index]);
}

int ou_object_is_instance_dict_empty(OuObject *op)
{
    OuObject **place;
    if (OuType_HasFeature(Ou_TYPE(op), OU_TPFLAGS_MANAGED_DICT)) {
        OuDictValues *values = *ou_object_values_pointer(op);
        if (values != NULL) {
            return ou_dict_values_count(values) == 0;
        }
        place = ou_object_managed_dict_pointer(op);
    } else {
        place = ou_object_computed_dict_pointer(op);
    }
    return place == NULL || *place == NULL || OuDict_GET_SIZE(*place) == 0;
}

int ou_object_visit_instance_attributes(OuObject *op, OuVisitProc visit, void *argument)
{
    OuDictValues *values = *ou_object_values_pointer(op);
    if (values == NULL) {
        return 0;
    }
    Ou_ssize_t count = cached_keys(Ou_TYPE(op))->dk_nentries;
    for (Ou_ssize_t i = 0; i < count; i++) {
        OU_VISIT(values->values[i]);
    }
    return 0;
}

void ou_object_clear_instance_attributes(OuObject *op)
{
    OuDictValues *values = *ou_object_values_pointer(op);
    if (values == NULL) {
        return;
    }
    OuDictKeysObject *keys = cached_keys(Ou_TYPE(op));
    for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
        OuObject *value = values->values[i];
        if (value != NULL) {
            values->values[i] = NULL;
            ou_dict_values_delete_order(values, i);
            Ou_DecRef(value);
            // What ran may have asked for __dict__, and then the array is the dict's.
            if (*ou_object_values_pointer(op) != values) {
                return;
            }
        }
    }
}

void ou_object_free_instance_attributes(OuObject *op)
{
    OuDictValues **place = ou_object_values_pointer(op);
    OuDictValues *values = *place;
    if (values == NULL) {
        return;
    }
    OuDictKeysObject *keys = cached_keys(Ou_TYPE(op));
    *place = NULL;
    for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
        Ou_XDecRef(values->values[i]);
    }
    ou_dict_values_free(values);
}

/* ---- __dict__ ------------------------------------------------------------------------------- */

OuObject **ou_object_computed_dict_pointer(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    Ou_ssize_t offset = type->tp_dictoffset;
    if (offset == 0) {
        return NULL;
    }
    if (offset < 0) {
        Ou_ssize_t items = Ou_SIZE(op) < 0 ? -Ou_SIZE(op) : Ou_SIZE(op);
        Ou_ssize_t size = type->tp_basicsize + items * type->tp_itemsize;
        offset += (size + (Ou_ssize_t)sizeof(OuObject *) - 1) & -(Ou_ssize_t)sizeof(OuObject *);
    }
    return (OuObject **)(void *)((char *)op + offset);
}

OuObject **ou_object_get_dict_ptr(OuObject *op)
{
    if (!OuType_HasFeature(Ou_TYPE(op), OU_TPFLAGS_MANAGED_DICT)) {
        return ou_object_computed_dict_pointer(op);
    }
    return materialize(op) < 0 ? NULL : ou_object_managed_dict_pointer(op);
}

/** Sets AttributeError unless another error, that of get_dict_ptr, is set already. */
static void no_dict(void)
{
    if (!OuErr_Occurred()) {
        OuErr_SetString(OuExc_AttributeError, "This object has no __dict__");
    }
}

OuObject *OuObject_GenericGetDict(OuObject *op, void *OU_UNUSED(context))
{
    OuObject **place = ou_object_get_dict_ptr(op);
    if (place == NULL) {
        no_dict();
        return NULL;
    }
    if (*place == NULL) {
        OuDictKeysObject *keys = cached_keys(Ou_TYPE(op));
        if (keys != NULL && !OuType_HasFeature(Ou_TYPE(op), OU_TPFLAGS_MANAGED_DICT)) {
            ou_dict_keys_incref(keys);
            *place = ou_dict_with_shared_keys(keys);
        } else {
            *place = OuDict_New();
        }
    }
    return Ou_XNewRef(*place);
}

int OuObject_GenericSetDict(OuObject *op, OuObject *value, void *OU_UNUSED(context))
{
    OuObject **place = ou_object_get_dict_ptr(op);
    if (place == NULL) {
        no_dict();
        return -1;
    }
    if (value == NULL) {
        OuErr_SetString(OuExc_TypeError, "cannot delete __dict__");
        return -1;
    }
    if (!OuDict_Check(value)) {
        OuErr_Format(OuExc_TypeError, "__dict__ must be set to a dictionary, not a '%.200s'",
                     Ou_TYPE(value)->tp_name);
        return -1;
    }
    Ou_XSetRef(place, Ou_NewRef(value));
    return 0;
}

int ou_object_dict_set_item(OuTypeObject *type, OuObject **place, OuObject *key, OuObject *value)
{
    if (*place == NULL) {
        OuDictKeysObject *keys = cached_keys(type);
        if (keys != NULL) {
            ou_dict_keys_incref(keys);
        }
        *place = keys != NULL ? ou_dict_with_shared_keys(keys) : OuDict_New();
        if (*place == NULL) {
            return -1;
        }
    }
    // Deleting or storing may let the object die that has this dict.
    OuObject *dict = Ou_NewRef(*place);
    int result = value == NULL ? OuDict_DelItem(dict, key) : OuDict_SetItem(dict, key, value);
    Ou_DecRef(dict);
    return result;
}
