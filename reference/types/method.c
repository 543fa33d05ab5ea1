/* SPDX-License-Identifier: MIT */
/**
 * @file method.c
 * Bound methods.
 */
#include "ouro/method.h"
#include "vectorcall.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

OuObject *OuMethod_New(OuObject *func, OuObject *self)
{
    OuMethodObject *method = (OuMethodObject *)OuObject_GC_New(&OuMethod_Type);
    if (method == NULL) {
        return NULL;
    }
    method->im_func = Ou_NewRef(func);
    method->im_self = Ou_NewRef(self);
    OuObject_GC_Track((OuObject *)method);
    return (OuObject *)method;
}

/**
 * The death of a bound method: releases what it owns, then its memory. Weak references to it are
 * cleared first. Deep chains go through the trashcan, so they do not eat the C stack. CPython:
 * method_dealloc (Objects/classobject.c).
 */
static void method_dealloc(OuObject *self)
{
    OuMethodObject *method = (OuMethodObject *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, method_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    if (method->im_weakreflist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    Ou_DecRef(method->im_func);
    Ou_XDecRef(method->im_self);
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a bound method owns; 0, or what `visit` returned.
 * CPython: method_traverse (Objects/classobject.c).
 */
static int method_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(OuMethod_GET_FUNCTION(self));
    OU_VISIT(OuMethod_GET_SELF(self));
    return 0;
}

/** Calls a bound method: @newref to the result; NULL with an error set. */
static OuObject *method_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return ou_object_call_prepend(OuMethod_GET_FUNCTION(self), OuMethod_GET_SELF(self), args,
                                  kwargs);
}

/**
 * repr() of a bound method: @newref; NULL with an error set. CPython: method_repr
 * (Objects/classobject.c).
 */
static OuObject *method_repr(OuObject *self)
{
    OuObject *func = OuMethod_GET_FUNCTION(self);
    OuObject *name;
    if (OuObject_LookupAttr(func, OU_ID(__qualname__), &name) < 0 ||
        (name == NULL && OuObject_LookupAttr(func, OU_ID(__name__), &name) < 0)) {
        return NULL;
    }
    if (name != NULL && !OuUnicode_Check(name)) {
        Ou_Clear(&name);
    }
    OuObject *text =
        name ? OuUnicode_FromFormat("<bound method %U of %R>", name, OuMethod_GET_SELF(self))
             : OuUnicode_FromFormat("<bound method ? of %R>", OuMethod_GET_SELF(self));
    Ou_XDecRef(name);
    return text;
}

/** hash() of a bound method; -1 with an error set. CPython: method_hash (Objects/classobject.c). */
static Ou_hash_t method_hash(OuObject *self)
{
    Ou_hash_t hash = OuObject_Hash(OuMethod_GET_FUNCTION(self));
    if (hash == -1) {
        return -1;
    }
    hash ^= ou_hash_pointer(OuMethod_GET_SELF(self));
    return hash == -1 ? -2 : hash;
}

/**
 * Compares a bound method with another object by `operation` (OU_LT ... OU_GE): @newref to a bool
 * or to NotImplemented; NULL with an error set. CPython: method_richcompare
 * (Objects/classobject.c).
 */
static OuObject *method_richcompare(OuObject *self, OuObject *other, int operation)
{
    if ((operation != OU_EQ && operation != OU_NE) || !OuMethod_Check(other)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    int equal =
        OuObject_RichCompareBool(OuMethod_GET_FUNCTION(self), OuMethod_GET_FUNCTION(other), OU_EQ);
    if (equal < 0) {
        return NULL;
    }
    equal = equal && OuMethod_GET_SELF(self) == OuMethod_GET_SELF(other);
    return OuBool_FromLong(operation == OU_EQ ? equal : !equal);
}

/**
 * The method's own attributes first, then the function's. CPython: method_getattro
 * (Objects/classobject.c).
 */
static OuObject *method_getattro(OuObject *self, OuObject *name)
{
    OuObject *descr = ou_type_lookup(Ou_TYPE(self), name);
    if (descr != NULL) {
        OuDescrGetFunc get = Ou_TYPE(descr)->tp_descr_get;
        return get ? get(descr, self, (OuObject *)Ou_TYPE(self)) : Ou_NewRef(descr);
    }
    return OuObject_GetAttr(OuMethod_GET_FUNCTION(self), name);
}

/** A bound method stays bound to what it is bound to. */
static OuObject *method_descr_get(OuObject *self, OuObject *OU_UNUSED(op),
                                  OuObject *OU_UNUSED(owner))
{
    return Ou_NewRef(self);
}

/**
 * Makes a bound method from the arguments of a call: @newref; NULL with an error set. CPython:
 * method_new_impl (Objects/classobject.c).
 */
static OuObject *method_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    OuObject *func;
    OuObject *self;
    if (!ou_arg_no_keywords("method", kwargs) ||
        !OuArg_UnpackTuple(args, "method", 2, 2, &func, &self)) {
        return NULL;
    }
    if (!OuCallable_Check(func)) {
        return OuErr_Format(OuExc_TypeError, "first argument must be callable");
    }
    if (self == Ou_None) {
        return OuErr_Format(OuExc_TypeError, "instance must not be None");
    }
    return OuMethod_New(func, self);
}

/**
 * `__doc__` of a bound method: @newref; NULL with an error set. CPython: method_get_doc
 * (Objects/classobject.c).
 */
static OuObject *get_doc(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *doc;
    if (OuObject_LookupAttr(OuMethod_GET_FUNCTION(self), OU_ID(__doc__), &doc) < 0) {
        return NULL;
    }
    return doc ? doc : Ou_NewRef(Ou_None);
}

/** The attributes that are plain fields of a bound method. */
static OuMemberDef method_members[] = {
    {"__func__", OU_T_OBJECT, offsetof(OuMethodObject, im_func), OU_READONLY,
     "the function (or other callable) implementing a method"},
    {"__self__", OU_T_OBJECT, offsetof(OuMethodObject, im_self), OU_READONLY,
     "the instance to which a method is bound"},
    {NULL, 0, 0, 0, NULL},
};

/** The attributes computed by functions of a bound method. */
static OuGetSetDef method_getsets[] = {
    {"__doc__", get_doc, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuMethod_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "method",
    .tp_basicsize = sizeof(OuMethodObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = method_dealloc,
    .tp_traverse = method_traverse,
    .tp_weaklistoffset = offsetof(OuMethodObject, im_weakreflist),
    .tp_repr = method_repr,
    .tp_hash = method_hash,
    .tp_call = method_call,
    .tp_getattro = method_getattro,
    .tp_setattro = OuObject_GenericSetAttr,
    .tp_richcompare = method_richcompare,
    .tp_descr_get = method_descr_get,
    .tp_new = method_new,
    .tp_members = method_members,
    .tp_getset = method_getsets,
};
