/* SPDX-License-Identifier: MIT */
/**
 * @file dictmethods.c
 * What programs do with dicts: constructor, operators, methods.
 */
#include "dicttype.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/genericalias.h"
#include "ouro/ids.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include "reprs.h"

/* ---- constructor ---------------------------------------------------------------------------- */

/**
 * Makes a dict from the arguments of a call: @newref; NULL with an error set. CPython: dict_new
 * (Objects/dictobject.c).
 */
OuObject *ou_dict_tp_new(OuTypeObject *type, OuObject *OU_UNUSED(args), OuObject *OU_UNUSED(kwargs))
{
    if (type == &OuDict_Type) {
        return OuDict_New();
    }
    OuObject *op = ou_object_alloc(type, 0);
    if (op == NULL) {
        return NULL;
    }
    OuDictObject *self = (OuDictObject *)op;
    ou_dict_keys_incref(ou_dict_empty_keys);
    self->ma_keys = ou_dict_empty_keys;
    ou_dict_touch(self);
    OuObject_GC_Track(op); // a derived type may have other attributes: always tracked
    return op;
}

/**
 * Stores what update()'s one positional argument gives. CPython: dict_update_arg
 * (Objects/dictobject.c).
 */
static int update_from(OuObject *self, OuObject *other)
{
    if (OuDict_CheckExact(other)) {
        return OuDict_Merge(self, other, 1);
    }
    OuObject *keys;
    int has_keys = OuObject_LookupAttr(other, OU_ID(keys), &keys);
    if (has_keys < 0) {
        return -1;
    }
    if (has_keys) {
        Ou_DecRef(keys);
        return OuDict_Merge(self, other, 1);
    }
    return OuDict_MergeFromSeq2(self, other, 1);
}

int ou_dict_update_common(OuObject *self, OuObject *args, OuObject *kwargs, const char *name)
{
    OuObject *other = NULL;
    if (!OuArg_UnpackTuple(args, name, 0, 1, &other)) {
        return -1;
    }
    if (other != NULL && update_from(self, other) < 0) {
        return -1;
    }
    return kwargs == NULL ? 0 : OuDict_Merge(self, kwargs, 1);
}

/**
 * Reads the arguments of a call into a dict: 0; -1 with an error set. CPython: dict_init
 * (Objects/dictobject.c).
 */
int ou_dict_tp_init(OuObject *op, OuObject *args, OuObject *kwargs)
{
    return ou_dict_update_common(op, args, kwargs, "dict");
}

/* ---- printing and comparing ----------------------------------------------------------------- */

/** Writes "key: value". Both may be taken out of the dict meanwhile. */
static int write_item(OuUnicodeWriter *writer, OuObject *key, OuObject *value, int first)
{
    Ou_IncRef(value);
    int result = ou_repr_item(writer, key, first ? "" : ", ");
    if (result == 0) {
        result = ou_repr_item(writer, value, ": ");
    }
    Ou_DecRef(value);
    return result;
}

/** repr() of a dict: @newref; NULL with an error set. CPython: dict_repr (Objects/dictobject.c). */
OuObject *ou_dict_repr(OuObject *op)
{
    int entered = Ou_ReprEnter(op);
    if (entered != 0) {
        return entered > 0 ? OuUnicode_FromString("{...}") : NULL;
    }
    OuUnicodeWriter writer = {0};
    int result = ou_writer_ascii(&writer, "{");
    int first = 1;
    Ou_ssize_t at = 0;
    OuObject *key, *value;
    while (result == 0 && OuDict_Next(op, &at, &key, &value)) {
        Ou_IncRef(key);
        result = write_item(&writer, key, value, first);
        Ou_DecRef(key);
        first = 0;
    }
    if (result == 0) {
        result = ou_writer_ascii(&writer, "}");
    }
    Ou_ReprLeave(op);
    if (result < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/** Whether `other` has an equal value for this key: 1, 0 or -1. */
static int has_equal(OuDictObject *other, OuObject *key, Ou_hash_t hash, OuObject *value)
{
    OuObject *theirs;
    Ou_IncRef(key);
    Ou_IncRef(value);
    int result = ou_dict_lookup(other, key, hash, &theirs) == OU_DKIX_ERROR ? -1 : 0;
    if (theirs != NULL) {
        Ou_IncRef(theirs);
        result = OuObject_RichCompareBool(value, theirs, OU_EQ);
        Ou_DecRef(theirs);
    }
    Ou_DecRef(key);
    Ou_DecRef(value);
    return result;
}

/** Whether two dicts have equal items: 1, 0 or -1. CPython: dict_equal (Objects/dictobject.c). */
static int dict_equal(OuDictObject *self, OuDictObject *other)
{
    if (self->ma_used != other->ma_used) {
        return 0;
    }
    int equal = 1;
    Ou_ssize_t at = 0;
    OuDictKeyEntry *entry;
    OuObject *value;
    while (equal > 0 && (value = ou_dict_step(self, &at, &entry)) != NULL) {
        equal = has_equal(other, entry->me_key, entry->me_hash, value);
    }
    return equal;
}

/**
 * Compares a dict with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: dict_richcompare (Objects/dictobject.c).
 */
OuObject *ou_dict_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuDict_Check(left) || !OuDict_Check(right) || (operation != OU_EQ && operation != OU_NE)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    int equal = dict_equal((OuDictObject *)left, (OuDictObject *)right);
    return equal < 0 ? NULL : OuBool_FromLong(equal == (operation == OU_EQ));
}

/* ---- operators ------------------------------------------------------------------------------ */

/** len() of a dict; -1 with an error set. CPython: dict_length (Objects/dictobject.c). */
static Ou_ssize_t dict_length(OuObject *op)
{
    return OuDict_GET_SIZE(op);
}

/** The value that a derived type's `__missing__` gives for an absent key; or KeyError. */
static OuObject *missing(OuObject *op, OuObject *key)
{
    if (!OuDict_CheckExact(op)) {
        OuObject *method = OuObject_LookupSpecial(op, OU_ID(__missing__));
        if (method != NULL) {
            OuObject *value = OuObject_CallOneArg(method, key);
            Ou_DecRef(method);
            return value;
        }
        if (OuErr_Occurred()) {
            return NULL;
        }
    }
    ou_err_set_key_error(key);
    return NULL;
}

/**
 * `op[key]` of a dict: @newref; NULL with an error set. CPython: dict_subscript
 * (Objects/dictobject.c).
 */
static OuObject *dict_subscript(OuObject *op, OuObject *key)
{
    OuObject *value = OuDict_GetItemWithError(op, key);
    if (value != NULL) {
        return Ou_NewRef(value);
    }
    return OuErr_Occurred() ? NULL : missing(op, key);
}

/** `op[key] = value` of a dict, or `del op[key]` when `value` is NULL: 0; -1 with an error set. */
static int dict_ass_subscript(OuObject *op, OuObject *key, OuObject *value)
{
    return value == NULL ? OuDict_DelItem(op, key) : OuDict_SetItem(op, key, value);
}

/**
 * `|=` on a dict: @newref to the left side, or to NotImplemented for other types; NULL with an
 * error set.
 */
static OuObject *dict_inplace_or(OuObject *op, OuObject *other)
{
    return update_from(op, other) < 0 ? NULL : Ou_NewRef(op);
}

/**
 * `left | right`, one of them a dict: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: dict_or (Objects/dictobject.c).
 */
static OuObject *dict_or(OuObject *left, OuObject *right)
{
    if (!OuDict_Check(left) || !OuDict_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuObject *sum = OuDict_Copy(left);
    if (sum != NULL && update_from(sum, right) < 0) {
        Ou_DecRef(sum);
        return NULL;
    }
    return sum;
}

/** The operators of a dict. */
OuNumberMethods ou_dict_as_number = {
    .nb_or = dict_or,
    .nb_inplace_or = dict_inplace_or,
};

/** The sequence operators of a dict. */
OuSequenceMethods ou_dict_as_sequence = {
    .sq_contains = OuDict_Contains,
};

/** The mapping operators of a dict. */
OuMappingMethods ou_dict_as_mapping = {
    .mp_length = dict_length,
    .mp_subscript = dict_subscript,
    .mp_ass_subscript = dict_ass_subscript,
};

/* ---- methods -------------------------------------------------------------------------------- */

/**
 * `dict.__contains__()`: @newref; NULL with an error set. True if the dictionary has the specified
 * key, else False. CPython: dict___contains__ (Objects/dictobject.c).
 */
static OuObject *dict_contains_method(OuObject *op, OuObject *key)
{
    int found = OuDict_Contains(op, key);
    return found < 0 ? NULL : OuBool_FromLong(found);
}

/** `dict.get()`: @newref; NULL with an error set. CPython: dict_get_impl (Objects/dictobject.c). */
static OuObject *dict_get(OuObject *op, OuObject *args)
{
    OuObject *key;
    OuObject *fallback = Ou_None;
    if (!OuArg_UnpackTuple(args, "get", 1, 2, &key, &fallback)) {
        return NULL;
    }
    OuObject *value = OuDict_GetItemWithError(op, key);
    if (value == NULL && OuErr_Occurred()) {
        return NULL;
    }
    return Ou_NewRef(value != NULL ? value : fallback);
}

/**
 * `dict.setdefault()`: @newref; NULL with an error set. CPython: dict_setdefault_impl
 * (Objects/dictobject.c).
 */
static OuObject *dict_setdefault(OuObject *op, OuObject *args)
{
    OuObject *key;
    OuObject *fallback = Ou_None;
    if (!OuArg_UnpackTuple(args, "setdefault", 1, 2, &key, &fallback)) {
        return NULL;
    }
    return Ou_XNewRef(OuDict_SetDefault(op, key, fallback));
}

/** `dict.pop()`: @newref; NULL with an error set. CPython: dict_pop_impl (Objects/dictobject.c). */
static OuObject *dict_pop(OuObject *op, OuObject *args)
{
    OuObject *key;
    OuObject *fallback = NULL;
    if (!OuArg_UnpackTuple(args, "pop", 1, 2, &key, &fallback)) {
        return NULL;
    }
    return ou_dict_pop(op, key, fallback);
}

/**
 * `dict.popitem()`: @newref; NULL with an error set. CPython: dict_popitem_impl
 * (Objects/dictobject.c).
 */
static OuObject *dict_popitem(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuDictObject *self = (OuDictObject *)op;
    OuObject *pair = OuTuple_New(2); // first: what can fail
    if (pair == NULL) {
        return NULL;
    }
    if (self->ma_used == 0) {
        Ou_DecRef(pair);
        return OuErr_Format(OuExc_KeyError, "popitem(): dictionary is empty");
    }
    if (self->ma_values != NULL && ou_dict_resize(self, self->ma_keys->dk_log2_size, 1) < 0) {
        Ou_DecRef(pair);
        return NULL;
    }
    OuDictKeysObject *keys = self->ma_keys;
    OuDictKeyEntry *entries = ou_dk_entries(keys);
    Ou_ssize_t last = keys->dk_nentries - 1;
    while (entries[last].me_value == NULL) {
        last--;
    }
    OuDictKeyEntry *entry = &entries[last];
    ou_dk_set_index(keys, ou_dk_place_of(keys, entry->me_hash, last), OU_DKIX_DUMMY);
    OuTuple_SET_ITEM(pair, 0, entry->me_key);
    OuTuple_SET_ITEM(pair, 1, entry->me_value);
    entry->me_key = NULL;
    entry->me_value = NULL;
    entry->me_hash = 0;
    // The entry can be used again; not so its index, which is a dummy: dk_usable stays.
    keys->dk_nentries = last;
    self->ma_used--;
    ou_dict_touch(self);
    return pair;
}

/**
 * `dict.update()`: @newref; NULL with an error set. CPython: dict_update (Objects/dictobject.c).
 */
static OuObject *dict_update(OuObject *op, OuObject *args, OuObject *kwargs)
{
    if (ou_dict_update_common(op, args, kwargs, "update") < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `dict.fromkeys()`: @newref; NULL with an error set. Create a new dictionary with keys from
 * iterable and values set to value. CPython: dict_fromkeys_impl (Objects/dictobject.c).
 */
static OuObject *dict_fromkeys(OuObject *type, OuObject *args)
{
    OuObject *iterable;
    OuObject *value = Ou_None;
    if (!OuArg_UnpackTuple(args, "fromkeys", 1, 2, &iterable, &value)) {
        return NULL;
    }
    return ou_dict_from_keys(type, iterable, value);
}

/** `dict.clear()`: @newref; NULL with an error set. CPython: dict_clear (Objects/dictobject.c). */
static OuObject *dict_clear(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuDict_Clear(op);
    OU_RETURN_NONE;
}

/** `dict.copy()`: @newref; NULL with an error set. CPython: dict_copy (Objects/dictobject.c). */
static OuObject *dict_copy(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuDict_Copy(op);
}

/**
 * What CPython would say: there str keys have no hash in their entries. CPython: _PyDict_SizeOf
 * (Objects/dictobject.c).
 */
static OuObject *dict_sizeof(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuDictObject *self = (OuDictObject *)op;
    OuDictKeysObject *keys = self->ma_keys;
    Ou_ssize_t size = Ou_TYPE(op)->tp_basicsize;
    if (self->ma_values != NULL) {
        size += ou_dk_shared_size(keys) * (Ou_ssize_t)sizeof(OuObject *);
    }
    if (keys->dk_refcnt == 1 && keys != ou_dict_empty_keys) {
        Ou_ssize_t entry = ou_dk_is_unicode(keys) ? 16 : 24;
        size += (Ou_ssize_t)sizeof(OuDictKeysObject) +
                ((Ou_ssize_t)1 << keys->dk_log2_index_bytes) +
                entry * ou_dk_usable_fraction(ou_dk_size(keys));
    }
    return OuLong_FromSsize_t(size);
}

/** The methods of a dict. */
OuMethodDef ou_dict_methods[] = {
    OU_CLASS_GETITEM,
    {"__contains__", dict_contains_method, OU_METH_O | OU_METH_COEXIST,
     "True if the dictionary has the specified key, else False."},
    {"__getitem__", dict_subscript, OU_METH_O | OU_METH_COEXIST, "x.__getitem__(y) <==> x[y]"},
    {"__reversed__", ou_dict_reversed, OU_METH_NOARGS,
     "Return a reverse iterator over the dict keys."},
    {"__sizeof__", dict_sizeof, OU_METH_NOARGS, "D.__sizeof__() -> size of D in memory, in bytes"},
    {"get", dict_get, OU_METH_VARARGS,
     "Return the value for key if key is in the dictionary, else default."},
    {"setdefault", dict_setdefault, OU_METH_VARARGS,
     "Insert key with a value of default if key is not in the dictionary.\n\n"
     "Return the value for key if key is in the dictionary, else default."},
    {"pop", dict_pop, OU_METH_VARARGS,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
     "If the key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", dict_popitem, OU_METH_NOARGS,
     "Remove and return a (key, value) pair as a 2-tuple.\n\n"
     "Pairs are returned in LIFO (last-in, first-out) order.\n"
     "Raises KeyError if the dict is empty."},
    {"keys", ou_dict_keys_view, OU_METH_NOARGS,
     "D.keys() -> a set-like object providing a view on D's keys"},
    {"items", ou_dict_items_view, OU_METH_NOARGS,
     "D.items() -> a set-like object providing a view on D's items"},
    {"values", ou_dict_values_view, OU_METH_NOARGS,
     "D.values() -> an object providing a view on D's values"},
    {"update", OU_CFUNCTION(dict_update), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F."},
    {"fromkeys", dict_fromkeys, OU_METH_VARARGS | OU_METH_CLASS,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"clear", dict_clear, OU_METH_NOARGS, "D.clear() -> None.  Remove all items from D."},
    {"copy", dict_copy, OU_METH_NOARGS, "D.copy() -> a shallow copy of D"},
    {NULL, NULL, 0, NULL},
};
