/* SPDX-License-Identifier: MIT */
/**
 * @file setmethods.c
 * The methods of sets and frozen sets, and the C API.
 */
#include "settype.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/genericalias.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

int OuSet_Check(const OuObject *op)
{
    return op->ob_type == &OuSet_Type || OuType_IsSubtype(op->ob_type, &OuSet_Type);
}

int OuFrozenSet_Check(const OuObject *op)
{
    return op->ob_type == &OuFrozenSet_Type || OuType_IsSubtype(op->ob_type, &OuFrozenSet_Type);
}

int OuAnySet_Check(const OuObject *op)
{
    return OuAnySet_CheckExact(op) || OuSet_Check(op) || OuFrozenSet_Check(op);
}

/* ---- the C API -------------------------------------------------------------------------------- */

/** Sets SystemError, for calls from C with something that is no set: always -1. */
static int bad_call(void)
{
    OuErr_SetString(OuExc_SystemError, "bad argument to internal function");
    return -1;
}

OuObject *OuSet_New(OuObject *iterable)
{
    return ou_set_make(&OuSet_Type, iterable);
}

OuObject *OuFrozenSet_New(OuObject *iterable)
{
    if (iterable != NULL && OuFrozenSet_CheckExact(iterable)) {
        return Ou_NewRef(iterable);
    }
    return ou_set_make(&OuFrozenSet_Type, iterable);
}

Ou_ssize_t OuSet_Size(OuObject *set)
{
    return OuAnySet_Check(set) ? ou_set_length(set) : bad_call();
}

int OuSet_Contains(OuObject *set, OuObject *key)
{
    Ou_hash_t hash = OuAnySet_Check(set) ? OuObject_Hash(key) : bad_call();
    return hash == -1 ? -1 : ou_set_contains_entry((OuSetObject *)set, key, hash);
}

int OuSet_Add(OuObject *set, OuObject *key)
{
    Ou_hash_t hash = OuAnySet_Check(set) ? OuObject_Hash(key) : bad_call();
    return hash == -1 ? -1 : ou_set_add_entry((OuSetObject *)set, key, hash);
}

int OuSet_Discard(OuObject *set, OuObject *key)
{
    Ou_hash_t hash = OuSet_Check(set) ? OuObject_Hash(key) : bad_call();
    return hash == -1 ? -1 : ou_set_discard_entry((OuSetObject *)set, key, hash);
}

OuObject *OuSet_Pop(OuObject *set)
{
    OuSetObject *self = (OuSetObject *)set;
    if (!OuSet_Check(set)) {
        bad_call();
        return NULL;
    }
    if (self->used == 0) {
        return OuErr_Format(OuExc_KeyError, "pop from an empty set");
    }
    Ou_ssize_t at = self->finger & self->mask;
    while (self->table[at].key == NULL || self->table[at].key == OU_SET_DUMMY) {
        at = (at + 1) & self->mask;
    }
    OuObject *key = self->table[at].key;
    self->table[at].key = OU_SET_DUMMY;
    self->table[at].hash = -1;
    self->used--;
    self->finger = at + 1;
    return key;
}

int OuSet_Clear(OuObject *set)
{
    return OuSet_Check(set) ? ou_set_clear_internal(set) : bad_call();
}

int ou_set_update(OuObject *set, OuObject *iterable)
{
    return OuAnySet_Check(set) ? ou_set_update_internal((OuSetObject *)set, iterable) : bad_call();
}

Ou_ssize_t ou_set_length(OuObject *op)
{
    return ((OuSetObject *)op)->used;
}

/* ---- methods ---------------------------------------------------------------------------------- */

/** None, new, when `status` is 0; else NULL. */
static OuObject *none_if(int status)
{
    if (status < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/** True or False of a status, or NULL for -1: @newref. */
static OuObject *bool_if(int status)
{
    return status < 0 ? NULL : OuBool_FromLong(status);
}

/**
 * `set.add()`: @newref; NULL with an error set. Add an element to a set. CPython: set_add
 * (Objects/setobject.c).
 */
static OuObject *set_add(OuObject *op, OuObject *key)
{
    return none_if(OuSet_Add(op, key));
}

/**
 * `set.clear()`: @newref; NULL with an error set. Remove all elements from this set. CPython:
 * set_clear (Objects/setobject.c).
 */
static OuObject *set_clear(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return none_if(ou_set_clear_internal(op));
}

/** `set.copy()`: @newref; NULL with an error set. CPython: set_copy (Objects/setobject.c). */
static OuObject *set_copy(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return ou_set_copy(op);
}

/**
 * `frozenset.copy()`: @newref; NULL with an error set. CPython: frozenset_copy
 * (Objects/setobject.c).
 */
static OuObject *frozenset_copy(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuFrozenSet_CheckExact(op) ? Ou_NewRef(op) : ou_set_copy(op);
}

/**
 * Calls `action` with a key; with a frozen copy of it if it is a set, which has no hash.
 *
 * @return what `action` returns; -1 with an error set
 */
static int with_hashable(OuObject *op, OuObject *key, int (*action)(OuObject *, OuObject *))
{
    int result = action(op, key);
    if (result >= 0 || !OuSet_Check(key) || !OuErr_ExceptionMatches(OuExc_TypeError)) {
        return result;
    }
    OuErr_Clear();
    OuObject *frozen = ou_set_make(&OuFrozenSet_Type, key);
    if (frozen == NULL) {
        return -1;
    }
    result = action(op, frozen);
    Ou_DecRef(frozen);
    return result;
}

int ou_set_has(OuObject *op, OuObject *key)
{
    return with_hashable(op, key, OuSet_Contains);
}

/**
 * `set.__contains__()`: @newref; NULL with an error set. CPython: set_contains
 * (Objects/setobject.c).
 */
static OuObject *set_contains(OuObject *op, OuObject *key)
{
    return bool_if(ou_set_has(op, key));
}

/** `set.discard()`: @newref; NULL with an error set. CPython: set_discard (Objects/setobject.c). */
static OuObject *set_discard(OuObject *op, OuObject *key)
{
    return none_if(with_hashable(op, key, OuSet_Discard));
}

/** `set.remove()`: @newref; NULL with an error set. CPython: set_remove (Objects/setobject.c). */
static OuObject *set_remove(OuObject *op, OuObject *key)
{
    int found = with_hashable(op, key, OuSet_Discard);
    if (found == 0) {
        ou_err_set_key_error(key);
        return NULL;
    }
    return none_if(found);
}

/** `set.pop()`: @newref; NULL with an error set. CPython: set_pop (Objects/setobject.c). */
static OuObject *set_pop(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuSet_Pop(op);
}

/**
 * `set.update()`: @newref; NULL with an error set. Update a set with the union of itself and
 * others. CPython: set_update (Objects/setobject.c).
 */
static OuObject *set_update(OuObject *op, OuObject *args)
{
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(args); i++) {
        if (ou_set_update_internal((OuSetObject *)op, OuTuple_GET_ITEM(args, i)) < 0) {
            return NULL;
        }
    }
    OU_RETURN_NONE;
}

/** `set.union()`: @newref; NULL with an error set. CPython: set_union (Objects/setobject.c). */
static OuObject *set_union(OuObject *op, OuObject *args)
{
    OuObject *result = ou_set_copy(op);
    for (Ou_ssize_t i = 0; result != NULL && i < OuTuple_GET_SIZE(args); i++) {
        OuObject *other = OuTuple_GET_ITEM(args, i);
        if (other != op && ou_set_update_internal((OuSetObject *)result, other) < 0) {
            Ou_Clear(&result);
        }
    }
    return result;
}

/** Applies an operation to the set and each argument in turn; a copy if there is none. */
static OuObject *fold(OuObject *op, OuObject *args, OuBinaryFunc operation)
{
    if (OuTuple_GET_SIZE(args) == 0) {
        return ou_set_copy(op);
    }
    OuObject *result = Ou_NewRef(op);
    for (Ou_ssize_t i = 0; result != NULL && i < OuTuple_GET_SIZE(args); i++) {
        OuObject *next = operation(result, OuTuple_GET_ITEM(args, i));
        Ou_DecRef(result);
        result = next;
    }
    return result;
}

/**
 * `set.intersection()`: @newref; NULL with an error set. CPython: set_intersection
 * (Objects/setobject.c).
 */
static OuObject *set_intersection(OuObject *op, OuObject *args)
{
    return fold(op, args, ou_set_intersection);
}

/**
 * `set.intersection_update()`: @newref; NULL with an error set. Update a set with the intersection
 * of itself and another. CPython: set_intersection_update (Objects/setobject.c).
 */
static OuObject *set_intersection_update(OuObject *op, OuObject *args)
{
    OuObject *common = fold(op, args, ou_set_intersection);
    if (common == NULL) {
        return NULL;
    }
    ou_set_swap_bodies((OuSetObject *)op, (OuSetObject *)common);
    Ou_DecRef(common);
    OU_RETURN_NONE;
}

/**
 * `set.difference()`: @newref; NULL with an error set. CPython: set_difference
 * (Objects/setobject.c).
 */
static OuObject *set_difference(OuObject *op, OuObject *args)
{
    return fold(op, args, ou_set_difference);
}

/**
 * `set.difference_update()`: @newref; NULL with an error set. Remove all elements of another set
 * from this set. CPython: set_difference_update (Objects/setobject.c).
 */
static OuObject *set_difference_update(OuObject *op, OuObject *args)
{
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(args); i++) {
        OuObject *none = ou_set_difference_update(op, OuTuple_GET_ITEM(args, i));
        if (none == NULL) {
            return NULL;
        }
        Ou_DecRef(none);
    }
    OU_RETURN_NONE;
}

/**
 * `set.isdisjoint()`: @newref; NULL with an error set. CPython: set_isdisjoint
 * (Objects/setobject.c).
 */
static OuObject *set_isdisjoint(OuObject *op, OuObject *other)
{
    return bool_if(ou_set_is_disjoint(op, other));
}

/**
 * `set.issubset()`: @newref; NULL with an error set. Report whether another set contains this set.
 * CPython: set_issubset (Objects/setobject.c).
 */
static OuObject *set_issubset(OuObject *op, OuObject *other)
{
    return bool_if(ou_set_is_subset(op, other));
}

/**
 * `set.issuperset()`: @newref; NULL with an error set. CPython: set_issuperset
 * (Objects/setobject.c).
 */
static OuObject *set_issuperset(OuObject *op, OuObject *other)
{
    return bool_if(ou_set_is_superset(op, other));
}

/**
 * `set.__sizeof__()`: @newref; NULL with an error set. CPython: set_sizeof (Objects/setobject.c).
 */
static OuObject *set_sizeof(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuSetObject *self = (OuSetObject *)op;
    Ou_ssize_t size = Ou_TYPE(op)->tp_basicsize;
    if (self->table != self->smalltable) {
        size += (self->mask + 1) * (Ou_ssize_t)sizeof(OuSetEntry);
    }
    return OuLong_FromSsize_t(size);
}

/** The methods that set and frozenset have in common. */
#define COMMON_METHODS                                                                             \
    {"__contains__", set_contains, OU_METH_O | OU_METH_COEXIST, "x.__contains__(y) <==> y in x."}, \
        {"__sizeof__", set_sizeof, OU_METH_NOARGS,                                                 \
         "S.__sizeof__() -> size of S in memory, in bytes"},                                       \
        {"difference", set_difference, OU_METH_VARARGS,                                            \
         "Return the difference of two or more sets as a new set."},                               \
        {"intersection", set_intersection, OU_METH_VARARGS,                                        \
         "Return the intersection of two sets as a new set."},                                     \
        {"isdisjoint", set_isdisjoint, OU_METH_O,                                                  \
         "Return True if two sets have a null intersection."},                                     \
        {"issubset", set_issubset, OU_METH_O, "Report whether another set contains this set."},    \
        {"issuperset", set_issuperset, OU_METH_O,                                                  \
         "Report whether this set contains another set."},                                         \
        {"symmetric_difference", ou_set_symmetric_difference, OU_METH_O,                           \
         "Return the symmetric difference of two sets as a new set."},                             \
    {                                                                                              \
        "union", set_union, OU_METH_VARARGS, "Return the union of sets as a new set."              \
    }

/** The methods of set. */
OuMethodDef ou_set_methods[] = {
    OU_CLASS_GETITEM,
    COMMON_METHODS,
    {"add", set_add, OU_METH_O, "Add an element to a set."},
    {"clear", set_clear, OU_METH_NOARGS, "Remove all elements from this set."},
    {"copy", set_copy, OU_METH_NOARGS, "Return a shallow copy of a set."},
    {"discard", set_discard, OU_METH_O,
     "Remove an element from a set if it is a member.\n\n"
     "Unlike set.remove(), the discard() method does not raise\n"
     "an exception when an element is missing from the set."},
    {"difference_update", set_difference_update, OU_METH_VARARGS,
     "Remove all elements of another set from this set."},
    {"intersection_update", set_intersection_update, OU_METH_VARARGS,
     "Update a set with the intersection of itself and another."},
    {"pop", set_pop, OU_METH_NOARGS,
     "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."},
    {"remove", set_remove, OU_METH_O,
     "Remove an element from a set; it must be a member.\n\n"
     "If the element is not a member, raise a KeyError."},
    {"symmetric_difference_update", ou_set_symmetric_difference_update, OU_METH_O,
     "Update a set with the symmetric difference of itself and another."},
    {"update", set_update, OU_METH_VARARGS, "Update a set with the union of itself and others."},
    {NULL, NULL, 0, NULL},
};

/** The methods of a frozenset. */
OuMethodDef ou_frozenset_methods[] = {
    OU_CLASS_GETITEM,
    COMMON_METHODS,
    {"copy", frozenset_copy, OU_METH_NOARGS, "Return a shallow copy of a set."},
    {NULL, NULL, 0, NULL},
};
