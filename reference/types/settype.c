/* SPDX-License-Identifier: MIT */
/**
 * @file settype.c
 * The types set, frozenset and set_iterator, with their operators.
 */
#include "settype.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include "reprs.h"

#include <stddef.h>

/* ---- constructors ------------------------------------------------------------------------------ */

/**
 * Makes a set from the arguments of a call: @newref; NULL with an error set. CPython: set_new
 * (Objects/setobject.c).
 */
static OuObject *set_new(OuTypeObject *type, OuObject *OU_UNUSED(args), OuObject *OU_UNUSED(kwargs))
{
    return ou_set_make(type, NULL);
}

/**
 * Reads the arguments of a call into a set: 0; -1 with an error set. CPython: set_init
 * (Objects/setobject.c).
 */
static int set_init(OuObject *op, OuObject *args, OuObject *kwargs)
{
    OuSetObject *self = (OuSetObject *)op;
    OuObject *iterable = NULL;
    if (Ou_TYPE(op)->tp_new == set_new && !ou_arg_no_keywords("set", kwargs)) {
        return -1;
    }
    if (!OuArg_UnpackTuple(args, Ou_TYPE(op)->tp_name, 0, 1, &iterable)) {
        return -1;
    }
    if (self->fill > 0) {
        ou_set_clear_internal(op);
    }
    self->hash = -1;
    return iterable == NULL ? 0 : ou_set_update_internal(self, iterable);
}

/**
 * Makes a frozenset from the arguments of a call: @newref; NULL with an error set. CPython:
 * frozenset_new (Objects/setobject.c).
 */
static OuObject *frozenset_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *iterable = NULL;
    if ((type == &OuFrozenSet_Type || type->tp_init == OuFrozenSet_Type.tp_init) &&
        !ou_arg_no_keywords("frozenset", kwargs)) {
        return NULL;
    }
    if (!OuArg_UnpackTuple(args, type->tp_name, 0, 1, &iterable)) {
        return NULL;
    }
    return type == &OuFrozenSet_Type ? OuFrozenSet_New(iterable) : ou_set_make(type, iterable);
}

/* ---- printing, hashing, comparing --------------------------------------------------------------- */

/** Writes the elements between braces, with the type's name around if it is not exactly a set. */
static int write_set(OuUnicodeWriter *writer, OuObject *op, OuObject *keys)
{
    int exact = Ou_IS_TYPE(op, &OuSet_Type);
    int result = 0;
    if (!exact) {
        result =
            ou_writer_ascii(writer, Ou_TYPE(op)->tp_name) < 0 ? -1 : ou_writer_ascii(writer, "(");
    }
    for (Ou_ssize_t i = 0; result == 0 && i < Ou_SIZE(keys); i++) {
        OuObject *key = ou_sequence_fast_items(keys)[i];
        result = ou_repr_item(writer, key, i == 0 ? "{" : ", ");
    }
    return result < 0 ? -1 : ou_writer_ascii(writer, exact ? "}" : "})");
}

/** repr() of a set: @newref; NULL with an error set. CPython: set_repr (Objects/setobject.c). */
static OuObject *set_repr(OuObject *op)
{
    int entered = Ou_ReprEnter(op);
    if (entered != 0) {
        return entered < 0 ? NULL : OuUnicode_FromFormat("%s(...)", Ou_TYPE(op)->tp_name);
    }
    OuObject *text = NULL;
    if (ou_set_length(op) == 0) {
        text = OuUnicode_FromFormat("%s()", Ou_TYPE(op)->tp_name);
    } else {
        OuObject *keys = OuSequence_List(op);
        OuUnicodeWriter writer = {0};
        if (keys != NULL && write_set(&writer, op, keys) == 0) {
            text = ou_writer_finish(&writer);
        }
        ou_writer_drop(&writer);
        Ou_XDecRef(keys);
    }
    Ou_ReprLeave(op);
    return text;
}

/**
 * Spreads the bits of a hash, so that near ones do not cancel out. CPython: _shuffle_bits
 * (Objects/setobject.c).
 */
static size_t shuffle_bits(size_t hash)
{
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/** The same whatever the order of the elements. CPython: frozenset_hash (Objects/setobject.c). */
static Ou_hash_t frozenset_hash(OuObject *op)
{
    OuSetObject *self = (OuSetObject *)op;
    if (self->hash != -1) {
        return self->hash;
    }
    size_t hash = 0;
    Ou_ssize_t at = 0;
    OuObject *key;
    Ou_hash_t key_hash;
    while (ou_set_next_entry(op, &at, &key, &key_hash)) {
        hash ^= shuffle_bits((size_t)key_hash);
    }
    hash ^= ((size_t)self->used + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    self->hash = hash == (size_t)-1 ? 590923713 : (Ou_hash_t)hash;
    return self->hash;
}

/** Whether two sets have equal elements: 1, 0 or -1. */
static int sets_equal(OuSetObject *left, OuSetObject *right)
{
    if (left->used != right->used ||
        (left->hash != -1 && right->hash != -1 && left->hash != right->hash)) {
        return 0;
    }
    return ou_set_is_subset((OuObject *)left, (OuObject *)right);
}

/**
 * Compares a set with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: set_richcompare (Objects/setobject.c).
 */
static OuObject *set_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuAnySet_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    Ou_ssize_t left_size = ou_set_length(left);
    Ou_ssize_t right_size = ou_set_length(right);
    int result;
    switch (operation) {
    case OU_EQ:
    case OU_NE:
        result = sets_equal((OuSetObject *)left, (OuSetObject *)right);
        if (operation == OU_NE && result >= 0) {
            result = !result;
        }
        break;
    case OU_LE:
        result = ou_set_is_subset(left, right);
        break;
    case OU_GE:
        result = ou_set_is_subset(right, left);
        break;
    case OU_LT:
        result = left_size < right_size ? ou_set_is_subset(left, right) : 0;
        break;
    default:
        result = left_size > right_size ? ou_set_is_subset(right, left) : 0;
        break;
    }
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/* ---- operators ---------------------------------------------------------------------------------- */

/** Applies an operation if both operands are sets of some kind. */
static OuObject *between_sets(OuObject *left, OuObject *right, OuBinaryFunc operation)
{
    if (!OuAnySet_Check(left) || !OuAnySet_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    return operation(left, right);
}

/** A new set of both: @newref; NULL with an error set. */
static OuObject *union_of(OuObject *left, OuObject *right)
{
    OuObject *result = ou_set_copy(left);
    if (result != NULL && left != right &&
        ou_set_update_internal((OuSetObject *)result, right) < 0) {
        Ou_DecRef(result);
        return NULL;
    }
    return result;
}

/**
 * `left | right`, one of them a set: @newref, to NotImplemented for other types; NULL with an error
 * set. CPython: set_or (Objects/setobject.c).
 */
static OuObject *set_or(OuObject *left, OuObject *right)
{
    return between_sets(left, right, union_of);
}

/**
 * `left & right`, one of them a set: @newref, to NotImplemented for other types; NULL with an error
 * set. CPython: set_and (Objects/setobject.c).
 */
static OuObject *set_and(OuObject *left, OuObject *right)
{
    return between_sets(left, right, ou_set_intersection);
}

/**
 * `left - right`, one of them a set: @newref, to NotImplemented for other types; NULL with an error
 * set. CPython: set_sub (Objects/setobject.c).
 */
static OuObject *set_sub(OuObject *left, OuObject *right)
{
    return between_sets(left, right, ou_set_difference);
}

/**
 * `left ^ right`, one of them a set: @newref, to NotImplemented for other types; NULL with an error
 * set. CPython: set_xor (Objects/setobject.c).
 */
static OuObject *set_xor(OuObject *left, OuObject *right)
{
    return between_sets(left, right, ou_set_symmetric_difference);
}

/** Changes the left set by the right one and gives it back. `change` returns None or NULL. */
static OuObject *in_place(OuObject *left, OuObject *right, OuBinaryFunc change)
{
    if (!OuAnySet_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuObject *none = change(left, right);
    if (none == NULL) {
        return NULL;
    }
    Ou_DecRef(none);
    return Ou_NewRef(left);
}

/** `|=` without the check of types: None, @newref; NULL with an error set. */
static OuObject *update(OuObject *op, OuObject *other)
{
    if (ou_set_update_internal((OuSetObject *)op, other) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `&=` without the check of types: None, @newref; NULL with an error set. CPython:
 * set_intersection_update (Objects/setobject.c).
 */
static OuObject *keep_common(OuObject *op, OuObject *other)
{
    OuObject *common = ou_set_intersection(op, other);
    if (common == NULL) {
        return NULL;
    }
    ou_set_swap_bodies((OuSetObject *)op, (OuSetObject *)common);
    Ou_DecRef(common);
    OU_RETURN_NONE;
}

/**
 * `|=` on a set: @newref to the left side, or to NotImplemented for other types; NULL with an error
 * set. CPython: set_ior (Objects/setobject.c).
 */
static OuObject *set_ior(OuObject *left, OuObject *right)
{
    return in_place(left, right, update);
}

/**
 * `&=` on a set: @newref to the left side, or to NotImplemented for other types; NULL with an error
 * set. CPython: set_iand (Objects/setobject.c).
 */
static OuObject *set_iand(OuObject *left, OuObject *right)
{
    return in_place(left, right, keep_common);
}

/**
 * `-=` on a set: @newref to the left side, or to NotImplemented for other types; NULL with an error
 * set. CPython: set_isub (Objects/setobject.c).
 */
static OuObject *set_isub(OuObject *left, OuObject *right)
{
    return in_place(left, right, ou_set_difference_update);
}

/**
 * `^=` on a set: @newref to the left side, or to NotImplemented for other types; NULL with an error
 * set. CPython: set_ixor (Objects/setobject.c).
 */
static OuObject *set_ixor(OuObject *left, OuObject *right)
{
    return in_place(left, right, ou_set_symmetric_difference_update);
}

/* ---- the iterator -------------------------------------------------------------------------------- */

/** CPython: setiterobject (Objects/setobject.c). */
typedef struct SetIter {
    OuObject ob_base;    /**< the head of every object */
    OuSetObject *si_set; /**< owned; NULL when exhausted */
    Ou_ssize_t si_used;  /**< elements at the start; -1 after a refusal */
    Ou_ssize_t si_pos;   /**< next place of the table */
    Ou_ssize_t len;      /**< elements still to come */
} SetIter;

/**
 * An iterator over a set: @newref; NULL with an error set. CPython: set_iter (Objects/setobject.c).
 */
static OuObject *set_iter(OuObject *op)
{
    SetIter *self = (SetIter *)OuObject_GC_New(&OuSetIter_Type);
    if (self == NULL) {
        return NULL;
    }
    self->si_set = (OuSetObject *)Ou_NewRef(op);
    self->si_used = self->len = ou_set_length(op);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a set iterator: releases what it owns, then its memory. CPython: setiter_dealloc
 * (Objects/setobject.c).
 */
static void setiter_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    Ou_XDecRef((OuObject *)((SetIter *)op)->si_set);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a set iterator owns; 0, or what `visit` returned.
 * CPython: setiter_traverse (Objects/setobject.c).
 */
static int setiter_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((SetIter *)op)->si_set);
    return 0;
}

/** The next item of a set iterator: @newref; NULL at the end, and with an error set. */
static OuObject *setiter_next(OuObject *op)
{
    SetIter *self = (SetIter *)op;
    if (self->si_set == NULL) {
        return NULL;
    }
    if (self->si_used != self->si_set->used) {
        self->si_used = -1;
        return OuErr_Format(OuExc_RuntimeError, "Set changed size during iteration");
    }
    OuObject *key;
    Ou_hash_t hash;
    if (ou_set_next_entry((OuObject *)self->si_set, &self->si_pos, &key, &hash)) {
        self->len--;
        return Ou_NewRef(key);
    }
    OuObject *set = (OuObject *)self->si_set;
    self->si_set = NULL;
    Ou_DecRef(set);
    return NULL;
}

/**
 * `set iterator.__length_hint__()`: @newref; NULL with an error set. Private method returning an
 * estimate of len(list(it)). CPython: setiter_len (Objects/setobject.c).
 */
static OuObject *setiter_length_hint(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    SetIter *self = (SetIter *)op;
    int valid = self->si_set != NULL && self->si_used == self->si_set->used;
    return OuLong_FromSsize_t(valid ? self->len : 0);
}

/** The methods of a set iterator. */
static OuMethodDef setiter_methods[] = {
    {"__length_hint__", setiter_length_hint, OU_METH_NOARGS,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuSetIter_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "set_iterator",
    .tp_basicsize = sizeof(SetIter),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = setiter_dealloc,
    .tp_traverse = setiter_traverse,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = setiter_next,
    .tp_methods = setiter_methods,
};

/* ---- the types ----------------------------------------------------------------------------------- */

/** The sequence operators of a set. */
static OuSequenceMethods set_as_sequence = {
    .sq_length = ou_set_length,
    .sq_contains = ou_set_has,
};

/** The operators of a set. */
static OuNumberMethods set_as_number = {
    .nb_subtract = set_sub,
    .nb_and = set_and,
    .nb_xor = set_xor,
    .nb_or = set_or,
    .nb_inplace_subtract = set_isub,
    .nb_inplace_and = set_iand,
    .nb_inplace_xor = set_ixor,
    .nb_inplace_or = set_ior,
};

/** The operators of a frozenset. */
static OuNumberMethods frozenset_as_number = {
    .nb_subtract = set_sub,
    .nb_and = set_and,
    .nb_xor = set_xor,
    .nb_or = set_or,
};

/** What stands in both types. */
#define SET_TYPE(name)                                                                          \
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name),                       \
    .tp_basicsize = sizeof(OuSetObject), .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,  \
    .tp_dealloc = ou_set_dealloc, .tp_traverse = ou_set_traverse,                               \
    .tp_clear = ou_set_clear_internal, .tp_weaklistoffset = offsetof(OuSetObject, weakreflist), \
    .tp_repr = set_repr, .tp_richcompare = set_richcompare, .tp_iter = set_iter,                \
    .tp_as_sequence = &set_as_sequence

OuTypeObject OuSet_Type = {
    SET_TYPE("set"),
    .tp_hash = OuObject_HashNotImplemented,
    .tp_init = set_init,
    .tp_new = set_new,
    .tp_as_number = &set_as_number,
    .tp_methods = ou_set_methods,
    .tp_doc = "set() -> new empty set object\n"
              "set(iterable) -> new set object\n\n"
              "Build an unordered collection of unique elements.",
};

OuTypeObject OuFrozenSet_Type = {
    SET_TYPE("frozenset"),
    .tp_hash = frozenset_hash,
    .tp_new = frozenset_new,
    .tp_as_number = &frozenset_as_number,
    .tp_methods = ou_frozenset_methods,
    .tp_doc = "frozenset() -> empty frozenset object\n"
              "frozenset(iterable) -> frozenset object\n\n"
              "Build an immutable unordered collection of unique elements.",
};
