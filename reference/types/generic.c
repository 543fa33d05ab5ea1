/* SPDX-License-Identifier: MIT */
/**
 * @file generic.c
 * Attribute access as most objects have it.
 *
 * The order: a data descriptor of the type (it has `__set__` or `__delete__`), then the instance's
 * own attributes, then any other descriptor or value of the type. The instance's own attributes are
 * inline values or a dict.
 */
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

/** TypeError for a name that is no str: 1 when it is one, else 0. */
static int check_name(OuObject *name)
{
    if (OuUnicode_Check(name)) {
        return 1;
    }
    OuErr_Format(OuExc_TypeError, "attribute name must be string, not '%.200s'",
                 Ou_TYPE(name)->tp_name);
    return 0;
}

/** Forgets an AttributeError if asked to; gives NULL. */
static OuObject *not_found(int suppress)
{
    if (suppress && OuErr_ExceptionMatches(OuExc_AttributeError)) {
        OuErr_Clear();
    }
    return NULL;
}

/** Where the dict of an object is, with inline values left alone: NULL when it has none. */
static OuObject **dict_place(OuObject *op)
{
    return OuType_HasFeature(Ou_TYPE(op), OU_TPFLAGS_MANAGED_DICT)
               ? ou_object_managed_dict_pointer(op)
               : ou_object_computed_dict_pointer(op);
}

/** The inline values of an object, or NULL. */
static OuDictValues *inline_values(OuObject *op)
{
    return OuType_HasFeature(Ou_TYPE(op), OU_TPFLAGS_MANAGED_DICT) ? *ou_object_values_pointer(op)
                                                                   : NULL;
}

/** An attribute of the instance itself: new, or NULL, perhaps with an error set. */
static OuObject *own_attribute(OuObject *op, OuObject *name, OuObject *dict)
{
    if (dict == NULL) {
        OuDictValues *values = inline_values(op);
        if (values != NULL && OuUnicode_CheckExact(name)) {
            return ou_object_get_instance_attribute(op, values, name);
        }
        OuObject **place = values ? ou_object_get_dict_ptr(op) : dict_place(op);
        dict = place ? *place : NULL;
        if (dict == NULL) {
            return NULL;
        }
    }
    Ou_IncRef(dict);
    OuObject *found = Ou_XNewRef(OuDict_GetItemWithError(dict, name));
    Ou_DecRef(dict);
    return found;
}

OuObject *ou_object_generic_getattr_with_dict(OuObject *op, OuObject *name, OuObject *dict,
                                              int suppress)
{
    if (!check_name(name)) {
        return NULL;
    }
    OuTypeObject *type = Ou_TYPE(op);
    OuDescrGetFunc get = NULL;
    OuObject *result;
    OuObject *descr = ou_type_lookup(type, name);
    if (descr != NULL) {
        Ou_IncRef(descr);
        get = Ou_TYPE(descr)->tp_descr_get;
        if (get != NULL && OuDescr_IsData(descr)) {
            result = get(descr, op, (OuObject *)Ou_TYPE(op));
            Ou_DecRef(descr);
            return result ? result : not_found(suppress);
        }
    }
    result = own_attribute(op, name, dict);
    if (result == NULL && OuErr_Occurred()) {
        not_found(suppress);
        if (OuErr_Occurred()) {
            Ou_XDecRef(descr);
            return NULL;
        }
    }
    if (result != NULL) {
        Ou_XDecRef(descr);
        return result;
    }
    if (get != NULL) {
        result = get(descr, op, (OuObject *)Ou_TYPE(op));
        Ou_DecRef(descr);
        return result ? result : not_found(suppress);
    }
    if (descr == NULL && !suppress) {
        ou_err_format(OuExc_AttributeError, "'%.50s' object has no attribute '%U'", type->tp_name,
                      name);
        ou_set_attribute_error_context(op, name);
    }
    return descr;
}

OuObject *OuObject_GenericGetAttr(OuObject *op, OuObject *name)
{
    return ou_object_generic_getattr_with_dict(op, name, NULL, 0);
}

/** Stores an attribute where the instance keeps its own: 0, or -1. */
static int store_own(OuObject *op, OuObject *name, OuObject *value, OuObject *descr)
{
    OuTypeObject *type = Ou_TYPE(op);
    OuDictValues *values = inline_values(op);
    if (values != NULL) {
        return ou_object_store_instance_attribute(op, values, name, value);
    }
    OuObject **place = dict_place(op);
    if (place != NULL) {
        return ou_object_dict_set_item(type, place, name, value);
    }
    if (descr == NULL) {
        ou_err_format(OuExc_AttributeError, "'%.100s' object has no attribute '%U'", type->tp_name,
                      name);
    } else {
        ou_err_format(OuExc_AttributeError, "'%.50s' object attribute '%U' is read-only",
                      type->tp_name, name);
    }
    return -1;
}

int ou_object_generic_setattr_with_dict(OuObject *op, OuObject *name, OuObject *value,
                                        OuObject *dict)
{
    if (!check_name(name)) {
        return -1;
    }
    Ou_IncRef(name);
    int result;
    OuObject *descr = Ou_XNewRef(ou_type_lookup(Ou_TYPE(op), name));
    OuDescrSetFunc set = descr ? Ou_TYPE(descr)->tp_descr_set : NULL;
    if (set != NULL) {
        result = set(descr, op, value);
    } else {
        if (dict != NULL) {
            Ou_IncRef(dict);
            result = value ? OuDict_SetItem(dict, name, value) : OuDict_DelItem(dict, name);
            Ou_DecRef(dict);
        } else {
            result = store_own(op, name, value, descr);
        }
        if (result < 0 && OuErr_ExceptionMatches(OuExc_KeyError)) {
            ou_err_format(OuExc_AttributeError,
                          OuType_Check(op) ? "type object '%.50s' has no attribute '%U'"
                                           : "'%.100s' object has no attribute '%U'",
                          OuType_Check(op) ? ((OuTypeObject *)op)->tp_name : Ou_TYPE(op)->tp_name,
                          name);
        }
    }
    Ou_XDecRef(descr);
    Ou_DecRef(name);
    return result;
}

int OuObject_GenericSetAttr(OuObject *op, OuObject *name, OuObject *value)
{
    return ou_object_generic_setattr_with_dict(op, name, value, NULL);
}

int ou_object_get_method(OuObject *op, OuObject *name, OuObject **method)
{
    OuTypeObject *type = Ou_TYPE(op);
    *method = NULL;
    if (!ou_type_has_generic_getattr(type) || !OuUnicode_CheckExact(name)) {
        *method = OuObject_GetAttr(op, name);
        return 0;
    }
    OuObject *descr = Ou_XNewRef(ou_type_lookup(type, name));
    if (descr == NULL || !OuType_HasFeature(Ou_TYPE(descr), OU_TPFLAGS_METHOD_DESCRIPTOR)) {
        Ou_XDecRef(descr);
        *method = OuObject_GetAttr(op, name);
        return 0;
    }
    /* A function: it is not a data descriptor, so the instance's own attributes come first. */
    OuObject *own = own_attribute(op, name, NULL);
    if (own != NULL || OuErr_Occurred()) {
        Ou_DecRef(descr);
        *method = own;
        return 0;
    }
    *method = descr;
    return 1;
}
