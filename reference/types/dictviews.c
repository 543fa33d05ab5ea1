/* SPDX-License-Identifier: MIT */
/**
 * @file dictviews.c
 * Views: d.keys(), d.values(), d.items(). They own the dict and show what it holds right now.
 *
 * Keys and items behave like sets: they compare by inclusion, and `&`, `|`, `-`, `^` give new sets.
 */
#include "dictinternal.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/iter.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include "reprs.h"
#include "setinternal.h"

/** CPython: _PyDictViewObject (Include/internal/pycore_dict.h). */
typedef struct DictView {
    OuObject ob_base;      /**< the head of every object */
    OuDictObject *dv_dict; /**< owned */
} DictView;

/**
 * Makes a view, which owns a reference to its dict: @newref, tracked; NULL with MemoryError set.
 * CPython: _PyDictView_New (Objects/dictobject.c).
 */
static OuObject *view_new(OuObject *dict, OuTypeObject *type)
{
    DictView *self = (DictView *)OuObject_GC_New(type);
    if (self == NULL) {
        return NULL;
    }
    self->dv_dict = (OuDictObject *)Ou_NewRef(dict);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

OuObject *ou_dict_keys_view(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return view_new(op, &OuDictKeys_Type);
}

OuObject *ou_dict_values_view(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return view_new(op, &OuDictValues_Type);
}

OuObject *ou_dict_items_view(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return view_new(op, &OuDictItems_Type);
}

/** The dict a view looks at; borrowed. */
static OuDictObject *dict_of(OuObject *op)
{
    return ((DictView *)op)->dv_dict;
}

/**
 * The death of a dict view: releases what it owns, then its memory. CPython: dictview_dealloc
 * (Objects/dictobject.c).
 */
static void view_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    Ou_XDecRef((OuObject *)dict_of(op));
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a dict view owns; 0, or what `visit` returned. CPython:
 * dictview_traverse (Objects/dictobject.c).
 */
static int view_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(dict_of(op));
    return 0;
}

/** len() of a dict view; -1 with an error set. */
static Ou_ssize_t view_length(OuObject *op)
{
    return dict_of(op)->ma_used;
}

/**
 * repr() of a dict view: @newref; NULL with an error set. CPython: dictview_repr
 * (Objects/dictobject.c).
 */
static OuObject *view_repr(OuObject *op)
{
    int entered = Ou_ReprEnter(op);
    if (entered != 0) {
        return entered > 0 ? OuUnicode_FromString("...") : NULL;
    }
    OuObject *text = NULL;
    OuObject *list = OuSequence_List(op);
    if (list != NULL) {
        text = OuUnicode_FromFormat("%s(%R)", Ou_TYPE(op)->tp_name, list);
        Ou_DecRef(list);
    }
    Ou_ReprLeave(op);
    return text;
}

/** An iterator over a view of keys: @newref; NULL with an error set. */
static OuObject *keys_iter(OuObject *op)
{
    return ou_dict_iter_new(dict_of(op), &OuDictIterKey_Type);
}

/** An iterator over a view of values: @newref; NULL with an error set. */
static OuObject *values_iter(OuObject *op)
{
    return ou_dict_iter_new(dict_of(op), &OuDictIterValue_Type);
}

/** An iterator over a view of items: @newref; NULL with an error set. */
static OuObject *items_iter(OuObject *op)
{
    return ou_dict_iter_new(dict_of(op), &OuDictIterItem_Type);
}

/** `dict view.__reversed__()`: @newref; NULL with an error set. */
static OuObject *view_reversed(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    OuTypeObject *type = Ou_IS_TYPE(op, &OuDictKeys_Type)     ? &OuDictRevIterKey_Type
                         : Ou_IS_TYPE(op, &OuDictValues_Type) ? &OuDictRevIterValue_Type
                                                              : &OuDictRevIterItem_Type;
    return ou_dict_iter_new(dict_of(op), type);
}

/** `in` on a view of keys: 1 or 0; -1 with an error set. */
static int keys_contains(OuObject *op, OuObject *key)
{
    return OuDict_Contains((OuObject *)dict_of(op), key);
}

/** `in` on a view of items: 1 or 0; -1 with an error set. */
static int items_contains(OuObject *op, OuObject *pair)
{
    if (!OuTuple_Check(pair) || OuTuple_GET_SIZE(pair) != 2) {
        return 0;
    }
    OuObject *found = OuDict_GetItemWithError((OuObject *)dict_of(op), OuTuple_GET_ITEM(pair, 0));
    if (found == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    Ou_IncRef(found);
    int equal = OuObject_RichCompareBool(found, OuTuple_GET_ITEM(pair, 1), OU_EQ);
    Ou_DecRef(found);
    return equal;
}

/* ---- as sets ---------------------------------------------------------------------------------- */

/**
 * Whether an object is a view that behaves like a set. CPython: PyDictViewSet_Check
 * (Include/dictobject.h).
 */
static int is_view_set(OuObject *op)
{
    return Ou_IS_TYPE(op, &OuDictKeys_Type) || Ou_IS_TYPE(op, &OuDictItems_Type);
}

/**
 * Whether all that an iterable gives is in a container: 1, 0 or -1. CPython: all_contained_in
 * (Objects/dictobject.c).
 */
static int all_contained_in(OuObject *iterable, OuObject *container)
{
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    int contained = 1;
    OuObject *item;
    while (contained > 0 && (item = OuIter_Next(iterator)) != NULL) {
        contained = OuSequence_Contains(container, item);
        Ou_DecRef(item);
    }
    Ou_DecRef(iterator);
    return OuErr_Occurred() ? -1 : contained;
}

/**
 * Compares a dict view with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or
 * to NotImplemented; NULL with an error set. CPython: dictview_richcompare (Objects/dictobject.c).
 */
static OuObject *view_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuAnySet_Check(right) && !is_view_set(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    Ou_ssize_t left_size = view_length(left);
    Ou_ssize_t right_size = OuObject_Size(right);
    if (right_size < 0) {
        return NULL;
    }
    int result = 0;
    switch (operation) {
    case OU_EQ:
    case OU_NE:
        result = left_size == right_size ? all_contained_in(left, right) : 0;
        if (operation == OU_NE && result >= 0) {
            result = !result;
        }
        break;
    case OU_LT:
        result = left_size < right_size ? all_contained_in(left, right) : 0;
        break;
    case OU_LE:
        result = left_size <= right_size ? all_contained_in(left, right) : 0;
        break;
    case OU_GT:
        result = left_size > right_size ? all_contained_in(right, left) : 0;
        break;
    default:
        result = left_size >= right_size ? all_contained_in(right, left) : 0;
        break;
    }
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/**
 * A new set of what a view shows; a whole dict's keys at one go. CPython: dictviews_to_set
 * (Objects/dictobject.c).
 */
static OuObject *to_set(OuObject *op)
{
    if (Ou_IS_TYPE(op, &OuDictKeys_Type) && OuDict_CheckExact((OuObject *)dict_of(op))) {
        return OuSet_New((OuObject *)dict_of(op));
    }
    return OuSet_New(op);
}

/** A set of `left` (a view or any iterable) changed by `change` with `right`. */
static OuObject *changed_set(OuObject *left, OuObject *right, OuBinaryFunc change)
{
    OuObject *result = is_view_set(left) ? to_set(left) : OuSet_New(left);
    if (result == NULL) {
        return NULL;
    }
    OuObject *none = change(result, right);
    if (none == NULL) {
        Ou_DecRef(result);
        return NULL;
    }
    Ou_DecRef(none);
    return result;
}

/**
 * `left - right`, one of them a dict view: @newref, to NotImplemented for other types; NULL with an
 * error set.
 */
static OuObject *view_sub(OuObject *left, OuObject *right)
{
    return changed_set(left, right, ou_set_difference_update);
}

/**
 * `left ^ right`, one of them a dict view: @newref, to NotImplemented for other types; NULL with an
 * error set.
 */
static OuObject *view_xor(OuObject *left, OuObject *right)
{
    return changed_set(left, right, ou_set_symmetric_difference_update);
}

/**
 * `left | right`, one of them a dict view: @newref, to NotImplemented for other types; NULL with an
 * error set.
 */
static OuObject *view_or(OuObject *left, OuObject *right)
{
    OuObject *result = is_view_set(left) ? to_set(left) : OuSet_New(left);
    if (result != NULL && ou_set_update(result, right) < 0) {
        Ou_DecRef(result);
        return NULL;
    }
    return result;
}

/** CPython: _PyDictView_Intersect (Objects/dictobject.c). */
static OuObject *view_and(OuObject *left, OuObject *right)
{
    if (!is_view_set(left) || (is_view_set(right) && view_length(right) > view_length(left))) {
        OuObject *other = left;
        left = right;
        right = other;
    }
    if (Ou_IS_TYPE(right, &OuSet_Type) && view_length(left) <= OuObject_Size(right)) {
        return ou_set_intersection(right, left);
    }
    OuObject *iterator = OuObject_GetIter(right);
    OuObject *result = iterator == NULL ? NULL : OuSet_New(NULL);
    OuObject *item;
    while (result != NULL && (item = OuIter_Next(iterator)) != NULL) {
        int found = OuSequence_Contains(left, item);
        if (found < 0 || (found && OuSet_Add(result, item) < 0)) {
            Ou_Clear(&result);
        }
        Ou_DecRef(item);
    }
    Ou_XDecRef(iterator);
    if (result != NULL && OuErr_Occurred()) {
        Ou_Clear(&result);
    }
    return result;
}

/** `dict view.isdisjoint()`: @newref; NULL with an error set. */
static OuObject *view_isdisjoint(OuObject *op, OuObject *other)
{
    if (op == other) {
        return OuBool_FromLong(view_length(op) == 0);
    }
    if (OuAnySet_CheckExact(other) || is_view_set(other)) {
        Ou_ssize_t size = OuObject_Size(other);
        if (size < 0) {
            return NULL;
        }
        if (size > view_length(op)) {
            OuObject *smaller = op;
            op = other;
            other = smaller;
        }
    }
    OuObject *iterator = OuObject_GetIter(other);
    if (iterator == NULL) {
        return NULL;
    }
    int found = 0;
    OuObject *item;
    while (found == 0 && (item = OuIter_Next(iterator)) != NULL) {
        found = OuSequence_Contains(op, item);
        Ou_DecRef(item);
    }
    Ou_DecRef(iterator);
    return OuErr_Occurred() ? NULL : OuBool_FromLong(!found);
}

/** view.mapping: the dict, read only. */
static OuObject *view_mapping(OuObject *op, void *OU_UNUSED(closure))
{
    return OuDictProxy_New((OuObject *)dict_of(op));
}

/** The attributes computed by functions of a dict view. */
static OuGetSetDef view_getset[] = {
    {"mapping", view_mapping, NULL, "dictionary that this view refers to", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The operators of a dict view. */
static OuNumberMethods view_as_number = {
    .nb_subtract = view_sub,
    .nb_and = view_and,
    .nb_xor = view_xor,
    .nb_or = view_or,
};

/** The sequence operators of a view of keys. */
static OuSequenceMethods keys_as_sequence = {
    .sq_length = view_length,
    .sq_contains = keys_contains,
};

/** The sequence operators of a view of values. */
static OuSequenceMethods values_as_sequence = {
    .sq_length = view_length,
};

/** The sequence operators of a view of items. */
static OuSequenceMethods items_as_sequence = {
    .sq_length = view_length,
    .sq_contains = items_contains,
};

/** The first one is left out for values. */
static OuMethodDef set_view_methods[] = {
    {"isdisjoint", view_isdisjoint, OU_METH_O,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__", view_reversed, OU_METH_NOARGS, "Return a reverse iterator over the view."},
    {NULL, NULL, 0, NULL},
};

/** What of a view stands in all three types. */
#define VIEW_TYPE(name)                                                                           \
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name),                         \
    .tp_basicsize = sizeof(DictView), .tp_flags = OU_TPFLAGS_HAVE_GC, .tp_dealloc = view_dealloc, \
    .tp_traverse = view_traverse, .tp_repr = view_repr, .tp_getset = view_getset

OuTypeObject OuDictKeys_Type = {
    VIEW_TYPE("dict_keys"),
    .tp_richcompare = view_richcompare,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_iter = keys_iter,
    .tp_as_number = &view_as_number,
    .tp_as_sequence = &keys_as_sequence,
    .tp_methods = set_view_methods,
};

OuTypeObject OuDictValues_Type = {
    VIEW_TYPE("dict_values"),
    .tp_iter = values_iter,
    .tp_as_sequence = &values_as_sequence,
    .tp_methods = set_view_methods + 1,
};

OuTypeObject OuDictItems_Type = {
    VIEW_TYPE("dict_items"),
    .tp_richcompare = view_richcompare,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_iter = items_iter,
    .tp_as_number = &view_as_number,
    .tp_as_sequence = &items_as_sequence,
    .tp_methods = set_view_methods,
};
