/* SPDX-License-Identifier: MIT */
/**
 * @file classmethod.c
 * classmethod and staticmethod: wrappers that change what a function in a class is bound to.
 */
#include "descrinternal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/method.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** Both kinds. CPython: classmethod (Objects/funcobject.c), staticmethod (Objects/funcobject.c). */
typedef struct WrapperObject {
    OuObject ob_base;   /**< the head of every object */
    OuObject *callable; /**< owned, or NULL before `__init__` */
    OuObject *dict;     /**< owned, or NULL */
} WrapperObject;

/** The death of a classmethod or staticmethod: releases what it owns, then its memory. */
static void wrapper_dealloc(OuObject *self)
{
    WrapperObject *wrapper = (WrapperObject *)self;
    OuObject_GC_UnTrack(self);
    Ou_XDecRef(wrapper->callable);
    Ou_XDecRef(wrapper->dict);
    ou_object_free(self);
}

/**
 * Shows the collector every reference that a classmethod or staticmethod owns; 0, or what `visit`
 * returned.
 */
static int wrapper_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((WrapperObject *)self)->dict);
    OU_VISIT(((WrapperObject *)self)->callable);
    return 0;
}

/**
 * Lets go of what ties a classmethod or staticmethod into a cycle; the collector calls it on
 * garbage. Returns 0.
 */
static int wrapper_clear(OuObject *self)
{
    Ou_Clear(&((WrapperObject *)self)->callable);
    Ou_Clear(&((WrapperObject *)self)->dict);
    return 0;
}

/**
 * Copies an attribute of the wrapped function if it has it: 0, or -1. CPython: COPY_ATTR
 * (Objects/funcobject.c).
 */
static int copy_attribute(OuObject *self, OuObject *callable, OuObject *name)
{
    OuObject *value;
    if (OuObject_LookupAttr(callable, name, &value) < 0) {
        return -1;
    }
    if (value == NULL) {
        return 0;
    }
    int result = OuObject_SetAttr(self, name, value);
    Ou_DecRef(value);
    return result;
}

/** CPython: functools_wraps (Objects/funcobject.c). */
static int copy_attributes(OuObject *self, OuObject *callable)
{
    OuObject *names[] = {OU_ID(__module__), OU_ID(__name__), OU_ID(__qualname__), OU_ID(__doc__),
                         OU_ID(__annotations__)};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (copy_attribute(self, callable, names[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/** Reads the one argument of classmethod() or staticmethod(): 0; -1 with TypeError set. */
static int init(OuObject *self, OuObject *args, OuObject *kwargs, const char *name)
{
    OuObject *callable;
    if (!ou_arg_no_keywords(name, kwargs) || !OuArg_UnpackTuple(args, name, 1, 1, &callable)) {
        return -1;
    }
    Ou_StoreRef(&((WrapperObject *)self)->callable, callable);
    return copy_attributes(self, callable);
}

/** Reads the arguments of a call into a classmethod: 0; -1 with an error set. */
static int classmethod_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return init(self, args, kwargs, "classmethod");
}

/** Reads the arguments of a call into a staticmethod: 0; -1 with an error set. */
static int staticmethod_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    return init(self, args, kwargs, "staticmethod");
}

/** Makes a wrapper around a callable, which is borrowed: @newref; NULL with MemoryError set. */
static OuObject *wrapper_new(OuTypeObject *type, OuObject *callable)
{
    OuObject *self = OuType_GenericAlloc(type, 0);
    if (self != NULL) {
        ((WrapperObject *)self)->callable = Ou_NewRef(callable);
    }
    return self;
}

OuObject *OuClassMethod_New(OuObject *callable)
{
    return wrapper_new(&OuClassMethod_Type, callable);
}

OuObject *OuStaticMethod_New(OuObject *callable)
{
    return wrapper_new(&OuStaticMethod_Type, callable);
}

/** Sets the error for an object that `__new__` made and `__init__` never saw: always NULL. */
static OuObject *uninitialized(const char *name)
{
    return OuErr_Format(OuExc_RuntimeError, "uninitialized %s object", name);
}

/**
 * What reading a classmethod through an instance or a class gives: @newref; NULL with an error set.
 */
static OuObject *classmethod_get(OuObject *self, OuObject *op, OuObject *owner)
{
    OuObject *callable = ((WrapperObject *)self)->callable;
    if (callable == NULL) {
        return uninitialized("classmethod");
    }
    if (owner == NULL) {
        owner = (OuObject *)Ou_TYPE(op);
    }
    /* What is wrapped may be a descriptor itself. */
    OuDescrGetFunc get = Ou_TYPE(callable)->tp_descr_get;
    return get ? get(callable, owner, owner) : OuMethod_New(callable, owner);
}

/**
 * What reading a staticmethod through an instance or a class gives: @newref; NULL with an error
 * set.
 */
static OuObject *staticmethod_get(OuObject *self, OuObject *OU_UNUSED(op),
                                  OuObject *OU_UNUSED(owner))
{
    OuObject *callable = ((WrapperObject *)self)->callable;
    return callable ? Ou_NewRef(callable) : uninitialized("staticmethod");
}

/** Calls a staticmethod: @newref to the result; NULL with an error set. */
static OuObject *staticmethod_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuObject *callable = ((WrapperObject *)self)->callable;
    return callable ? OuObject_Call(callable, args, kwargs) : uninitialized("staticmethod");
}

/** repr() of a classmethod: @newref; NULL with an error set. */
static OuObject *classmethod_repr(OuObject *self)
{
    return OuUnicode_FromFormat("<classmethod(%R)>", ((WrapperObject *)self)->callable);
}

/** repr() of a staticmethod: @newref; NULL with an error set. */
static OuObject *staticmethod_repr(OuObject *self)
{
    return OuUnicode_FromFormat("<staticmethod(%R)>", ((WrapperObject *)self)->callable);
}

/** The attributes that are plain fields of a classmethod or staticmethod. */
static OuMemberDef wrapper_members[] = {
    {"__func__", OU_T_OBJECT, offsetof(WrapperObject, callable), OU_READONLY, NULL},
    {"__wrapped__", OU_T_OBJECT, offsetof(WrapperObject, callable), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/**
 * `__isabstractmethod__` of a classmethod or staticmethod: that of its function. @newref; NULL with
 * an error set. CPython: cm_get___isabstractmethod__ (Objects/funcobject.c).
 */
static OuObject *get_isabstractmethod(OuObject *self, void *OU_UNUSED(closure))
{
    int abstract = ou_is_abstract(((WrapperObject *)self)->callable);
    return abstract < 0 ? NULL : OuBool_FromLong(abstract);
}

/** The attributes computed by functions of a classmethod or staticmethod. */
static OuGetSetDef wrapper_getsets[] = {
    {"__isabstractmethod__", get_isabstractmethod, NULL, NULL, NULL},
    {"__dict__", OuObject_GenericGetDict, OuObject_GenericSetDict, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** What both types have in common. */
#define WRAPPER_TYPE(name)                                                                       \
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name),                        \
    .tp_basicsize = sizeof(WrapperObject), .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE, \
    .tp_dealloc = wrapper_dealloc, .tp_traverse = wrapper_traverse, .tp_clear = wrapper_clear,   \
    .tp_new = OuType_GenericNew, .tp_members = wrapper_members, .tp_getset = wrapper_getsets,    \
    .tp_dictoffset = offsetof(WrapperObject, dict)

OuTypeObject OuClassMethod_Type = {
    WRAPPER_TYPE("classmethod"),
    .tp_repr = classmethod_repr,
    .tp_descr_get = classmethod_get,
    .tp_init = classmethod_init,
    .tp_doc = "classmethod(function) -> method",
};

OuTypeObject OuStaticMethod_Type = {
    WRAPPER_TYPE("staticmethod"), .tp_repr = staticmethod_repr,
    .tp_call = staticmethod_call, .tp_descr_get = staticmethod_get,
    .tp_init = staticmethod_init, .tp_doc = "staticmethod(function) -> method",
};
