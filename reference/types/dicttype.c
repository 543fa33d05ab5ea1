/* SPDX-License-Identifier: MIT */
/**
 * @file dicttype.c
 * The life of a dict as the collector and the dealloc slot see it, and the type.
 */
#include "dicttype.h"

#include "ouro/abstract.h"
#include "ouro/gc.h"
#include "ouro/refcount.h"
#include "ouro/type.h"

/**
 * tp_dealloc: releases the items in the order of the table. CPython: dict_dealloc
 * (Objects/dictobject.c).
 */
static void dict_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, dict_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    OuDictObject *self = (OuDictObject *)op;
    OuDictKeysObject *keys = self->ma_keys;
    OuDictValues *values = self->ma_values;
    if (values != NULL) {
        for (Ou_ssize_t i = 0; i < keys->dk_nentries; i++) {
            Ou_XDecRef(values->values[i]);
        }
        ou_dict_values_free(values);
    }
    if (keys != NULL) {
        ou_dict_keys_decref(keys);
    }
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

/**
 * tp_traverse: str keys are not shown, they cannot be part of a cycle. CPython: dict_traverse
 * (Objects/dictobject.c).
 */
static int dict_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OuDictObject *self = (OuDictObject *)op;
    OuDictKeysObject *keys = self->ma_keys;
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    Ou_ssize_t count = keys->dk_nentries;
    if (self->ma_values != NULL) {
        for (Ou_ssize_t i = 0; i < count; i++) {
            OU_VISIT(self->ma_values->values[i]);
        }
    } else if (ou_dk_is_unicode(keys)) {
        for (Ou_ssize_t i = 0; i < count; i++) {
            OU_VISIT(entries[i].me_value);
        }
    } else {
        for (Ou_ssize_t i = 0; i < count; i++) {
            OU_VISIT(entries[i].me_value);
            OU_VISIT(entries[i].me_key);
        }
    }
    return 0;
}

/**
 * Lets go of what ties a dict into a cycle; the collector calls it on garbage. Returns 0. CPython:
 * dict_tp_clear (Objects/dictobject.c).
 */
static int dict_tp_clear(OuObject *op)
{
    OuDict_Clear(op);
    return 0;
}

int ou_dict_maybe_untrack(OuObject *op)
{
    if (!OuDict_CheckExact(op) || !ou_gc_is_tracked(op)) {
        return 0;
    }
    OuDictObject *self = (OuDictObject *)op;
    Ou_ssize_t at = 0;
    OuDictKeyEntry *entry;
    OuObject *value;
    while ((value = ou_dict_step(self, &at, &entry)) != NULL) {
        if (ou_gc_may_be_tracked(value) || ou_gc_may_be_tracked(entry->me_key)) {
            return 0;
        }
    }
    OuObject_GC_UnTrack(op);
    return 0;
}

OuTypeObject OuDict_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "dict",
    .tp_basicsize = sizeof(OuDictObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE | OU_TPFLAGS_DICT_SUBCLASS,
    .tp_dealloc = dict_dealloc,
    .tp_traverse = dict_traverse,
    .tp_clear = dict_tp_clear,
    .tp_maybe_untrack = ou_dict_maybe_untrack,
    .tp_untrack_when = OU_UNTRACK_FULL_COLLECTION,
    .tp_repr = ou_dict_repr,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_richcompare = ou_dict_richcompare,
    .tp_iter = ou_dict_iter,
    .tp_init = ou_dict_tp_init,
    .tp_new = ou_dict_tp_new,
    .tp_as_number = &ou_dict_as_number,
    .tp_as_sequence = &ou_dict_as_sequence,
    .tp_as_mapping = &ou_dict_as_mapping,
    .tp_methods = ou_dict_methods,
    .tp_doc = "dict() -> new empty dictionary\n"
              "dict(mapping) -> new dictionary initialized from a mapping object's\n"
              "    (key, value) pairs\n"
              "dict(iterable) -> new dictionary initialized as if via:\n"
              "    d = {}\n"
              "    for k, v in iterable:\n"
              "        d[k] = v\n"
              "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
              "    in the keyword argument list.  For example:  dict(one=1, two=2)",
};
