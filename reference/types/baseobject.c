/* SPDX-License-Identifier: MIT */
/**
 * @file baseobject.c
 * The type `object`: what every object can do if its own type says nothing else.
 */
#include "slots.h"
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/list.h"
#include "ouro/listmethods.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/**
 * Whether object() got arguments that nobody wants: 1 or 0. CPython: excess_args
 * (Objects/typeobject.c).
 */
static int excess_args(OuObject *args, OuObject *kwargs)
{
    return OuTuple_GET_SIZE(args) > 0 || (kwargs && OuDict_GET_SIZE(kwargs) > 0);
}

/**
 * object.__init__ takes arguments only on the way from a class that overrides `__new__` and not
 * `__init__`. CPython: object_init (Objects/typeobject.c).
 */
int ou_object_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuTypeObject *type = Ou_TYPE(self);
    if (!excess_args(args, kwargs)) {
        return 0;
    }
    if (type->tp_init != ou_object_init) {
        OuErr_SetString(OuExc_TypeError, "object.__init__() takes exactly one argument (the "
                                         "instance to initialize)");
        return -1;
    }
    if (type->tp_new == ou_object_new) {
        OuErr_Format(OuExc_TypeError,
                     "%.200s.__init__() takes exactly one argument (the instance to initialize)",
                     type->tp_name);
        return -1;
    }
    return 0;
}

/** The names of a class's abstract methods, sorted, as a list: @newref; NULL with an error set. */
static OuObject *sorted_abstract_methods(OuTypeObject *type)
{
    OuObject *names = OuObject_GetAttr((OuObject *)type, OU_ID(__abstractmethods__));
    OuObject *sorted = names != NULL ? OuSequence_List(names) : NULL;
    Ou_XDecRef(names);
    if (sorted != NULL && OuList_Sort(sorted) < 0) {
        Ou_Clear(&sorted);
    }
    return sorted;
}

/** Says that an abstract class has no instances. NULL always. */
static OuObject *refuse_abstract(OuTypeObject *type)
{
    OuObject *names = sorted_abstract_methods(type);
    OuObject *comma = names != NULL ? OuUnicode_FromString(", ") : NULL;
    OuObject *joined = comma != NULL ? OuUnicode_Join(comma, names) : NULL;
    if (joined != NULL) {
        ou_err_format(OuExc_TypeError,
                      "Can't instantiate abstract class %s with abstract method%s %U",
                      type->tp_name, OuList_Size(names) > 1 ? "s" : "", joined);
    }
    Ou_XDecRef(joined);
    Ou_XDecRef(comma);
    Ou_XDecRef(names);
    return NULL;
}

/** As above, the other way round. CPython: object_new (Objects/typeobject.c). */
OuObject *ou_object_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    if (excess_args(args, kwargs)) {
        if (type->tp_new != ou_object_new) {
            return OuErr_Format(OuExc_TypeError, "object.__new__() takes exactly one argument (the "
                                                 "type to instantiate)");
        }
        if (type->tp_init == ou_object_init) {
            return OuErr_Format(OuExc_TypeError, "%.200s() takes no arguments", type->tp_name);
        }
    }
    if (type->tp_flags & OU_TPFLAGS_IS_ABSTRACT) {
        return refuse_abstract(type);
    }
    OuObject *op = OuType_GenericAlloc(type, 0);
    if (op != NULL && ou_object_initialize_dict(op) < 0) {
        Ou_DecRef(op);
        return NULL;
    }
    return op;
}

/**
 * The death of an object: releases what it owns, then its memory. CPython: object_dealloc
 * (Objects/typeobject.c).
 */
static void object_dealloc(OuObject *self)
{
    ou_object_free(self);
}

/**
 * repr() of an object: @newref; NULL with an error set. CPython: object_repr
 * (Objects/typeobject.c).
 */
static OuObject *object_repr(OuObject *self)
{
    OuTypeObject *type = Ou_TYPE(self);
    OuObject *module = ou_type_module(type);
    OuObject *qualname = OuType_GetQualName(type);
    OuObject *text = NULL;
    if (module == NULL) {
        OuErr_Clear();
    }
    if (qualname != NULL) {
        if (module != NULL && OuUnicode_Check(module) &&
            !ou_unicode_equal_to_ascii(module, "builtins")) {
            text = OuUnicode_FromFormat("<%U.%U object at %p>", module, qualname, (void *)self);
        } else {
            text = OuUnicode_FromFormat("<%s object at %p>", type->tp_name, (void *)self);
        }
    }
    Ou_XDecRef(module);
    Ou_XDecRef(qualname);
    return text;
}

/**
 * str() of an object: @newref; NULL with an error set. CPython: object_str (Objects/typeobject.c).
 */
static OuObject *object_str(OuObject *self)
{
    OuUnaryFunc repr = Ou_TYPE(self)->tp_repr;
    return (repr ? repr : object_repr)(self);
}

/**
 * Compares an object with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: object_richcompare (Objects/typeobject.c).
 */
static OuObject *object_richcompare(OuObject *self, OuObject *other, int operation)
{
    if (operation == OU_EQ && self == other) {
        OU_RETURN_TRUE;
    }
    if (operation != OU_NE || Ou_TYPE(self)->tp_richcompare == NULL) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    /* != is the opposite of ==, unless a type says otherwise. */
    OuObject *equal = Ou_TYPE(self)->tp_richcompare(self, other, OU_EQ);
    if (equal == NULL || equal == Ou_NotImplemented) {
        return equal;
    }
    int truth = OuObject_IsTrue(equal);
    Ou_DecRef(equal);
    return truth < 0 ? NULL : OuBool_FromLong(!truth);
}

/**
 * `__class__` of an object: @newref; NULL with an error set. CPython: object_get_class
 * (Objects/typeobject.c).
 */
static OuObject *get_class(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef((OuObject *)Ou_TYPE(self));
}

/* ---- methods --------------------------------------------------------------------------------------- */

/**
 * `object.__subclasshook__()`: @newref; NULL with an error set. Abstract classes can override this
 * to customize issubclass(). CPython: object_subclasshook (Objects/typeobject.c).
 */
static OuObject *subclasshook_method(OuObject *OU_UNUSED(self), OuObject *OU_UNUSED(args))
{
    OU_RETURN_NOTIMPLEMENTED;
}

/**
 * `object.__init_subclass__()`: @newref; NULL with an error set. This method is called when a class
 * is subclassed. CPython: object_init_subclass (Objects/typeobject.c).
 */
static OuObject *init_subclass_method(OuObject *OU_UNUSED(self), OuObject *OU_UNUSED(args))
{
    OU_RETURN_NONE;
}

/**
 * `object.__format__()`: @newref; NULL with an error set. Default object formatter. CPython:
 * object___format___impl (Objects/typeobject.c).
 */
static OuObject *format_method(OuObject *self, OuObject *spec)
{
    if (!OuUnicode_Check(spec)) {
        return OuErr_Format(OuExc_TypeError, "__format__() argument must be str, not %.50s",
                            Ou_TYPE(spec)->tp_name);
    }
    if (ou_unicode_length(spec) > 0) {
        return OuErr_Format(OuExc_TypeError,
                            "unsupported format string passed to %.200s.__format__",
                            Ou_TYPE(self)->tp_name);
    }
    return OuObject_Str(self);
}

/**
 * `object.__sizeof__()`: @newref; NULL with an error set. Size of object in memory, in bytes.
 * CPython: object___sizeof___impl (Objects/typeobject.c).
 */
static OuObject *sizeof_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuTypeObject *type = Ou_TYPE(self);
    Ou_ssize_t size = type->tp_basicsize;
    if (type->tp_itemsize > 0) {
        size += Ou_SIZE(self) * type->tp_itemsize;
    }
    return OuLong_FromSsize_t(size);
}

/**
 * Adds the names of a class and all its bases to a dict: 0, or -1. CPython: merge_class_dict
 * (Objects/typeobject.c).
 */
static int merge_class(OuObject *names, OuObject *cls)
{
    OuObject *dict;
    if (OuObject_LookupAttr(cls, OU_ID(__dict__), &dict) < 0) {
        return -1;
    }
    int result = dict ? OuDict_Update(names, dict) : 0;
    Ou_XDecRef(dict);
    OuObject *bases = NULL;
    if (result < 0 || OuObject_LookupAttr(cls, OU_ID(__bases__), &bases) < 0) {
        return -1;
    }
    Ou_ssize_t size = bases && OuTuple_Check(bases) ? OuTuple_GET_SIZE(bases) : 0;
    for (Ou_ssize_t i = 0; i < size && result == 0; i++) {
        result = merge_class(names, OuTuple_GET_ITEM(bases, i));
    }
    Ou_XDecRef(bases);
    return result;
}

/**
 * `object.__dir__()`: @newref; NULL with an error set. Default dir() implementation. CPython:
 * object___dir___impl (Objects/typeobject.c).
 */
static OuObject *dir_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuObject *dict;
    if (OuObject_LookupAttr(self, OU_ID(__dict__), &dict) < 0) {
        return NULL;
    }
    OuObject *names = dict && OuDict_Check(dict) ? OuDict_Copy(dict) : OuDict_New();
    Ou_XDecRef(dict);
    OuObject *cls = NULL;
    OuObject *result = NULL;
    if (names != NULL && OuObject_LookupAttr(self, OU_ID(__class__), &cls) >= 0 &&
        (cls == NULL || merge_class(names, cls) == 0)) {
        result = OuDict_Keys(names);
    }
    Ou_XDecRef(cls);
    Ou_XDecRef(names);
    return result;
}

/** The methods of an object. */
static OuMethodDef object_methods[] = {
    {"__subclasshook__", subclasshook_method, OU_METH_CLASS | OU_METH_VARARGS,
     "Abstract classes can override this to customize issubclass()."},
    {"__init_subclass__", init_subclass_method, OU_METH_CLASS | OU_METH_NOARGS,
     "This method is called when a class is subclassed."},
    {"__format__", format_method, OU_METH_O, "Default object formatter."},
    {"__sizeof__", sizeof_method, OU_METH_NOARGS, "Size of object in memory, in bytes."},
    {"__dir__", dir_method, OU_METH_NOARGS, "Default dir() implementation."},
    {NULL, NULL, 0, NULL},
};

/** The attributes computed by functions of an object. */
static OuGetSetDef object_getsets[] = {
    {"__class__", get_class, ou_object_set_class, "the object's class", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuBaseObject_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "object",
    .tp_basicsize = sizeof(OuObject),
    .tp_flags = OU_TPFLAGS_BASETYPE,
    .tp_dealloc = object_dealloc,
    .tp_repr = object_repr,
    .tp_hash = ou_object_hash,
    .tp_str = object_str,
    .tp_getattro = OuObject_GenericGetAttr,
    .tp_setattro = OuObject_GenericSetAttr,
    .tp_richcompare = object_richcompare,
    .tp_init = ou_object_init,
    .tp_new = ou_object_new,
    .tp_doc = "The base class of the class hierarchy.\n\n"
              "When called, it accepts no arguments and returns a new featureless\n"
              "instance that has no instance attributes and cannot be given any.\n",
    .tp_methods = object_methods,
    .tp_getset = object_getsets,
};
