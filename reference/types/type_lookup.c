/* SPDX-License-Identifier: MIT */
/**
 * @file type_lookup.c
 * Finding names in types.
 *
 * A name is looked for in the dicts of the MRO, one after the other. Because this happens for every
 * attribute and every operator, results are cached: the key is the name and the *version tag* of
 * the type. Whenever a type or one of its bases changes, its tag becomes 0 and it gets another one
 * at the next lookup, so old entries of the cache are never found again.
 *
 * Invariant: a type has a tag only if all its bases have one; a type that loses its tag takes it
 * from all its subclasses too.
 */
#include "typeobject.h"

#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

enum {
    /** A power of 2. CPython: MCACHE_SIZE_EXP (Include/internal/pycore_typeobject.h). */
    CACHE_SIZE = 4096,
};

/**
 * One remembered lookup. CPython: struct type_cache_entry (Include/internal/pycore_typeobject.h).
 */
typedef struct CacheEntry {
    unsigned int version; /**< of the type when it was looked up */
    OuObject *name;       /**< owned, so that its address stays its own */
    OuObject *value;      /**< borrowed, or NULL: known to be nowhere */
} CacheEntry;

/**
 * What was looked up lately, by version of the type and name; borrowed references, valid while the
 * version is. CPython: struct type_cache (Include/internal/pycore_typeobject.h).
 */
static CacheEntry cache[CACHE_SIZE];
/** The next version tag; 0 means none. CPython: next_version_tag (Objects/typeobject.c). */
static unsigned int next_version = 1;

int OuType_IsSubtype(OuTypeObject *type, OuTypeObject *base)
{
    OuObject *mro = type->tp_mro;
    if (mro == NULL) {
        /* Not readied yet, or taken apart already: the chain of bases will do. */
        for (OuTypeObject *at = type; at != NULL; at = at->tp_base) {
            if (at == base) {
                return 1;
            }
        }
        return base == &OuBaseObject_Type;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(mro);
    for (Ou_ssize_t i = 0; i < size; i++) {
        if (OuTuple_GET_ITEM(mro, i) == (OuObject *)base) {
            return 1;
        }
    }
    return 0;
}

OuObject *ou_type_find_name_in_mro(OuTypeObject *type, OuObject *name)
{
    OuObject *mro = type->tp_mro;
    if (mro == NULL) {
        return NULL;
    }
    /* Comparing str keys runs no program, so the MRO cannot change here. */
    Ou_ssize_t size = OuTuple_GET_SIZE(mro);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *dict = ((OuTypeObject *)OuTuple_GET_ITEM(mro, i))->tp_dict;
        OuObject *found = dict ? OuDict_GetItemWithError(dict, name) : NULL;
        if (found != NULL) {
            return found;
        }
        if (OuErr_Occurred()) {
            OuErr_Clear();
        }
    }
    return NULL;
}

/**
 * Gives a type a version tag: 1, or 0 if it cannot have one. CPython: assign_version_tag
 * (Objects/typeobject.c).
 */
static int assign_version_tag(OuTypeObject *type)
{
    if (type->tp_version_tag != 0) {
        return 1;
    }
    if (!(type->tp_flags & OU_TPFLAGS_READY) || type->tp_bases == NULL || next_version == 0) {
        return 0;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(type->tp_bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        if (!assign_version_tag((OuTypeObject *)OuTuple_GET_ITEM(type->tp_bases, i))) {
            return 0;
        }
    }
    type->tp_version_tag = next_version++;
    return 1;
}

OuObject *ou_type_lookup(OuTypeObject *type, OuObject *name)
{
    int cacheable = OuUnicode_CheckExact(name) && ((OuUnicodeObject *)name)->interned;
    size_t place = (type->tp_version_tag ^ ((uintptr_t)name >> 4)) % CACHE_SIZE;
    CacheEntry *entry = &cache[place];
    if (type->tp_version_tag != 0 && entry->version == type->tp_version_tag &&
        entry->name == name) {
        return entry->value;
    }
    OuObject *found = ou_type_find_name_in_mro(type, name);
    if (cacheable && assign_version_tag(type)) {
        entry = &cache[(type->tp_version_tag ^ ((uintptr_t)name >> 4)) % CACHE_SIZE];
        entry->version = type->tp_version_tag;
        entry->value = found;
        Ou_XSetRef(&entry->name, Ou_NewRef(name));
    }
    return found;
}

void ou_type_cache_clear(void)
{
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        cache[i].version = 0;
        cache[i].value = NULL;
        Ou_Clear(&cache[i].name);
    }
}

/** Gives the type behind a value of tp_subclasses: borrowed, or NULL if it is dead. */
static OuTypeObject *subclass_of_ref(OuObject *ref)
{
    return (OuTypeObject *)OuWeakref_GetObject(ref);
}

void OuType_Modified(OuTypeObject *type)
{
    if (type->tp_version_tag == 0) {
        return;
    }
    type->tp_version_tag = 0;
    if (type->tp_subclasses == NULL) {
        return;
    }
    Ou_ssize_t at = 0;
    OuObject *ref;
    while (OuDict_Next(type->tp_subclasses, &at, NULL, &ref)) {
        OuTypeObject *subclass = subclass_of_ref(ref);
        if (subclass != NULL) {
            OuType_Modified(subclass);
        }
    }
}

int ou_type_add_subclass(OuTypeObject *base, OuTypeObject *type)
{
    OuObject *key = OuLong_FromVoidPtr(type);
    if (key == NULL) {
        return -1;
    }
    int result = -1;
    OuObject *ref = OuWeakref_NewRef((OuObject *)type, NULL);
    if (ref == NULL) {
        goto done;
    }
    if (base->tp_subclasses == NULL) {
        base->tp_subclasses = OuDict_New();
        if (base->tp_subclasses == NULL) {
            goto done;
        }
    }
    result = OuDict_SetItem(base->tp_subclasses, key, ref);
done:
    Ou_XDecRef(ref);
    Ou_DecRef(key);
    return result;
}

/**
 * Takes a type out of the subclasses of one base; without memory its dead entry stays. CPython:
 * remove_subclass (Objects/typeobject.c).
 */
static void remove_subclass(OuTypeObject *base, OuTypeObject *type)
{
    OuObject *key = base->tp_subclasses ? OuLong_FromVoidPtr(type) : NULL;
    if (key == NULL || OuDict_DelItem(base->tp_subclasses, key) < 0) {
        OuErr_Clear();
    }
    Ou_XDecRef(key);
    if (base->tp_subclasses != NULL && OuDict_GET_SIZE(base->tp_subclasses) == 0) {
        Ou_Clear(&base->tp_subclasses);
    }
}

void ou_type_remove_subclasses(OuTypeObject *type, OuObject *bases)
{
    if (bases == NULL) {
        return;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *base = OuTuple_GET_ITEM(bases, i);
        if (OuType_Check(base)) {
            remove_subclass((OuTypeObject *)base, type);
        }
    }
}

OuObject *ou_type_subclasses_list(OuTypeObject *type)
{
    OuObject *list = OuList_New(0);
    if (list == NULL || type->tp_subclasses == NULL) {
        return list;
    }
    Ou_ssize_t at = 0;
    OuObject *ref;
    while (OuDict_Next(type->tp_subclasses, &at, NULL, &ref)) {
        OuTypeObject *subclass = subclass_of_ref(ref);
        if (subclass != NULL && OuList_Append(list, (OuObject *)subclass) < 0) {
            Ou_DecRef(list);
            return NULL;
        }
    }
    return list;
}
