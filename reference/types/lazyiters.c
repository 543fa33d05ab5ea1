/* SPDX-License-Identifier: MIT */
/**
 * @file lazyiters.c
 * map, filter and zip: iterators that compute from other iterators.
 *
 * zip keeps the last tuple it gave; if whoever asked for it has let go of it by the next time, it
 * is filled anew and given again.
 */
#include "ouro/iter.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

/**
 * Arguments that need no allocated array. CPython: _PY_FASTCALL_SMALL_STACK
 * (Include/cpython/abstract.h).
 */
#define SMALL_STACK 5

/** The next item of an iterator whose type is known to have the slot. */
static OuObject *step(OuObject *iterator)
{
    return Ou_TYPE(iterator)->tp_iternext(iterator);
}

/** Clears StopIteration, which means the same as no error; 1 if another error is left. */
static int real_error(void)
{
    if (!OuErr_Occurred()) {
        return 0;
    }
    if (!OuErr_ExceptionMatches(OuExc_StopIteration)) {
        return 1;
    }
    OuErr_Clear();
    return 0;
}

/** A tuple of iterators over the items of `args` from `first` on. */
static OuObject *make_iterators(OuObject *args, Ou_ssize_t first)
{
    Ou_ssize_t count = OuTuple_GET_SIZE(args) - first;
    OuObject *iterators = OuTuple_New(count);
    for (Ou_ssize_t i = 0; iterators != NULL && i < count; i++) {
        OuObject *iterator = OuObject_GetIter(OuTuple_GET_ITEM(args, first + i));
        if (iterator == NULL) {
            Ou_Clear(&iterators);
        } else {
            OuTuple_SET_ITEM(iterators, i, iterator);
        }
    }
    return iterators;
}

/* ---- map and filter ------------------------------------------------------------------------------ */

/** CPython: mapobject (Python/bltinmodule.c) and filterobject (Python/bltinmodule.c). */
typedef struct FuncIter {
    OuObject ob_base; /**< the head of every object */
    OuObject *source; /**< owned: map: a tuple of iterators. filter: an iterator */
    OuObject *func;   /**< owned */
} FuncIter;

/** Makes a map or filter; steals `source`, which may be NULL with an error set. */
static OuObject *funciter_make(OuTypeObject *type, OuObject *source, OuObject *func)
{
    FuncIter *self = source == NULL ? NULL : (FuncIter *)ou_object_alloc(type, 0);
    if (self == NULL) {
        Ou_XDecRef(source);
        return NULL;
    }
    self->source = source;
    self->func = Ou_NewRef(func);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a map or filter object: releases what it owns, then its memory. Deep chains go
 * through the trashcan, so they do not eat the C stack. CPython: map_dealloc
 * (Python/bltinmodule.c).
 */
static void funciter_dealloc(OuObject *op)
{
    FuncIter *self = (FuncIter *)op;
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, funciter_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    Ou_XDecRef(self->source);
    Ou_XDecRef(self->func);
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a map or filter object owns; 0, or what `visit`
 * returned. CPython: map_traverse (Python/bltinmodule.c).
 */
static int funciter_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((FuncIter *)op)->source);
    OU_VISIT(((FuncIter *)op)->func);
    return 0;
}

/**
 * Makes a map object from the arguments of a call: @newref; NULL with an error set. CPython:
 * map_new (Python/bltinmodule.c).
 */
static OuObject *map_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    if (type == &OuMap_Type && !ou_arg_no_keywords("map", kwargs)) {
        return NULL;
    }
    if (OuTuple_GET_SIZE(args) < 2) {
        return OuErr_Format(OuExc_TypeError, "map() must have at least two arguments.");
    }
    return funciter_make(type, make_iterators(args, 1), OuTuple_GET_ITEM(args, 0));
}

/** Calls the function with one item of each iterator; `items` has room for them. */
static OuObject *map_items(FuncIter *self, OuObject **items, Ou_ssize_t count)
{
    OuObject *result = NULL;
    Ou_ssize_t have = 0;
    while (have < count && (items[have] = step(OuTuple_GET_ITEM(self->source, have))) != NULL) {
        have++;
    }
    if (have == count) {
        result = OuObject_Vectorcall(self->func, items, count, NULL);
    }
    for (Ou_ssize_t i = 0; i < have; i++) {
        Ou_DecRef(items[i]);
    }
    return result;
}

/**
 * The next item of a map object: @newref; NULL at the end, and with an error set. CPython: map_next
 * (Python/bltinmodule.c).
 */
static OuObject *map_next(OuObject *op)
{
    FuncIter *self = (FuncIter *)op;
    OuObject *few[SMALL_STACK];
    Ou_ssize_t count = OuTuple_GET_SIZE(self->source);
    if (count <= SMALL_STACK) {
        return map_items(self, few, count);
    }
    OuObject **many = OuMem_Malloc((size_t)count * sizeof *many);
    if (many == NULL) {
        return OuErr_NoMemory();
    }
    OuObject *result = map_items(self, many, count);
    OuMem_Free(many);
    return result;
}

/**
 * Makes a filter object from the arguments of a call: @newref; NULL with an error set. CPython:
 * filter_new (Python/bltinmodule.c).
 */
static OuObject *filter_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *func;
    OuObject *iterable;
    if (type == &OuFilter_Type && !ou_arg_no_keywords("filter", kwargs)) {
        return NULL;
    }
    if (!OuArg_UnpackTuple(args, "filter", 2, 2, &func, &iterable)) {
        return NULL;
    }
    return funciter_make(type, OuObject_GetIter(iterable), func);
}

/** Whether filter's function says yes to an item: 1, 0 or -1. */
static int accepts(OuObject *func, OuObject *item)
{
    if (func == Ou_None || func == (OuObject *)&OuBool_Type) {
        return OuObject_IsTrue(item);
    }
    OuObject *answer = OuObject_CallOneArg(func, item);
    if (answer == NULL) {
        return -1;
    }
    int result = OuObject_IsTrue(answer);
    Ou_DecRef(answer);
    return result;
}

/**
 * The next item of a filter object: @newref; NULL at the end, and with an error set. CPython:
 * filter_next (Python/bltinmodule.c).
 */
static OuObject *filter_next(OuObject *op)
{
    FuncIter *self = (FuncIter *)op;
    OuObject *item;
    while ((item = step(self->source)) != NULL) {
        int accepted = accepts(self->func, item);
        if (accepted > 0) {
            return item;
        }
        Ou_DecRef(item);
        if (accepted < 0) {
            return NULL;
        }
    }
    return NULL;
}

/** What stands in both types. */
#define FUNCITER_TYPE(name)                                                                 \
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name),                   \
    .tp_basicsize = sizeof(FuncIter), .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE, \
    .tp_dealloc = funciter_dealloc, .tp_traverse = funciter_traverse, .tp_iter = OuObject_SelfIter

OuTypeObject OuMap_Type = {
    FUNCITER_TYPE("map"),
    .tp_iternext = map_next,
    .tp_new = map_new,
    .tp_doc = "map(func, *iterables) --> map object\n\n"
              "Make an iterator that computes the function using arguments from\n"
              "each of the iterables.  Stops when the shortest iterable is exhausted.",
};

OuTypeObject OuFilter_Type = {
    FUNCITER_TYPE("filter"),
    .tp_iternext = filter_next,
    .tp_new = filter_new,
    .tp_doc = "filter(function or None, iterable) --> filter object\n\n"
              "Return an iterator yielding those items of iterable for which function(item)\n"
              "is true. If function is None, return the items that are true.",
};

/* ---- zip ----------------------------------------------------------------------------------------- */

/** CPython: zipobject (Python/bltinmodule.c). */
typedef struct ZipObject {
    OuObject ob_base;  /**< the head of every object */
    OuObject *ittuple; /**< owned: a tuple of iterators */
    OuObject *result;  /**< owned: a tuple that is used again when nobody else has it */
    int strict;        /**< all must end at the same time */
} ZipObject;

/** Reads zip's one keyword: 0, or -1 with an error set. */
static int read_strict(OuObject *kwargs, int *strict)
{
    static const char *const keywords[] = {"strict", NULL};
    if (kwargs == NULL) {
        return 0;
    }
    OuObject *none = OuTuple_New(0);
    if (none == NULL) {
        return -1;
    }
    int parsed = OuArg_ParseTupleAndKeywords(none, kwargs, "|$p:zip", keywords, strict);
    Ou_DecRef(none);
    return parsed ? 0 : -1;
}

/** A tuple of `count` times None. */
static OuObject *tuple_of_none(Ou_ssize_t count)
{
    OuObject *tuple = OuTuple_New(count);
    for (Ou_ssize_t i = 0; tuple != NULL && i < count; i++) {
        OuTuple_SET_ITEM(tuple, i, Ou_NewRef(Ou_None));
    }
    return tuple;
}

/**
 * Makes a zip object from the arguments of a call: @newref; NULL with an error set. CPython:
 * zip_new (Python/bltinmodule.c).
 */
static OuObject *zip_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    int strict = 0;
    if (read_strict(kwargs, &strict) < 0) {
        return NULL;
    }
    OuObject *iterators = make_iterators(args, 0);
    OuObject *result = iterators == NULL ? NULL : tuple_of_none(OuTuple_GET_SIZE(iterators));
    ZipObject *self = result == NULL ? NULL : (ZipObject *)ou_object_alloc(type, 0);
    if (self == NULL) {
        Ou_XDecRef(iterators);
        Ou_XDecRef(result);
        return NULL;
    }
    self->ittuple = iterators;
    self->result = result;
    self->strict = strict;
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a zip object: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: zip_dealloc (Python/bltinmodule.c).
 */
static void zip_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, zip_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    Ou_XDecRef(((ZipObject *)op)->ittuple);
    Ou_XDecRef(((ZipObject *)op)->result);
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a zip object owns; 0, or what `visit` returned. CPython:
 * zip_traverse (Python/bltinmodule.c).
 */
static int zip_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((ZipObject *)op)->ittuple);
    OU_VISIT(((ZipObject *)op)->result);
    return 0;
}

/** Complains that argument `place` (from 0) has fewer or more items than those before it. */
static OuObject *uneven(Ou_ssize_t place, const char *than)
{
    return OuErr_Format(OuExc_ValueError, "zip() argument %td is %s than argument%s%td", place + 1,
                        than, place == 1 ? " " : "s 1-", place);
}

/** Iterator `ended` gave nothing more. In strict mode the others must have ended, too. */
static OuObject *at_end(ZipObject *self, Ou_ssize_t ended)
{
    if (!self->strict || real_error()) {
        return NULL;
    }
    if (ended > 0) {
        return uneven(ended, "shorter");
    }
    for (Ou_ssize_t i = 1; i < OuTuple_GET_SIZE(self->ittuple); i++) {
        OuObject *item = step(OuTuple_GET_ITEM(self->ittuple, i));
        if (item != NULL) {
            Ou_DecRef(item);
            return uneven(i, "longer");
        }
        if (real_error()) {
            return NULL;
        }
    }
    return NULL;
}

/**
 * The next item of a zip object: @newref; NULL at the end, and with an error set. CPython: zip_next
 * (Python/bltinmodule.c).
 */
static OuObject *zip_next(OuObject *op)
{
    ZipObject *self = (ZipObject *)op;
    Ou_ssize_t count = OuTuple_GET_SIZE(self->ittuple);
    if (count == 0) {
        return NULL;
    }
    int again = Ou_REFCNT(self->result) == 1;
    OuObject *result = again ? Ou_NewRef(self->result) : OuTuple_New(count);
    if (result == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < count; i++) {
        OuObject *item = step(OuTuple_GET_ITEM(self->ittuple, i));
        if (item == NULL) {
            Ou_DecRef(result);
            return at_end(self, i);
        }
        OuObject *old = OuTuple_GET_ITEM(result, i);
        OuTuple_SET_ITEM(result, i, item);
        Ou_XDecRef(old);
    }
    if (again && !ou_gc_is_tracked(result)) {
        OuObject_GC_Track(result); // a collection may have untracked it with other items
    }
    return result;
}

OuTypeObject OuZip_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "zip",
    .tp_basicsize = sizeof(ZipObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = zip_dealloc,
    .tp_traverse = zip_traverse,
    .tp_iter = OuObject_SelfIter,
    .tp_iternext = zip_next,
    .tp_new = zip_new,
    .tp_doc = "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n"
              "The zip object yields n-length tuples, where n is the number of iterables\n"
              "passed as positional arguments to zip().  The i-th element in every tuple\n"
              "comes from the i-th iterable argument to zip().  This continues until the\n"
              "shortest argument is exhausted.",
};
