/* SPDX-License-Identifier: MIT */
/**
 * @file type_attrs.c
 * The attributes of types: `__name__`, `__bases__`, `__module__`, `__dict__` ...
 */
#include "slots.h"
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/ids.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

/** Whether a program made the class: 1 or 0. Only such classes can be changed. */
static int is_heap(OuTypeObject *type)
{
    return (type->tp_flags & OU_TPFLAGS_HEAPTYPE) != 0;
}

const char *ou_type_name(const OuTypeObject *type)
{
    if (type->tp_flags & OU_TPFLAGS_HEAPTYPE) {
        return type->tp_name; /* a program may have put a dot in it */
    }
    const char *dot = strrchr(type->tp_name, '.');
    return dot ? dot + 1 : type->tp_name;
}

OuObject *OuType_GetName(OuTypeObject *type)
{
    return is_heap(type) ? Ou_NewRef(((OuHeapTypeObject *)type)->ht_name)
                         : OuUnicode_InternFromString(ou_type_name(type));
}

OuObject *OuType_GetQualName(OuTypeObject *type)
{
    return is_heap(type) ? Ou_NewRef(((OuHeapTypeObject *)type)->ht_qualname)
                         : OuUnicode_InternFromString(ou_type_name(type));
}

OuObject *ou_type_module(OuTypeObject *type)
{
    if (is_heap(type)) {
        OuObject *module =
            type->tp_dict ? OuDict_GetItemWithError(type->tp_dict, OU_ID(__module__)) : NULL;
        if (module == NULL && !OuErr_Occurred()) {
            OuErr_SetObject(OuExc_AttributeError, OU_ID(__module__));
        }
        return Ou_XNewRef(module);
    }
    const char *dot = strrchr(type->tp_name, '.');
    if (dot == NULL) {
        return OuUnicode_InternFromString("builtins");
    }
    OuObject *module = OuUnicode_FromStringAndSize(type->tp_name, dot - type->tp_name);
    if (module != NULL) {
        OuUnicode_InternInPlace(&module);
    }
    return module;
}

OuObject *ou_type_full_name(OuTypeObject *type)
{
    OuObject *module = ou_type_module(type);
    if (module == NULL) {
        OuErr_Clear();
    }
    OuObject *qualname = OuType_GetQualName(type);
    OuObject *result = NULL;
    if (qualname != NULL) {
        if (module != NULL && OuUnicode_Check(module) &&
            !ou_unicode_equal_to_ascii(module, "builtins")) {
            result = OuUnicode_FromFormat("%U.%U", module, qualname);
        } else {
            result = Ou_NewRef(qualname);
        }
    }
    Ou_XDecRef(module);
    Ou_XDecRef(qualname);
    return result;
}

OuObject *ou_type_repr(OuObject *self)
{
    OuObject *name = ou_type_full_name((OuTypeObject *)self);
    if (name == NULL) {
        return NULL;
    }
    OuObject *text = OuUnicode_FromFormat("<class '%U'>", name);
    Ou_DecRef(name);
    return text;
}

/**
 * Whether a special attribute may be set: 1, or 0 with TypeError set. CPython:
 * check_set_special_type_attr (Objects/typeobject.c).
 */
static int check_set_special(OuTypeObject *type, OuObject *value, const char *name)
{
    if (type->tp_flags & OU_TPFLAGS_IMMUTABLETYPE) {
        OuErr_Format(OuExc_TypeError, "cannot set '%s' attribute of immutable type '%s'", name,
                     type->tp_name);
        return 0;
    }
    if (value == NULL) {
        OuErr_Format(OuExc_TypeError, "cannot delete '%s' attribute of immutable type '%s'", name,
                     type->tp_name);
        return 0;
    }
    return 1;
}

/** `__name__` of a class: @newref; NULL with an error set. */
static OuObject *get_name(OuObject *self, void *OU_UNUSED(closure))
{
    return OuType_GetName((OuTypeObject *)self);
}

/**
 * Sets `__name__` of a class, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: type_set_name (Objects/typeobject.c).
 */
static int set_name(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (!check_set_special(type, value, "__name__")) {
        return -1;
    }
    if (!OuUnicode_Check(value)) {
        OuErr_Format(OuExc_TypeError, "can only assign string to %s.__name__, not '%s'",
                     type->tp_name, Ou_TYPE(value)->tp_name);
        return -1;
    }
    Ou_ssize_t size;
    const char *text = OuUnicode_AsUTF8AndSize(value, &size);
    if (text == NULL) {
        return -1;
    }
    if (strlen(text) != (size_t)size) {
        OuErr_SetString(OuExc_ValueError, "type name must not contain null characters");
        return -1;
    }
    type->tp_name = text;
    Ou_StoreRef(&((OuHeapTypeObject *)type)->ht_name, value);
    return 0;
}

/** `__qualname__` of a class: @newref; NULL with an error set. */
static OuObject *get_qualname(OuObject *self, void *OU_UNUSED(closure))
{
    return OuType_GetQualName((OuTypeObject *)self);
}

/**
 * Sets `__qualname__` of a class, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: type_set_qualname (Objects/typeobject.c).
 */
static int set_qualname(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (!check_set_special(type, value, "__qualname__")) {
        return -1;
    }
    if (!OuUnicode_Check(value)) {
        OuErr_Format(OuExc_TypeError, "can only assign string to %s.__qualname__, not '%s'",
                     type->tp_name, Ou_TYPE(value)->tp_name);
        return -1;
    }
    Ou_StoreRef(&((OuHeapTypeObject *)type)->ht_qualname, value);
    return 0;
}

/** `__module__` of a class: @newref; NULL with an error set. */
static OuObject *get_module(OuObject *self, void *OU_UNUSED(closure))
{
    return ou_type_module((OuTypeObject *)self);
}

/**
 * Sets `__module__` of a class, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: type_set_module (Objects/typeobject.c).
 */
static int set_module(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (!check_set_special(type, value, "__module__")) {
        return -1;
    }
    OuType_Modified(type);
    return OuDict_SetItem(type->tp_dict, OU_ID(__module__), value);
}

/**
 * `__bases__` of a class: @newref; NULL with an error set. CPython: type_get_bases
 * (Objects/typeobject.c).
 */
static OuObject *get_bases(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *bases = ((OuTypeObject *)self)->tp_bases;
    return Ou_NewRef(bases ? bases : Ou_None);
}

/** Checks the new bases of a class: the best one, or NULL with an error set. */
static OuTypeObject *check_bases(OuTypeObject *type, OuObject *value)
{
    if (!OuTuple_Check(value)) {
        return OuErr_Format(OuExc_TypeError, "can only assign tuple to %s.__bases__, not %s",
                            type->tp_name, Ou_TYPE(value)->tp_name);
    }
    if (OuTuple_GET_SIZE(value) == 0) {
        return OuErr_Format(OuExc_TypeError,
                            "can only assign non-empty tuple to %s.__bases__, not ()",
                            type->tp_name);
    }
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(value); i++) {
        OuObject *base = OuTuple_GET_ITEM(value, i);
        if (!OuType_Check(base)) {
            return OuErr_Format(OuExc_TypeError, "%s.__bases__ must be tuple of classes, not '%s'",
                                type->tp_name, Ou_TYPE(base)->tp_name);
        }
        if (OuType_IsSubtype((OuTypeObject *)base, type)) {
            return OuErr_Format(OuExc_TypeError, "a __bases__ item causes an inheritance cycle");
        }
    }
    OuTypeObject *best = ou_type_best_base(value);
    if (best == NULL || !ou_type_compatible_for_assignment(type->tp_base, best, "__bases__")) {
        return NULL;
    }
    return best;
}

/**
 * Computes the MRO of a type and all below it anew: 0, or -1. CPython: mro_hierarchy
 * (Objects/typeobject.c).
 */
static int mro_hierarchy(OuTypeObject *type)
{
    if (ou_type_mro_internal(type, NULL) < 0) {
        return -1;
    }
    OuObject *subclasses = ou_type_subclasses_list(type);
    if (subclasses == NULL) {
        return -1;
    }
    int result = 0;
    for (Ou_ssize_t i = 0; i < OuList_Size(subclasses) && result == 0; i++) {
        result = mro_hierarchy((OuTypeObject *)OuList_GetItem(subclasses, i));
    }
    Ou_DecRef(subclasses);
    return result;
}

/** Puts the old bases back after a failure; the error stays. */
static void restore_bases(OuTypeObject *type, OuObject *bases, OuTypeObject *base)
{
    OuErrRecord error;
    OuErr_Fetch(&error);
    Ou_XSetRef(&type->tp_bases, bases);
    OuTypeObject *fresh = type->tp_base;
    type->tp_base = base;
    Ou_DecRef((OuObject *)fresh);
    if (mro_hierarchy(type) < 0) {
        OuErr_Clear();
    }
    OuErr_Restore(&error);
}

/**
 * Sets `__bases__` of a class, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: type_set_bases (Objects/typeobject.c).
 */
static int set_bases(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (!check_set_special(type, value, "__bases__")) {
        return -1;
    }
    OuTypeObject *best = check_bases(type, value);
    if (best == NULL) {
        return -1;
    }
    OuObject *old_bases = type->tp_bases;
    OuTypeObject *old_base = type->tp_base;
    type->tp_bases = Ou_NewRef(value);
    type->tp_base = (OuTypeObject *)Ou_NewRef((OuObject *)best);
    if (mro_hierarchy(type) < 0) {
        restore_bases(type, old_bases, old_base);
        return -1;
    }
    ou_type_remove_subclasses(type, old_bases);
    int result = 0;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(value) && result == 0; i++) {
        result = ou_type_add_subclass((OuTypeObject *)OuTuple_GET_ITEM(value, i), type);
    }
    if (result == 0) {
        result = ou_update_all_slots(type);
    }
    Ou_DecRef(old_bases);
    Ou_DecRef((OuObject *)old_base);
    return result;
}

/** `__dict__` of a class: @newref; NULL with an error set. */
static OuObject *get_dict(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *dict = ((OuTypeObject *)self)->tp_dict;
    return dict ? OuDictProxy_New(dict) : Ou_NewRef(Ou_None);
}

/**
 * `__doc__` of a class: @newref; NULL with an error set. CPython: type_get_doc
 * (Objects/typeobject.c).
 */
static OuObject *get_doc(OuObject *self, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    OuObject *doc = OuDict_GetItemWithError(type->tp_dict, OU_ID(__doc__));
    if (doc == NULL) {
        return OuErr_Occurred() ? NULL : Ou_NewRef(Ou_None);
    }
    OuDescrGetFunc get = Ou_TYPE(doc)->tp_descr_get;
    return get ? get(doc, NULL, self) : Ou_NewRef(doc);
}

/**
 * Sets `__doc__` of a class, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: type_set_doc (Objects/typeobject.c).
 */
static int set_doc(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (!check_set_special(type, value, "__doc__")) {
        return -1;
    }
    OuType_Modified(type);
    return OuDict_SetItem(type->tp_dict, OU_ID(__doc__), value);
}

/**
 * `__annotations__` of a class, an empty dict at first. CPython: type_get_annotations
 * (Objects/typeobject.c).
 */
static OuObject *get_annotations(OuObject *self, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (!is_heap(type)) {
        return OuErr_Format(OuExc_AttributeError, "type object '%s' has no attribute '%s'",
                            type->tp_name, "__annotations__");
    }
    OuObject *annotations = OuDict_GetItemWithError(type->tp_dict, OU_ID(__annotations__));
    if (annotations != NULL || OuErr_Occurred()) {
        return Ou_XNewRef(annotations);
    }
    annotations = OuDict_New();
    if (annotations != NULL &&
        OuDict_SetItem(type->tp_dict, OU_ID(__annotations__), annotations) < 0) {
        Ou_Clear(&annotations);
    }
    OuType_Modified(type);
    return annotations;
}

/**
 * Sets `__annotations__` of a class, or deletes it where that is allowed (`value` NULL): 0; -1 with
 * an error set. CPython: type_set_annotations (Objects/typeobject.c).
 */
static int set_annotations(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (type->tp_flags & OU_TPFLAGS_IMMUTABLETYPE) {
        OuErr_Format(OuExc_TypeError,
                     "cannot set '__annotations__' attribute of immutable type '%s'",
                     type->tp_name);
        return -1;
    }
    OuType_Modified(type);
    if (value != NULL) {
        return OuDict_SetItem(type->tp_dict, OU_ID(__annotations__), value);
    }
    if (OuDict_DelItem(type->tp_dict, OU_ID(__annotations__)) < 0) {
        if (OuErr_ExceptionMatches(OuExc_KeyError)) {
            OuErr_SetString(OuExc_AttributeError, "__annotations__");
        }
        return -1;
    }
    return 0;
}

/**
 * `__abstractmethods__` of a class, which `type` itself does not have: @newref; NULL with an error
 * set. CPython: type_abstractmethods (Objects/typeobject.c).
 */
static OuObject *get_abstractmethods(OuObject *self, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    OuObject *names = NULL;
    if (type != &OuType_Type) {
        names = OuDict_GetItemWithError(type->tp_dict, OU_ID(__abstractmethods__));
    }
    if (names == NULL && !OuErr_Occurred()) {
        OuErr_SetObject(OuExc_AttributeError, OU_ID(__abstractmethods__));
    }
    return Ou_XNewRef(names);
}

/** Deletes `__abstractmethods__` of a class: 0; -1 with an error set. */
static int delete_abstractmethods(OuTypeObject *type)
{
    int result = OuDict_DelItem(type->tp_dict, OU_ID(__abstractmethods__));
    if (result < 0 && OuErr_ExceptionMatches(OuExc_KeyError)) {
        OuErr_SetObject(OuExc_AttributeError, OU_ID(__abstractmethods__));
    }
    return result;
}

/**
 * Sets `__abstractmethods__` of a class, or deletes it (`value` NULL): 0; -1 with an error set. The
 * class is abstract from now on if the value is true. CPython: type_set_abstractmethods
 * (Objects/typeobject.c).
 */
static int set_abstractmethods(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *type = (OuTypeObject *)self;
    int abstract = value != NULL ? OuObject_IsTrue(value) : 0;
    if (abstract < 0) {
        return -1;
    }
    int result = value != NULL ? OuDict_SetItem(type->tp_dict, OU_ID(__abstractmethods__), value)
                               : delete_abstractmethods(type);
    if (result == 0) {
        OuType_Modified(type);
        type->tp_flags &= ~OU_TPFLAGS_IS_ABSTRACT;
        type->tp_flags |= abstract ? OU_TPFLAGS_IS_ABSTRACT : 0;
    }
    return result;
}

/** `__base__` of a class: @newref; NULL with an error set. */
static OuObject *get_base(OuObject *self, void *OU_UNUSED(closure))
{
    OuTypeObject *base = ((OuTypeObject *)self)->tp_base;
    return Ou_NewRef(base ? (OuObject *)base : Ou_None);
}

/** `__mro__` of a class: @newref; NULL with an error set. */
static OuObject *get_mro(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *mro = ((OuTypeObject *)self)->tp_mro;
    return Ou_NewRef(mro ? mro : Ou_None);
}

/** The attributes computed by functions of a class. */
OuGetSetDef ou_type_getsets[] = {
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"__bases__", get_bases, set_bases, NULL, NULL},
    {"__base__", get_base, NULL, NULL, NULL},
    {"__mro__", get_mro, NULL, NULL, NULL},
    {"__module__", get_module, set_module, NULL, NULL},
    {"__abstractmethods__", get_abstractmethods, set_abstractmethods, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
