/* SPDX-License-Identifier: MIT */
/**
 * @file dictiter.c
 * Iterators over dicts: keys, values, items, forwards and backwards.
 *
 * An iterator remembers how many items the dict had when it began, and refuses to go on when that
 * number has changed.
 *
 * Invariant: di_dict is NULL exactly when the iterator is exhausted; di_used is -1 after a refusal,
 * so that it refuses again.
 */
#include "dictinternal.h"

#include "ouro/abstract.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/iter.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

/** CPython: dictiterobject (Objects/dictobject.c). */
typedef struct DictIter {
    OuObject ob_base;      /**< the head of every object */
    OuDictObject *di_dict; /**< owned; NULL when exhausted */
    Ou_ssize_t di_used;    /**< items of the dict at the start; -1 after a refusal */
    Ou_ssize_t di_pos;     /**< where the walk is */
    OuObject *di_result;   /**< owned: a pair that is used again when nobody else has it; or NULL */
    Ou_ssize_t len;        /**< items that are still to come */
} DictIter;

/** Whether iterators of this type run from the last item to the first: 1 or 0. */
static int is_reverse(const OuTypeObject *type)
{
    return type == &OuDictRevIterKey_Type || type == &OuDictRevIterValue_Type ||
           type == &OuDictRevIterItem_Type;
}

OuObject *ou_dict_iter_new(OuDictObject *dict, OuTypeObject *type)
{
    DictIter *self = (DictIter *)OuObject_GC_New(type);
    if (self == NULL) {
        return NULL;
    }
    self->di_dict = (OuDictObject *)Ou_NewRef((OuObject *)dict);
    self->di_used = dict->ma_used;
    self->len = dict->ma_used;
    if (is_reverse(type)) {
        self->di_pos = (dict->ma_values != NULL ? dict->ma_used : dict->ma_keys->dk_nentries) - 1;
    }
    if (type == &OuDictIterItem_Type || type == &OuDictRevIterItem_Type) {
        self->di_result = OuTuple_Pack(2, Ou_None, Ou_None);
        if (self->di_result == NULL) {
            Ou_DecRef((OuObject *)self);
            return NULL;
        }
    }
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a dict iterator: releases what it owns, then its memory. CPython: dictiter_dealloc
 * (Objects/dictobject.c).
 */
static void dictiter_dealloc(OuObject *op)
{
    DictIter *self = (DictIter *)op;
    OuObject_GC_UnTrack(op);
    Ou_XDecRef((OuObject *)self->di_dict);
    Ou_XDecRef(self->di_result);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a dict iterator owns; 0, or what `visit` returned.
 * CPython: dictiter_traverse (Objects/dictobject.c).
 */
static int dictiter_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((DictIter *)op)->di_dict);
    OU_VISIT(((DictIter *)op)->di_result);
    return 0;
}

/** Lets go of the dict. Returns NULL. */
static OuObject *exhaust(DictIter *self)
{
    OuObject *dict = (OuObject *)self->di_dict;
    self->di_dict = NULL;
    Ou_DecRef(dict);
    return NULL;
}

/** The next entry and its value, borrowed; NULL at the end or with RuntimeError set. */
static OuObject *advance(DictIter *self, OuDictKeyEntry **entry)
{
    OuDictObject *dict = self->di_dict;
    if (dict == NULL) {
        return NULL;
    }
    if (self->di_used != dict->ma_used) {
        self->di_used = -1;
        return OuErr_Format(OuExc_RuntimeError, "dictionary changed size during iteration");
    }
    int reverse = is_reverse(Ou_TYPE((OuObject *)self));
    OuObject *value = reverse ? ou_dict_step_back(dict, &self->di_pos, entry)
                              : ou_dict_step(dict, &self->di_pos, entry);
    if (value == NULL) {
        return exhaust(self);
    }
    if (self->len == 0 && !reverse) {
        // As many items as there were have come, and here is another one: some were replaced.
        OuErr_SetString(OuExc_RuntimeError, "dictionary keys changed during iteration");
        return exhaust(self);
    }
    self->len--;
    return value;
}

/**
 * The next key: @newref; NULL at the end, and with an error set. CPython: dictiter_iternextkey
 * (Objects/dictobject.c).
 */
static OuObject *next_key(OuObject *op)
{
    OuDictKeyEntry *entry;
    return advance((DictIter *)op, &entry) == NULL ? NULL : Ou_NewRef(entry->me_key);
}

/**
 * The next value: @newref; NULL at the end, and with an error set. CPython: dictiter_iternextvalue
 * (Objects/dictobject.c).
 */
static OuObject *next_value(OuObject *op)
{
    OuDictKeyEntry *entry;
    return Ou_XNewRef(advance((DictIter *)op, &entry));
}

/** A pair. When the last one was thrown away by whoever asked for it, it serves again. */
static OuObject *next_item(OuObject *op)
{
    DictIter *self = (DictIter *)op;
    OuDictKeyEntry *entry;
    OuObject *value = advance(self, &entry);
    if (value == NULL) {
        return NULL;
    }
    OuObject *key = Ou_NewRef(entry->me_key);
    Ou_IncRef(value);
    OuObject *pair = self->di_result;
    if (Ou_REFCNT(pair) == 1) {
        OuObject *old_key = OuTuple_GET_ITEM(pair, 0);
        OuObject *old_value = OuTuple_GET_ITEM(pair, 1);
        OuTuple_SET_ITEM(pair, 0, key);
        OuTuple_SET_ITEM(pair, 1, value);
        Ou_IncRef(pair);
        Ou_DecRef(old_key);
        Ou_DecRef(old_value);
        // A collection may have untracked it while it held other things.
        if (!ou_gc_is_tracked(pair)) {
            OuObject_GC_Track(pair);
        }
        return pair;
    }
    pair = OuTuple_New(2);
    if (pair == NULL) {
        Ou_DecRef(key);
        Ou_DecRef(value);
        return NULL;
    }
    OuTuple_SET_ITEM(pair, 0, key);
    OuTuple_SET_ITEM(pair, 1, value);
    return pair;
}

/**
 * `dict iterator.__length_hint__()`: @newref; NULL with an error set. Private method returning an
 * estimate of len(list(it)). CPython: dictiter_len (Objects/dictobject.c).
 */
static OuObject *dictiter_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    DictIter *self = (DictIter *)op;
    int valid = self->di_dict != NULL && self->di_used == self->di_dict->ma_used;
    return OuLong_FromSsize_t(valid ? self->len : 0);
}

/** The methods of a dict iterator. */
static OuMethodDef dictiter_methods[] = {
    {"__length_hint__", dictiter_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

/** A type of iterators over a dict. */
#define DICTITER_TYPE(name, next)                                                            \
    {                                                                                        \
        .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name),                \
        .tp_basicsize = sizeof(DictIter), .tp_flags = OU_TPFLAGS_HAVE_GC,                    \
        .tp_dealloc = dictiter_dealloc, .tp_traverse = dictiter_traverse,                    \
        .tp_iter = OuObject_SelfIter, .tp_iternext = (next), .tp_methods = dictiter_methods, \
    }

OuTypeObject OuDictIterKey_Type = DICTITER_TYPE("dict_keyiterator", next_key);
OuTypeObject OuDictIterValue_Type = DICTITER_TYPE("dict_valueiterator", next_value);
OuTypeObject OuDictIterItem_Type = DICTITER_TYPE("dict_itemiterator", next_item);
OuTypeObject OuDictRevIterKey_Type = DICTITER_TYPE("dict_reversekeyiterator", next_key);
OuTypeObject OuDictRevIterValue_Type = DICTITER_TYPE("dict_reversevalueiterator", next_value);
OuTypeObject OuDictRevIterItem_Type = DICTITER_TYPE("dict_reverseitemiterator", next_item);

OuObject *ou_dict_iter(OuObject *op)
{
    return ou_dict_iter_new((OuDictObject *)op, &OuDictIterKey_Type);
}

OuObject *ou_dict_reversed(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return ou_dict_iter_new((OuDictObject *)op, &OuDictRevIterKey_Type);
}
