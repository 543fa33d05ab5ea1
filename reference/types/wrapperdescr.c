/* SPDX-License-Identifier: MIT */
/**
 * @file wrapperdescr.c
 * Slot wrappers: the slots of C types as methods, such as `object.__repr__`, and what they are when
 * bound to an object.
 */
#include "descrinternal.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/* ---- slot wrappers ------------------------------------------------------------------------------------- */

OuObject *OuDescr_NewWrapper(OuTypeObject *type, OuSlotDef *base, OuSlotFunc wrapped)
{
    OuWrapperDescrObject *descr =
        (OuWrapperDescrObject *)ou_descr_new(&OuWrapperDescr_Type, type, base->name);
    if (descr != NULL) {
        descr->d_base = base;
        descr->d_wrapped = wrapped;
    }
    return (OuObject *)descr;
}

/**
 * repr() of a slot wrapper: @newref; NULL with an error set. CPython: wrapper_repr
 * (Objects/descrobject.c).
 */
static OuObject *wrapper_repr(OuObject *self)
{
    return ou_descr_show(self, "<slot wrapper '%U' of '%s' objects>");
}

/**
 * `__doc__` of a slot wrapper: @newref; NULL with an error set. CPython: wrapper_doc
 * (Objects/descrobject.c).
 */
static OuObject *wrapper_doc(OuObject *self, void *OU_UNUSED(closure))
{
    return ou_descr_text(((OuWrapperDescrObject *)self)->d_base->doc);
}

/** Calls the slot's function on `op`. CPython: wrapperdescr_raw_call (Objects/descrobject.c). */
static OuObject *raw_call(OuWrapperDescrObject *descr, OuObject *op, OuObject *args,
                          OuObject *kwargs)
{
    if (kwargs != NULL && OuDict_GET_SIZE(kwargs) > 0 && !descr->d_base->keywords) {
        return OuErr_Format(OuExc_TypeError, "wrapper %s() takes no keyword arguments",
                            descr->d_base->name);
    }
    return descr->d_base->wrapper(op, args, kwargs, descr->d_wrapped);
}

/**
 * Calls a slot wrapper: @newref to the result; NULL with an error set. CPython: wrapper_call
 * (Objects/descrobject.c).
 */
static OuObject *wrapper_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuDescrObject *descr = (OuDescrObject *)self;
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    if (nargs < 1) {
        return ou_err_format(OuExc_TypeError,
                             "descriptor '%U' of '%.100s' object needs an argument", descr->d_name,
                             descr->d_type->tp_name);
    }
    OuObject *op = OuTuple_GET_ITEM(args, 0);
    if (!OuType_IsSubtype(Ou_TYPE(op), descr->d_type)) {
        return ou_err_format(OuExc_TypeError,
                             "descriptor '%U' requires a '%.100s' object but received a '%.100s'",
                             descr->d_name, descr->d_type->tp_name, Ou_TYPE(op)->tp_name);
    }
    OuObject *rest = OuTuple_GetSlice(args, 1, nargs);
    if (rest == NULL) {
        return NULL;
    }
    OuObject *result = raw_call((OuWrapperDescrObject *)self, op, rest, kwargs);
    Ou_DecRef(rest);
    return result;
}

/** A slot wrapper bound to an object. CPython: wrapperobject (Objects/descrobject.c). */
typedef struct MethodWrapper {
    OuObject ob_base;            /**< the head of every object */
    OuWrapperDescrObject *descr; /**< owned */
    OuObject *self;              /**< owned */
} MethodWrapper;

/**
 * What reading a slot wrapper through an instance or a class gives: @newref; NULL with an error
 * set.
 */
static OuObject *wrapper_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    if (op == NULL) {
        return Ou_NewRef(self);
    }
    if (!ou_descr_check(self, op)) {
        return NULL;
    }
    MethodWrapper *bound = (MethodWrapper *)OuObject_GC_New(&OuMethodWrapper_Type);
    if (bound == NULL) {
        return NULL;
    }
    bound->descr = (OuWrapperDescrObject *)Ou_NewRef(self);
    bound->self = Ou_NewRef(op);
    OuObject_GC_Track((OuObject *)bound);
    return (OuObject *)bound;
}

/** The attributes computed by functions of a slot wrapper. */
static OuGetSetDef wrapper_getsets[] = {
    {"__doc__", wrapper_doc, NULL, NULL, NULL},
    {"__qualname__", ou_descr_get_qualname, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuWrapperDescr_Type = {
    DESCR_TYPE("wrapper_descriptor", sizeof(OuWrapperDescrObject), OU_TPFLAGS_METHOD_DESCRIPTOR),
    .tp_repr = wrapper_repr,
    .tp_call = wrapper_call,
    .tp_descr_get = wrapper_get,
    .tp_getset = wrapper_getsets,
};

/**
 * The death of a bound slot wrapper: releases what it owns, then its memory. Deep chains go through
 * the trashcan, so they do not eat the C stack. CPython: wrapper_dealloc (Objects/descrobject.c).
 */
static void bound_dealloc(OuObject *self)
{
    MethodWrapper *bound = (MethodWrapper *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, bound_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    Ou_XDecRef((OuObject *)bound->descr);
    Ou_XDecRef(bound->self);
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a bound slot wrapper owns; 0, or what `visit` returned.
 * CPython: wrapper_traverse (Objects/descrobject.c).
 */
static int bound_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((MethodWrapper *)self)->descr);
    OU_VISIT(((MethodWrapper *)self)->self);
    return 0;
}

/**
 * repr() of a bound slot wrapper: @newref; NULL with an error set. CPython: wrapper_repr
 * (Objects/descrobject.c).
 */
static OuObject *bound_repr(OuObject *self)
{
    MethodWrapper *bound = (MethodWrapper *)self;
    return OuUnicode_FromFormat("<method-wrapper '%s' of %s object at %p>",
                                bound->descr->d_base->name, Ou_TYPE(bound->self)->tp_name,
                                (void *)bound->self);
}

/**
 * Calls a bound slot wrapper: @newref to the result; NULL with an error set. CPython: wrapper_call
 * (Objects/descrobject.c).
 */
static OuObject *bound_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    MethodWrapper *bound = (MethodWrapper *)self;
    return raw_call(bound->descr, bound->self, args, kwargs);
}

/**
 * hash() of a bound slot wrapper; -1 with an error set. CPython: wrapper_hash
 * (Objects/descrobject.c).
 */
static Ou_hash_t bound_hash(OuObject *self)
{
    MethodWrapper *bound = (MethodWrapper *)self;
    Ou_hash_t hash = ou_hash_pointer(bound->self) ^ ou_hash_pointer(bound->descr);
    return hash == -1 ? -2 : hash;
}

/**
 * Compares a bound slot wrapper with another object by `operation` (OU_LT ... OU_GE): @newref to a
 * bool or to NotImplemented; NULL with an error set. CPython: wrapper_richcompare
 * (Objects/descrobject.c).
 */
static OuObject *bound_richcompare(OuObject *self, OuObject *other, int operation)
{
    if ((operation != OU_EQ && operation != OU_NE) || Ou_TYPE(other) != &OuMethodWrapper_Type) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    MethodWrapper *a = (MethodWrapper *)self;
    MethodWrapper *b = (MethodWrapper *)other;
    int equal = a->descr == b->descr && a->self == b->self;
    return OuBool_FromLong(operation == OU_EQ ? equal : !equal);
}

/**
 * `__name__` of a bound slot wrapper: @newref; NULL with an error set. CPython: wrapper_name
 * (Objects/descrobject.c).
 */
static OuObject *bound_name(OuObject *self, void *OU_UNUSED(closure))
{
    return OuUnicode_FromString(((MethodWrapper *)self)->descr->d_base->name);
}

/**
 * `__qualname__` of a bound slot wrapper: @newref; NULL with an error set. CPython:
 * wrapper_qualname (Objects/descrobject.c).
 */
static OuObject *bound_qualname(OuObject *self, void *closure)
{
    return ou_descr_get_qualname((OuObject *)((MethodWrapper *)self)->descr, closure);
}

/**
 * `__doc__` of a bound slot wrapper: @newref; NULL with an error set. CPython: wrapper_doc
 * (Objects/descrobject.c).
 */
static OuObject *bound_doc(OuObject *self, void *closure)
{
    return wrapper_doc((OuObject *)((MethodWrapper *)self)->descr, closure);
}

/** The attributes computed by functions of a bound slot wrapper. */
static OuGetSetDef bound_getsets[] = {
    {"__name__", bound_name, NULL, NULL, NULL},
    {"__qualname__", bound_qualname, NULL, NULL, NULL},
    {"__doc__", bound_doc, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The attributes that are plain fields of a bound slot wrapper. */
static OuMemberDef bound_members[] = {
    {"__self__", OU_T_OBJECT, offsetof(MethodWrapper, self), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

OuTypeObject OuMethodWrapper_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "method-wrapper",
    .tp_basicsize = sizeof(MethodWrapper),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = bound_dealloc,
    .tp_traverse = bound_traverse,
    .tp_repr = bound_repr,
    .tp_hash = bound_hash,
    .tp_call = bound_call,
    .tp_richcompare = bound_richcompare,
    .tp_members = bound_members,
    .tp_getset = bound_getsets,
};
