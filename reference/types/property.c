/* SPDX-License-Identifier: MIT */
/**
 * @file property.c
 * property: an attribute that calls functions when it is read, set or deleted.
 */
#include "descrinternal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** CPython: propertyobject (Objects/descrobject.c). All owned, or NULL. */
typedef struct PropertyObject {
    OuObject ob_base;    /**< the head of every object */
    OuObject *prop_get;  /**< owned, or NULL */
    OuObject *prop_set;  /**< owned, or NULL */
    OuObject *prop_del;  /**< owned, or NULL */
    OuObject *prop_doc;  /**< owned, or NULL */
    OuObject *prop_name; /**< the name in the class, by `__set_name__` */
    int getter_doc;      /**< 1: the doc is the getter's */
} PropertyObject;

/**
 * The death of a property: releases what it owns, then its memory. CPython: property_dealloc
 * (Objects/descrobject.c).
 */
static void property_dealloc(OuObject *self)
{
    PropertyObject *prop = (PropertyObject *)self;
    OuObject_GC_UnTrack(self);
    Ou_XDecRef(prop->prop_get);
    Ou_XDecRef(prop->prop_set);
    Ou_XDecRef(prop->prop_del);
    Ou_XDecRef(prop->prop_doc);
    Ou_XDecRef(prop->prop_name);
    ou_object_free(self);
}

/**
 * Shows the collector every reference that a property owns; 0, or what `visit` returned. CPython:
 * property_traverse (Objects/descrobject.c).
 */
static int property_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    PropertyObject *prop = (PropertyObject *)self;
    OU_VISIT(prop->prop_get);
    OU_VISIT(prop->prop_set);
    OU_VISIT(prop->prop_del);
    OU_VISIT(prop->prop_doc);
    OU_VISIT(prop->prop_name);
    return 0;
}

/**
 * Lets go of what ties a property into a cycle; the collector calls it on garbage. Returns 0.
 * CPython: property_clear (Objects/descrobject.c).
 */
static int property_clear(OuObject *self)
{
    Ou_Clear(&((PropertyObject *)self)->prop_doc);
    return 0;
}

/** AttributeError "property 'x' of 'C' object has no setter". */
static void no_function(PropertyObject *prop, OuObject *op, const char *what)
{
    OuObject *qualname = OuType_GetQualName(Ou_TYPE(op));
    if (qualname == NULL) {
        return;
    }
    if (prop->prop_name != NULL) {
        ou_err_format(OuExc_AttributeError, "property %R of %R object has no %s", prop->prop_name,
                      qualname, what);
    } else {
        ou_err_format(OuExc_AttributeError, "property of %R object has no %s", qualname, what);
    }
    Ou_DecRef(qualname);
}

/**
 * What reading a property through an instance or a class gives: @newref; NULL with an error set.
 * CPython: property_descr_get (Objects/descrobject.c).
 */
static OuObject *property_descr_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    PropertyObject *prop = (PropertyObject *)self;
    if (op == NULL || op == Ou_None) {
        return Ou_NewRef(self);
    }
    if (prop->prop_get == NULL) {
        no_function(prop, op, "getter");
        return NULL;
    }
    return OuObject_CallOneArg(prop->prop_get, op);
}

/**
 * Sets the attribute behind a property, or deletes it where that is allowed (`value` NULL): 0; -1
 * with an error set. CPython: property_descr_set (Objects/descrobject.c).
 */
static int property_descr_set(OuObject *self, OuObject *op, OuObject *value)
{
    PropertyObject *prop = (PropertyObject *)self;
    OuObject *func = value ? prop->prop_set : prop->prop_del;
    if (func == NULL) {
        no_function(prop, op, value ? "setter" : "deleter");
        return -1;
    }
    OuObject *result =
        value ? OuObject_CallFunctionObjArgs(func, op, value, NULL) : OuObject_CallOneArg(func, op);
    if (result == NULL) {
        return -1;
    }
    Ou_DecRef(result);
    return 0;
}

/** Takes the doc from the getter: 0, or -1. */
static int take_getter_doc(PropertyObject *prop, OuObject *self)
{
    OuObject *doc;
    if (OuObject_LookupAttr(prop->prop_get, OU_ID(__doc__), &doc) < 0) {
        return -1;
    }
    if (doc == NULL) {
        return 0;
    }
    prop->getter_doc = 1;
    if (Ou_TYPE(self) == &OuProperty_Type) {
        Ou_XSetRef(&prop->prop_doc, doc);
        return 0;
    }
    /* A derived class has a `__doc__` of its own, which would hide this one. */
    int result = OuObject_SetAttr(self, OU_ID(__doc__), doc);
    Ou_DecRef(doc);
    return result;
}

/**
 * Reads the arguments of a call into a property: 0; -1 with an error set. CPython:
 * property_init_impl (Objects/descrobject.c).
 */
static int property_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"fget", "fset", "fdel", "doc", NULL};
    PropertyObject *prop = (PropertyObject *)self;
    OuObject *get = NULL;
    OuObject *set = NULL;
    OuObject *del = NULL;
    OuObject *doc = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|OOOO:property", keywords, &get, &set, &del,
                                     &doc)) {
        return -1;
    }
    Ou_StoreRef(&prop->prop_get, get == Ou_None ? NULL : get);
    Ou_StoreRef(&prop->prop_set, set == Ou_None ? NULL : set);
    Ou_StoreRef(&prop->prop_del, del == Ou_None ? NULL : del);
    Ou_StoreRef(&prop->prop_doc, doc);
    Ou_Clear(&prop->prop_name);
    prop->getter_doc = 0;
    if ((doc == NULL || doc == Ou_None) && prop->prop_get != NULL) {
        return take_getter_doc(prop, self);
    }
    return 0;
}

/**
 * A property like this one with other functions; NULL keeps the old one. CPython: property_copy
 * (Objects/descrobject.c).
 */
static OuObject *property_copy(OuObject *self, OuObject *get, OuObject *set, OuObject *del)
{
    PropertyObject *prop = (PropertyObject *)self;
    OuObject *functions[] = {get ? get : prop->prop_get, set ? set : prop->prop_set,
                             del ? del : prop->prop_del};
    for (int i = 0; i < 3; i++) {
        functions[i] = functions[i] ? functions[i] : Ou_None;
    }
    int from_getter = prop->getter_doc && functions[0] != Ou_None;
    OuObject *doc = !from_getter && prop->prop_doc ? prop->prop_doc : Ou_None;
    OuObject *copy = OuObject_CallFunctionObjArgs((OuObject *)Ou_TYPE(self), functions[0],
                                                  functions[1], functions[2], doc, NULL);
    if (copy != NULL && OuObject_TypeCheck(copy, &OuProperty_Type)) {
        Ou_StoreRef(&((PropertyObject *)copy)->prop_name, prop->prop_name);
    }
    return copy;
}

/**
 * `property.getter()`: @newref; NULL with an error set. CPython: property_getter
 * (Objects/descrobject.c).
 */
static OuObject *getter_method(OuObject *self, OuObject *func)
{
    return property_copy(self, func, NULL, NULL);
}

/**
 * `property.setter()`: @newref; NULL with an error set. CPython: property_setter
 * (Objects/descrobject.c).
 */
static OuObject *setter_method(OuObject *self, OuObject *func)
{
    return property_copy(self, NULL, func, NULL);
}

/**
 * `property.deleter()`: @newref; NULL with an error set. CPython: property_deleter
 * (Objects/descrobject.c).
 */
static OuObject *deleter_method(OuObject *self, OuObject *func)
{
    return property_copy(self, NULL, NULL, func);
}

/**
 * `property.__set_name__()`: @newref; NULL with an error set. Method to set name of a property.
 * CPython: property_set_name (Objects/descrobject.c).
 */
static OuObject *set_name_method(OuObject *self, OuObject *args)
{
    if (OuTuple_GET_SIZE(args) != 2) {
        return OuErr_Format(OuExc_TypeError,
                            "__set_name__() takes 2 positional arguments but %td were given",
                            OuTuple_GET_SIZE(args));
    }
    Ou_StoreRef(&((PropertyObject *)self)->prop_name, OuTuple_GET_ITEM(args, 1));
    OU_RETURN_NONE;
}

/**
 * `__isabstractmethod__` of a property, true if one of its functions is abstract: @newref; NULL with
 * an error set. CPython: property_get___isabstractmethod__ (Objects/descrobject.c).
 */
static OuObject *get_isabstractmethod(OuObject *self, void *OU_UNUSED(closure))
{
    PropertyObject *prop = (PropertyObject *)self;
    OuObject *functions[] = {prop->prop_get, prop->prop_set, prop->prop_del};
    int abstract = 0;
    for (int i = 0; i < 3 && abstract == 0; i++) {
        abstract = ou_is_abstract(functions[i]);
    }
    return abstract < 0 ? NULL : OuBool_FromLong(abstract);
}

/** The attributes computed by functions of a property. */
static OuGetSetDef property_getsets[] = {
    {"__isabstractmethod__", get_isabstractmethod, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The methods of a property. */
static OuMethodDef property_methods[] = {
    {"getter", getter_method, OU_METH_O,
     "Descriptor to obtain a copy of the property with a "
     "different getter."},
    {"setter", setter_method, OU_METH_O,
     "Descriptor to obtain a copy of the property with a "
     "different setter."},
    {"deleter", deleter_method, OU_METH_O,
     "Descriptor to obtain a copy of the property with a "
     "different deleter."},
    {"__set_name__", set_name_method, OU_METH_VARARGS, "Method to set name of a property."},
    {NULL, NULL, 0, NULL},
};

/** The attributes that are plain fields of a property. */
static OuMemberDef property_members[] = {
    {"fget", OU_T_OBJECT, offsetof(PropertyObject, prop_get), OU_READONLY, NULL},
    {"fset", OU_T_OBJECT, offsetof(PropertyObject, prop_set), OU_READONLY, NULL},
    {"fdel", OU_T_OBJECT, offsetof(PropertyObject, prop_del), OU_READONLY, NULL},
    {"__doc__", OU_T_OBJECT, offsetof(PropertyObject, prop_doc), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

OuTypeObject OuProperty_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "property",
    .tp_basicsize = sizeof(PropertyObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = property_dealloc,
    .tp_traverse = property_traverse,
    .tp_clear = property_clear,
    .tp_descr_get = property_descr_get,
    .tp_descr_set = property_descr_set,
    .tp_init = property_init,
    .tp_new = OuType_GenericNew,
    .tp_doc = "Property attribute.",
    .tp_methods = property_methods,
    .tp_members = property_members,
    .tp_getset = property_getsets,
};
