/* SPDX-License-Identifier: MIT */
/**
 * @file weakrefobject.c
 * weakref.ref as programs see it. The lists of weak references, their clearing and the order of
 * callbacks are in core/weakref.c.
 */
#include "weakrefobject.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/genericalias.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

/**
 * Takes the arguments of ref(): 1, or 0 with TypeError set. CPython: parse_weakref_init_args
 * (Objects/weakrefobject.c).
 */
static int parse_args(const char *name, OuObject *args, OuObject **op, OuObject **callback)
{
    *callback = NULL;
    if (!OuArg_UnpackTuple(args, name, 1, 2, op, callback)) {
        return 0;
    }
    if (*callback == Ou_None) {
        *callback = NULL;
    }
    return 1;
}

/**
 * `weakref.ref(op, callback)`: the shared ref when there is one, it has no callback and the type is
 * exactly ref. @newref; NULL with an error set. CPython: weakref___new__ (Objects/weakrefobject.c).
 */
static OuObject *ref_new(OuTypeObject *type, OuObject *args, OuObject *OU_UNUSED(kwargs))
{
    OuObject *op;
    OuObject *callback;
    if (!parse_args("__new__", args, &op, &callback)) {
        return NULL;
    }
    return type == &OuWeakref_RefType ? OuWeakref_NewRef(op, callback)
                                      : ou_weakref_make(type, op, callback);
}

/** All was done in `__new__`. */
static int ref_init(OuObject *OU_UNUSED(self), OuObject *args, OuObject *kwargs)
{
    OuObject *op;
    OuObject *callback;
    if (!ou_arg_no_keywords("ref", kwargs)) {
        return -1;
    }
    return parse_args("__init__", args, &op, &callback) ? 0 : -1;
}

/**
 * `ref()`: @newref to the referent, or to None once it is dead; NULL with TypeError set. CPython:
 * weakref_call (Objects/weakrefobject.c).
 */
static OuObject *ref_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    if (!ou_arg_no_keywords("weakref", kwargs) ||
        !ou_arg_check_positional("weakref", OuTuple_GET_SIZE(args), 0, 0)) {
        return NULL;
    }
    OuObject *referent = OuWeakref_GetObject(self);
    return Ou_NewRef(referent ? referent : Ou_None);
}

/**
 * The referent's hash, kept, so that it can still be asked after its death; -1 with TypeError when
 * it was not asked before. CPython: weakref_hash (Objects/weakrefobject.c).
 */
static Ou_hash_t ref_hash(OuObject *self)
{
    OuWeakReference *ref = (OuWeakReference *)self;
    if (ref->hash != -1) {
        return ref->hash;
    }
    OuObject *referent = OuWeakref_GetObject(self);
    if (referent == NULL) {
        OuErr_SetString(OuExc_TypeError, "weak object has gone away");
        return -1;
    }
    Ou_IncRef(referent);
    ref->hash = OuObject_Hash(referent);
    Ou_DecRef(referent);
    return ref->hash;
}

/**
 * repr() of a ref: @newref; NULL with an error set. CPython: weakref_repr
 * (Objects/weakrefobject.c).
 */
static OuObject *ref_repr(OuObject *self)
{
    OuObject *referent = OuWeakref_GetObject(self);
    if (referent == NULL) {
        return OuUnicode_FromFormat("<weakref at %p; dead>", (void *)self);
    }
    Ou_IncRef(referent);
    OuObject *text = NULL;
    OuObject *name;
    if (OuObject_LookupAttr(referent, OU_ID(__name__), &name) >= 0) {
        const char *type_name = Ou_TYPE(referent)->tp_name;
        text = name && OuUnicode_Check(name)
                   ? OuUnicode_FromFormat("<weakref at %p; to '%s' at %p (%U)>", (void *)self,
                                          type_name, (void *)referent, name)
                   : OuUnicode_FromFormat("<weakref at %p; to '%s' at %p>", (void *)self, type_name,
                                          (void *)referent);
        Ou_XDecRef(name);
    }
    Ou_DecRef(referent);
    return text;
}

/** Refs are equal when their referents are; once one is dead, only when they are the same ref. */
static OuObject *ref_richcompare(OuObject *self, OuObject *other, int operation)
{
    if ((operation != OU_EQ && operation != OU_NE) || !OuWeakref_CheckRef(self) ||
        !OuWeakref_CheckRef(other)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuObject *left = OuWeakref_GetObject(self);
    OuObject *right = OuWeakref_GetObject(other);
    if (left == NULL || right == NULL) {
        int same = self == other;
        return OuBool_FromLong(operation == OU_EQ ? same : !same);
    }
    Ou_IncRef(left);
    Ou_IncRef(right);
    OuObject *result = OuObject_RichCompare(left, right, operation);
    Ou_DecRef(left);
    Ou_DecRef(right);
    return result;
}

/** `ref.__callback__`: @newref to the callback, or to None. */
static OuObject *get_callback(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *callback = ((OuWeakReference *)self)->wr_callback;
    return Ou_NewRef(callback ? callback : Ou_None);
}

/** The computed attributes of refs. */
static OuGetSetDef ref_getsets[] = {
    {"__callback__", get_callback, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The methods of refs. */
static OuMethodDef ref_methods[] = {
    OU_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

/** Calls a callback with its weak reference. */
static OuObject *call_callback(OuObject *callback, OuObject *ref)
{
    return OuObject_Vectorcall(callback, &ref, 1, NULL);
}

void ou_weakrefobject_init(void)
{
    OuTypeObject *type = &OuWeakref_RefType;
    type->tp_new = ref_new;
    type->tp_init = ref_init;
    type->tp_call = ref_call;
    type->tp_hash = ref_hash;
    type->tp_repr = ref_repr;
    type->tp_richcompare = ref_richcompare;
    type->tp_getset = ref_getsets;
    type->tp_methods = ref_methods;
    ou_weakref_call = call_callback;
}
