/* SPDX-License-Identifier: MIT */
/**
 * @file super.c
 * super: attribute lookup that begins behind a given class in the MRO of an object.
 */
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/** CPython: superobject (Objects/typeobject.c). */
typedef struct SuperObject {
    OuObject ob_base;       /**< the head of every object */
    OuTypeObject *type;     /**< owned: the class to begin behind */
    OuObject *obj;          /**< owned: the object or class it is bound to; NULL: unbound */
    OuTypeObject *obj_type; /**< owned: whose MRO is walked */
} SuperObject;

int (*ou_super_frame_hook)(OuTypeObject **type, OuObject **self);

/**
 * The death of a super object: releases what it owns, then its memory. CPython: super_dealloc
 * (Objects/typeobject.c).
 */
static void super_dealloc(OuObject *self)
{
    SuperObject *su = (SuperObject *)self;
    OuObject_GC_UnTrack(self);
    Ou_XDecRef(su->obj);
    Ou_XDecRef((OuObject *)su->type);
    Ou_XDecRef((OuObject *)su->obj_type);
    ou_object_free(self);
}

/**
 * Shows the collector every reference that a super object owns; 0, or what `visit` returned.
 * CPython: super_traverse (Objects/typeobject.c).
 */
static int super_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    SuperObject *su = (SuperObject *)self;
    OU_VISIT(su->obj);
    OU_VISIT(su->type);
    OU_VISIT(su->obj_type);
    return 0;
}

/**
 * repr() of a super object: @newref; NULL with an error set. CPython: super_repr
 * (Objects/typeobject.c).
 */
static OuObject *super_repr(OuObject *self)
{
    SuperObject *su = (SuperObject *)self;
    const char *name = su->type ? su->type->tp_name : "NULL";
    if (su->obj_type != NULL) {
        return OuUnicode_FromFormat("<super: <class '%s'>, <%s object>>", name,
                                    su->obj_type->tp_name);
    }
    return OuUnicode_FromFormat("<super: <class '%s'>, NULL>", name);
}

/** Finds the name behind the class in the MRO: new; NULL, perhaps with an error. */
static OuObject *lookup_behind(SuperObject *su, OuObject *name)
{
    OuTypeObject *start = su->obj_type;
    OuObject *mro = start->tp_mro;
    if (mro == NULL) {
        return NULL;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(mro);
    Ou_ssize_t i = 0;
    while (i + 1 < size && OuTuple_GET_ITEM(mro, i) != (OuObject *)su->type) {
        i++;
    }
    Ou_IncRef(mro); /* a program's descriptor may change the MRO */
    OuObject *result = NULL;
    for (i++; i < size; i++) {
        OuObject *dict = ((OuTypeObject *)OuTuple_GET_ITEM(mro, i))->tp_dict;
        OuObject *found = Ou_XNewRef(OuDict_GetItemWithError(dict, name));
        if (found != NULL) {
            OuDescrGetFunc get = Ou_TYPE(found)->tp_descr_get;
            if (get != NULL) {
                /* Bound to a class, as in a class method: there is no instance. */
                OuObject *instance = su->obj == (OuObject *)start ? NULL : su->obj;
                result = get(found, instance, (OuObject *)start);
                Ou_DecRef(found);
            } else {
                result = found;
            }
            break;
        }
        if (OuErr_Occurred()) {
            break;
        }
    }
    Ou_DecRef(mro);
    return result;
}

/**
 * Reads an attribute of a super object: @newref; NULL with AttributeError or another error set.
 * CPython: super_getattro (Objects/typeobject.c).
 */
static OuObject *super_getattro(OuObject *self, OuObject *name)
{
    SuperObject *su = (SuperObject *)self;
    int is_class = OuUnicode_Check(name) && ou_unicode_eq(name, OU_ID(__class__));
    if (su->obj_type != NULL && !is_class) {
        OuObject *result = lookup_behind(su, name);
        if (result != NULL || OuErr_Occurred()) {
            return result;
        }
    }
    return OuObject_GenericGetAttr(self, name);
}

/** Whose MRO to walk: new; NULL with TypeError set. CPython: supercheck (Objects/typeobject.c). */
static OuTypeObject *supercheck(OuTypeObject *type, OuObject *op)
{
    if (OuType_Check(op) && OuType_IsSubtype((OuTypeObject *)op, type)) {
        return (OuTypeObject *)Ou_NewRef(op);
    }
    if (OuType_IsSubtype(Ou_TYPE(op), type)) {
        return (OuTypeObject *)Ou_NewRef((OuObject *)Ou_TYPE(op));
    }
    /* A proxy says by `__class__` what it stands for. */
    OuObject *cls;
    if (OuObject_LookupAttr(op, OU_ID(__class__), &cls) < 0) {
        return NULL;
    }
    if (cls != NULL && OuType_Check(cls) && cls != (OuObject *)Ou_TYPE(op) &&
        OuType_IsSubtype((OuTypeObject *)cls, type)) {
        return (OuTypeObject *)cls;
    }
    Ou_XDecRef(cls);
    return OuErr_Format(OuExc_TypeError,
                        "super(type, obj): obj must be an instance or subtype of type");
}

/**
 * What reading a super object through an instance or a class gives: @newref; NULL with an error
 * set. CPython: super_descr_get (Objects/typeobject.c).
 */
static OuObject *super_descr_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    SuperObject *su = (SuperObject *)self;
    if (op == NULL || op == Ou_None || su->obj != NULL) {
        return Ou_NewRef(self);
    }
    if (Ou_TYPE(self) != &OuSuper_Type) {
        return OuObject_CallFunctionObjArgs((OuObject *)Ou_TYPE(self), su->type, op, NULL);
    }
    OuTypeObject *obj_type = supercheck(su->type, op);
    if (obj_type == NULL) {
        return NULL;
    }
    SuperObject *bound = (SuperObject *)OuType_GenericAlloc(&OuSuper_Type, 0);
    if (bound == NULL) {
        Ou_DecRef((OuObject *)obj_type);
        return NULL;
    }
    bound->type = (OuTypeObject *)Ou_NewRef((OuObject *)su->type);
    bound->obj = Ou_NewRef(op);
    bound->obj_type = obj_type;
    return (OuObject *)bound;
}

/** Sets the three fields; `type` and `obj` are stolen, also on failure: 0, or -1. */
static int super_set(SuperObject *su, OuTypeObject *type, OuObject *op)
{
    OuTypeObject *obj_type = NULL;
    if (op != NULL) {
        obj_type = supercheck(type, op);
        if (obj_type == NULL) {
            Ou_DecRef((OuObject *)type);
            Ou_DecRef(op);
            return -1;
        }
    }
    OuObject *old_type = (OuObject *)su->type;
    OuObject *old_op = su->obj;
    OuObject *old_obj_type = (OuObject *)su->obj_type;
    su->type = type;
    su->obj = op;
    su->obj_type = obj_type;
    Ou_XDecRef(old_type);
    Ou_XDecRef(old_op);
    Ou_XDecRef(old_obj_type);
    return 0;
}

/**
 * Reads the arguments of a call into a super object: 0; -1 with an error set. CPython: super_init
 * (Objects/typeobject.c).
 */
static int super_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuObject *type = NULL;
    OuObject *op = NULL;
    if (!ou_arg_no_keywords("super", kwargs) ||
        !OuArg_UnpackTuple(args, "super", 0, 2, &type, &op)) {
        return -1;
    }
    if (type == NULL) {
        OuTypeObject *found;
        if (ou_super_frame_hook == NULL) {
            OuErr_SetString(OuExc_RuntimeError, "super(): no current frame");
            return -1;
        }
        if (ou_super_frame_hook(&found, &op) < 0) {
            return -1;
        }
        return super_set((SuperObject *)self, found, op);
    }
    if (!OuType_Check(type)) {
        OuErr_Format(OuExc_TypeError, "super() argument 1 must be a type, not %.200s",
                     Ou_TYPE(type)->tp_name);
        return -1;
    }
    if (op == Ou_None) {
        op = NULL;
    }
    return super_set((SuperObject *)self, (OuTypeObject *)Ou_NewRef(type), Ou_XNewRef(op));
}

/** The attributes that are plain fields of a super object. */
static OuMemberDef super_members[] = {
    {"__thisclass__", OU_T_OBJECT, offsetof(SuperObject, type), OU_READONLY,
     "the class invoking super()"},
    {"__self__", OU_T_OBJECT, offsetof(SuperObject, obj), OU_READONLY,
     "the instance invoking super(); may be None"},
    {"__self_class__", OU_T_OBJECT, offsetof(SuperObject, obj_type), OU_READONLY,
     "the type of the instance invoking super(); may be None"},
    {NULL, 0, 0, 0, NULL},
};

OuTypeObject OuSuper_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "super",
    .tp_basicsize = sizeof(SuperObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = super_dealloc,
    .tp_traverse = super_traverse,
    .tp_repr = super_repr,
    .tp_getattro = super_getattro,
    .tp_descr_get = super_descr_get,
    .tp_init = super_init,
    .tp_new = OuType_GenericNew,
    .tp_doc = "super() -> same as super(__class__, <first argument>)\n"
              "super(type) -> unbound super object\n"
              "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
              "super(type, type2) -> bound super object; requires issubclass(type2, type)",
    .tp_members = super_members,
};
