/* SPDX-License-Identifier: MIT */
/**
 * @file type.c
 * The type `type`: how types are called, how their attributes are looked up, how they die.
 */
#include "slots.h"
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

OuObject *OuType_GenericAlloc(OuTypeObject *type, Ou_ssize_t items)
{
    OuObject *op = ou_object_alloc(type, items);
    if (op != NULL && OuType_HasFeature(type, OU_TPFLAGS_HAVE_GC)) {
        OuObject_GC_Track(op);
    }
    return op;
}

OuObject *OuType_GenericNew(OuTypeObject *type, OuObject *OU_UNUSED(args),
                            OuObject *OU_UNUSED(kwargs))
{
    return OuType_GenericAlloc(type, 0);
}

/** Calling a type makes an object and initializes it. CPython: type_call (Objects/typeobject.c). */
static OuObject *type_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (type == &OuType_Type) {
        Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
        if (nargs == 1 && (kwargs == NULL || OuDict_GET_SIZE(kwargs) == 0)) {
            return Ou_NewRef((OuObject *)Ou_TYPE(OuTuple_GET_ITEM(args, 0)));
        }
        if (nargs != 3) {
            return OuErr_Format(OuExc_TypeError, "type() takes 1 or 3 arguments");
        }
    }
    if (type->tp_new == NULL) {
        return OuErr_Format(OuExc_TypeError, "cannot create '%s' instances", type->tp_name);
    }
    OuObject *op = type->tp_new(type, args, kwargs);
    if (op == NULL || !OuObject_TypeCheck(op, type)) {
        return op; /* `__new__` may give anything; only its own kind is initialized */
    }
    type = Ou_TYPE(op);
    if (type->tp_init != NULL && type->tp_init(op, args, kwargs) < 0) {
        Ou_DecRef(op);
        return NULL;
    }
    return op;
}

/**
 * type.__init__ checks and does nothing: all was done in `__new__`. CPython: type_init
 * (Objects/typeobject.c).
 */
static int type_init(OuObject *OU_UNUSED(self), OuObject *args, OuObject *kwargs)
{
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    if (kwargs != NULL && nargs == 1 && OuDict_GET_SIZE(kwargs) != 0) {
        OuErr_SetString(OuExc_TypeError, "type.__init__() takes no keyword arguments");
        return -1;
    }
    if (nargs != 1 && nargs != 3) {
        OuErr_SetString(OuExc_TypeError, "type.__init__() takes 1 or 3 arguments");
        return -1;
    }
    return 0;
}

/** Error of an attribute that a type does not have; NULL. */
static OuObject *no_attribute(OuTypeObject *type, OuObject *name)
{
    return ou_err_format(OuExc_AttributeError, "type object '%.50s' has no attribute '%U'",
                         type->tp_name, name);
}

OuObject *ou_type_getattro(OuObject *self, OuObject *name)
{
    OuTypeObject *type = (OuTypeObject *)self;
    OuTypeObject *metatype = Ou_TYPE(self);
    if (!OuUnicode_Check(name)) {
        return OuErr_Format(OuExc_TypeError, "attribute name must be string, not '%.200s'",
                            Ou_TYPE(name)->tp_name);
    }
    if (!(type->tp_flags & OU_TPFLAGS_READY) && OuType_Ready(type) < 0) {
        return NULL;
    }
    /* First: data descriptors of the metatype. */
    OuDescrGetFunc meta_get = NULL;
    OuObject *meta = Ou_XNewRef(ou_type_lookup(metatype, name));
    if (meta != NULL) {
        meta_get = Ou_TYPE(meta)->tp_descr_get;
        if (meta_get != NULL && OuDescr_IsData(meta)) {
            OuObject *result = meta_get(meta, self, (OuObject *)metatype);
            Ou_DecRef(meta);
            return result;
        }
    }
    /* Then: the dicts of the type and its bases. */
    OuObject *attribute = ou_type_lookup(type, name);
    if (attribute != NULL) {
        Ou_IncRef(attribute);
        Ou_XDecRef(meta);
        OuDescrGetFunc get = Ou_TYPE(attribute)->tp_descr_get;
        if (get != NULL) {
            OuObject *result = get(attribute, NULL, self);
            Ou_DecRef(attribute);
            return result;
        }
        return attribute;
    }
    /* Last: other attributes of the metatype. */
    if (meta_get != NULL) {
        OuObject *result = meta_get(meta, self, (OuObject *)metatype);
        Ou_DecRef(meta);
        return result;
    }
    return meta ? meta : no_attribute(type, name);
}

int ou_type_setattro(OuObject *self, OuObject *name, OuObject *value)
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (type->tp_flags & OU_TPFLAGS_IMMUTABLETYPE) {
        ou_err_format(OuExc_TypeError, "cannot set %R attribute of immutable type '%s'", name,
                      type->tp_name);
        return -1;
    }
    if (!OuUnicode_Check(name)) {
        OuErr_Format(OuExc_TypeError, "attribute name must be string, not '%.200s'",
                     Ou_TYPE(name)->tp_name);
        return -1;
    }
    /* Slots are found by identity of the name, so it is interned. */
    OuObject *key = OuUnicode_FromObject(name);
    if (key == NULL) {
        return -1;
    }
    OuUnicode_InternInPlace(&key);
    int result = ou_object_generic_setattr_with_dict(self, key, value, NULL);
    if (result == 0) {
        OuType_Modified(type);
        Ou_ssize_t size = ou_unicode_length(key);
        if (size > 4 && ou_unicode_char(key, 0) == '_' && ou_unicode_char(key, size - 1) == '_') {
            result = ou_update_slot(type, key);
        }
    }
    Ou_DecRef(key);
    return result;
}

/** Lets a class die. CPython: type_dealloc (Objects/typeobject.c). */
static void type_dealloc(OuObject *self)
{
    OuTypeObject *type = (OuTypeObject *)self;
    OuHeapTypeObject *heap = (OuHeapTypeObject *)type;
    OU_ASSERT_OBJECT(self, type->tp_flags & OU_TPFLAGS_HEAPTYPE, "a static type never dies");
    OuObject_GC_UnTrack(self);
    OuErrRecord error;
    OuErr_Fetch(&error);
    OuType_Modified(type);
    ou_type_remove_subclasses(type, type->tp_bases);
    OuErr_Restore(&error);
    OuObject_ClearWeakRefs(self);
    Ou_XDecRef((OuObject *)type->tp_base);
    Ou_XDecRef(type->tp_dict);
    Ou_XDecRef(type->tp_bases);
    Ou_XDecRef(type->tp_mro);
    Ou_XDecRef(type->tp_subclasses);
    Ou_XDecRef(heap->ht_name);
    Ou_XDecRef(heap->ht_qualname);
    Ou_XDecRef(heap->ht_slots);
    if (heap->ht_cached_keys != NULL) {
        ou_dict_keys_decref(heap->ht_cached_keys);
    }
    ou_object_free(self);
}

/** CPython: type_traverse (Objects/typeobject.c). */
static int type_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuTypeObject *type = (OuTypeObject *)self;
    OU_VISIT(type->tp_dict);
    OU_VISIT(type->tp_mro);
    OU_VISIT(type->tp_bases);
    OU_VISIT(type->tp_base);
    /* Subclasses, names and slots cannot be part of a cycle. */
    return 0;
}

/**
 * The dict and the MRO are what ties a class to itself. CPython: type_clear (Objects/typeobject.c).
 */
static int type_clear(OuObject *self)
{
    OuTypeObject *type = (OuTypeObject *)self;
    OuType_Modified(type);
    if (type->tp_dict != NULL) {
        OuDict_Clear(type->tp_dict);
    }
    Ou_Clear(&type->tp_mro);
    return 0;
}

/* ---- methods ------------------------------------------------------------------------------------------ */

/** `type.mro()`: @newref; NULL with an error set. CPython: type_mro_impl (Objects/typeobject.c). */
static OuObject *mro_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return ou_type_mro((OuTypeObject *)self);
}

/**
 * `type.__subclasses__()`: @newref; NULL with an error set. CPython: type___subclasses___impl
 * (Objects/typeobject.c).
 */
static OuObject *subclasses_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return ou_type_subclasses_list((OuTypeObject *)self);
}

/**
 * type.__prepare__ gives an empty dict, whatever the arguments. CPython: type_prepare
 * (Objects/typeobject.c).
 */
static OuObject *prepare_method(OuObject *OU_UNUSED(self), OuObject *OU_UNUSED(args),
                                OuObject *OU_UNUSED(kwargs))
{
    return OuDict_New();
}

/**
 * `type.__instancecheck__()`: @newref; NULL with an error set. Check if an object is an instance.
 * CPython: type___instancecheck___impl (Objects/typeobject.c).
 */
static OuObject *instancecheck_method(OuObject *self, OuObject *instance)
{
    int result = ou_object_real_isinstance(instance, self);
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/**
 * `type.__subclasscheck__()`: @newref; NULL with an error set. Check if a class is a subclass.
 * CPython: type___subclasscheck___impl (Objects/typeobject.c).
 */
static OuObject *subclasscheck_method(OuObject *self, OuObject *derived)
{
    int result = ou_object_real_issubclass(derived, self);
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/**
 * Collects the names of a class and its bases into a dict: 0, or -1. CPython: merge_class_dict
 * (Objects/typeobject.c).
 */
static int merge_class_dict(OuObject *names, OuTypeObject *type)
{
    OuObject *mro = type->tp_mro;
    for (Ou_ssize_t i = mro ? OuTuple_GET_SIZE(mro) - 1 : -1; i >= 0; i--) {
        if (OuDict_Update(names, ((OuTypeObject *)OuTuple_GET_ITEM(mro, i))->tp_dict) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * `type.__dir__()`: @newref; NULL with an error set. Specialized __dir__ implementation for types.
 * CPython: type___dir___impl (Objects/typeobject.c).
 */
static OuObject *dir_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuObject *names = OuDict_New();
    if (names == NULL) {
        return NULL;
    }
    OuObject *result =
        merge_class_dict(names, (OuTypeObject *)self) < 0 ? NULL : OuDict_Keys(names);
    Ou_DecRef(names);
    return result;
}

/** The methods of type. */
static OuMethodDef type_methods[] = {
    {"mro", mro_method, OU_METH_NOARGS, "Return a type's method resolution order."},
    {"__subclasses__", subclasses_method, OU_METH_NOARGS, "Return a list of immediate subclasses."},
    {"__prepare__", OU_CFUNCTION(prepare_method),
     OU_METH_VARARGS | OU_METH_KEYWORDS | OU_METH_CLASS,
     "Used to create the namespace for the class statement"},
    {"__instancecheck__", instancecheck_method, OU_METH_O, "Check if an object is an instance."},
    {"__subclasscheck__", subclasscheck_method, OU_METH_O, "Check if a class is a subclass."},
    {"__dir__", dir_method, OU_METH_NOARGS, "Specialized __dir__ implementation for types."},
    {NULL, NULL, 0, NULL},
};

/** The attributes that are plain fields of type. */
static OuMemberDef type_members[] = {
    {"__basicsize__", OU_T_SSIZET, offsetof(OuTypeObject, tp_basicsize), OU_READONLY, NULL},
    {"__itemsize__", OU_T_SSIZET, offsetof(OuTypeObject, tp_itemsize), OU_READONLY, NULL},
    {"__weakrefoffset__", OU_T_SSIZET, offsetof(OuTypeObject, tp_weaklistoffset), OU_READONLY,
     NULL},
    {"__dictoffset__", OU_T_SSIZET, offsetof(OuTypeObject, tp_dictoffset), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

OuTypeObject OuType_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "type",
    .tp_basicsize = sizeof(OuHeapTypeObject),
    .tp_itemsize = sizeof(OuMemberDef),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE | OU_TPFLAGS_TYPE_SUBCLASS,
    .tp_dealloc = type_dealloc,
    .tp_traverse = type_traverse,
    .tp_clear = type_clear,
    .tp_weaklistoffset = offsetof(OuTypeObject, tp_weaklist),
    .tp_repr = ou_type_repr,
    .tp_call = type_call,
    .tp_getattro = ou_type_getattro,
    .tp_setattro = ou_type_setattro,
    .tp_init = type_init,
    .tp_new = ou_type_new,
    .tp_doc = "type(object) -> the object's type\n"
              "type(name, bases, dict, **kwds) -> a new type",
    .tp_methods = type_methods,
    .tp_members = type_members,
    .tp_getset = ou_type_getsets,
    .tp_dictoffset = offsetof(OuTypeObject, tp_dict),
};
