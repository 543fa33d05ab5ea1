// SPDX-License-Identifier: MIT
/**
 * @file abstract.c
 * What every object can be asked: its repr, hash, truth, attributes, items, comparisons.
 *
 * Each function finds the slot of the type, calls it, and checks what it gave: a slot may run a
 * program's own code. CPython: Objects/object.c, Objects/abstract.c.
 */
#include "ouro/abstract.h"

#include "ouro/bool.h"
#include "ouro/bytes.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <stdio.h>

/* ---- repr, str ------------------------------------------------------------------------------ */

/** Calls a slot that must give a str; `name` is its method, for the message. */
static OuObject *call_str_slot(OuObject *op, OuUnaryFunc slot, const char *name, const char *where)
{
    if (Ou_EnterRecursiveCall(where) < 0) {
        return NULL;
    }
    OuObject *result = slot(op);
    Ou_LeaveRecursiveCall();
    if (result != NULL && !OuUnicode_Check(result)) {
        OuErr_Format(OuExc_TypeError, "%s returned non-string (type %.200s)", name,
                     Ou_TYPE(result)->tp_name);
        Ou_Clear(&result);
    }
    return result;
}

OuObject *OuObject_Repr(OuObject *op)
{
    if (op == NULL) {
        return OuUnicode_FromString("<NULL>");
    }
    OuUnaryFunc slot = Ou_TYPE(op)->tp_repr;
    if (slot == NULL) {
        return OuUnicode_FromFormat("<%s object at %p>", Ou_TYPE(op)->tp_name, op);
    }
    return call_str_slot(op, slot, "__repr__", " while getting the repr of an object");
}

OuObject *OuObject_Str(OuObject *op)
{
    if (op == NULL) {
        return OuUnicode_FromString("<NULL>");
    }
    if (OuUnicode_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    OuUnaryFunc slot = Ou_TYPE(op)->tp_str;
    if (slot == NULL) {
        return OuObject_Repr(op);
    }
    return call_str_slot(op, slot, "__str__", " while getting the str of an object");
}

OuObject *OuObject_ASCII(OuObject *op)
{
    OuObject *repr = OuObject_Repr(op);
    if (repr == NULL) {
        return NULL;
    }
    OuObject *result = ou_unicode_ascii(repr);
    Ou_DecRef(repr);
    return result;
}

int OuObject_Print(OuObject *op, void *stream, int raw)
{
    OuObject *text = raw ? OuObject_Str(op) : OuObject_Repr(op);
    if (text == NULL) {
        return -1;
    }
    Ou_ssize_t size;
    const char *utf8 = OuUnicode_AsUTF8AndSize(text, &size);
    if (utf8 != NULL) {
        fwrite(utf8, 1, (size_t)size, stream);
    }
    Ou_DecRef(text);
    return utf8 == NULL ? -1 : 0;
}

/* ---- hash, comparison, truth ------------------------------------------------------------------ */

Ou_hash_t ou_hash_pointer(const void *pointer)
{
    /* The low bits of addresses are always 0: turn them to the top. */
    size_t bits = (size_t)pointer;
    Ou_hash_t hash = (Ou_hash_t)(bits >> 4 | bits << (8 * sizeof bits - 4));
    return hash == -1 ? -2 : hash;
}

Ou_hash_t ou_object_hash(OuObject *op)
{
    return ou_hash_pointer(op);
}

Ou_hash_t OuObject_HashNotImplemented(OuObject *op)
{
    OuErr_Format(OuExc_TypeError, "unhashable type: '%.200s'", Ou_TYPE(op)->tp_name);
    return -1;
}

Ou_hash_t OuObject_Hash(OuObject *op)
{
    OuHashFunc slot = Ou_TYPE(op)->tp_hash;
    return slot != NULL ? slot(op) : OuObject_HashNotImplemented(op);
}

/** Tries one side of a comparison; NULL with no error and no result means "go on". */
static OuObject *try_compare(OuObject *left, OuObject *right, int operation, int *done)
{
    OuRichCmpFunc slot = Ou_TYPE(left)->tp_richcompare;
    *done = 0;
    if (slot == NULL) {
        return NULL;
    }
    OuObject *result = slot(left, right, operation);
    if (result == Ou_NotImplemented) {
        Ou_DecRef(result);
        return NULL;
    }
    *done = 1;
    return result;
}

/** CPython: do_richcompare (Objects/object.c). */
static OuObject *do_richcompare(OuObject *left, OuObject *right, int operation)
{
    static const int swapped[] = {OU_GT, OU_GE, OU_EQ, OU_NE, OU_LT, OU_LE};
    static const char *const signs[] = {"<", "<=", "==", "!=", ">", ">="};
    int done, reflected_tried = 0;
    OuObject *result;
    if (Ou_TYPE(left) != Ou_TYPE(right) && Ou_TYPE(right)->tp_richcompare != NULL &&
        OuType_IsSubtype(Ou_TYPE(right), Ou_TYPE(left))) {
        reflected_tried = 1;
        result = try_compare(right, left, swapped[operation], &done);
        if (done) {
            return result;
        }
    }
    result = try_compare(left, right, operation, &done);
    if (!done && !reflected_tried) {
        result = try_compare(right, left, swapped[operation], &done);
    }
    if (done) {
        return result;
    }
    if (operation == OU_EQ || operation == OU_NE) {
        return OuBool_FromLong((left == right) == (operation == OU_EQ));
    }
    return OuErr_Format(OuExc_TypeError,
                        "'%s' not supported between instances of '%.100s' and '%.100s'",
                        signs[operation], Ou_TYPE(left)->tp_name, Ou_TYPE(right)->tp_name);
}

OuObject *OuObject_RichCompare(OuObject *left, OuObject *right, int operation)
{
    if (Ou_EnterRecursiveCall(" in comparison") < 0) {
        return NULL;
    }
    OuObject *result = do_richcompare(left, right, operation);
    Ou_LeaveRecursiveCall();
    return result;
}

int OuObject_RichCompareBool(OuObject *left, OuObject *right, int operation)
{
    if (left == right && (operation == OU_EQ || operation == OU_NE)) {
        return operation == OU_EQ;
    }
    OuObject *result = OuObject_RichCompare(left, right, operation);
    if (result == NULL) {
        return -1;
    }
    int truth = OuBool_Check(result) ? result == Ou_True : OuObject_IsTrue(result);
    Ou_DecRef(result);
    return truth;
}

int OuObject_IsTrue(OuObject *op)
{
    if (op == Ou_True || op == Ou_False || op == Ou_None) {
        return op == Ou_True;
    }
    OuTypeObject *type = Ou_TYPE(op);
    Ou_ssize_t result = 1;
    if (type->tp_as_number != NULL && type->tp_as_number->nb_bool != NULL) {
        result = type->tp_as_number->nb_bool(op);
    } else if (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_length != NULL) {
        result = type->tp_as_mapping->mp_length(op);
    } else if (type->tp_as_sequence != NULL && type->tp_as_sequence->sq_length != NULL) {
        result = type->tp_as_sequence->sq_length(op);
    }
    return result > 0 ? 1 : (int)result;
}

int OuObject_Not(OuObject *op)
{
    int truth = OuObject_IsTrue(op);
    return truth < 0 ? -1 : !truth;
}

/* ---- attributes ------------------------------------------------------------------------------ */

/** Checks that an attribute's name is a str: 0, or -1 with TypeError set. */
static int check_name(OuObject *name)
{
    if (OuUnicode_Check(name)) {
        return 0;
    }
    OuErr_Format(OuExc_TypeError, "attribute name must be string, not '%.200s'",
                 Ou_TYPE(name)->tp_name);
    return -1;
}

OuObject *OuObject_GetAttr(OuObject *op, OuObject *name)
{
    if (check_name(name) < 0) {
        return NULL;
    }
    OuGetAttrOFunc slot = Ou_TYPE(op)->tp_getattro;
    if (slot == NULL) {
        return ou_err_format(OuExc_AttributeError, "'%.50s' object has no attribute '%U'",
                             Ou_TYPE(op)->tp_name, name);
    }
    OuObject *value = slot(op, name);
    if (value == NULL) {
        ou_set_attribute_error_context(op, name);
    }
    return value;
}

OuObject *OuObject_GetAttrString(OuObject *op, const char *name)
{
    OuObject *text = OuUnicode_FromString(name);
    if (text == NULL) {
        return NULL;
    }
    OuObject *result = OuObject_GetAttr(op, text);
    Ou_DecRef(text);
    return result;
}

int OuObject_SetAttr(OuObject *op, OuObject *name, OuObject *value)
{
    if (check_name(name) < 0) {
        return -1;
    }
    OuSetAttrOFunc slot = Ou_TYPE(op)->tp_setattro;
    if (slot == NULL) {
        ou_err_format(OuExc_TypeError, "'%.100s' object has %s attributes (%s .%U)",
                      Ou_TYPE(op)->tp_name,
                      Ou_TYPE(op)->tp_getattro == NULL ? "no" : "only read-only",
                      value == NULL ? "del" : "assign to", name);
        return -1;
    }
    Ou_IncRef(name);
    OuUnicode_InternInPlace(&name);
    int result = slot(op, name, value);
    Ou_DecRef(name);
    return result;
}

int OuObject_SetAttrString(OuObject *op, const char *name, OuObject *value)
{
    OuObject *text = OuUnicode_FromString(name);
    if (text == NULL) {
        return -1;
    }
    int result = OuObject_SetAttr(op, text, value);
    Ou_DecRef(text);
    return result;
}

int OuObject_DelAttr(OuObject *op, OuObject *name)
{
    return OuObject_SetAttr(op, name, NULL);
}

int OuObject_LookupAttr(OuObject *op, OuObject *name, OuObject **result)
{
    *result = NULL;
    if (check_name(name) < 0) {
        return -1;
    }
    if (ou_type_has_generic_getattr(Ou_TYPE(op))) {
        *result = ou_object_generic_getattr_with_dict(op, name, NULL, 1);
    } else {
        OuGetAttrOFunc slot = Ou_TYPE(op)->tp_getattro;
        *result = slot ? slot(op, name) : NULL; /* the error, if any, is forgotten below */
    }
    if (*result != NULL) {
        return 1;
    }
    if (!OuErr_Occurred()) {
        return 0;
    }
    if (!OuErr_ExceptionMatches(OuExc_AttributeError)) {
        return -1;
    }
    OuErr_Clear();
    return 0;
}

int OuObject_HasAttr(OuObject *op, OuObject *name)
{
    OuObject *value;
    int found = OuObject_LookupAttr(op, name, &value);
    if (found < 0) {
        OuErr_Clear();
        return 0;
    }
    Ou_XDecRef(value);
    return found;
}

OuObject *OuObject_LookupSpecial(OuObject *op, OuObject *name)
{
    OuObject *found = ou_type_lookup(Ou_TYPE(op), name);
    if (found == NULL) {
        return NULL;
    }
    OuDescrGetFunc bind = Ou_TYPE(found)->tp_descr_get;
    if (bind == NULL) {
        return Ou_NewRef(found);
    }
    return bind(found, op, (OuObject *)Ou_TYPE(op));
}

OuObject *OuObject_Type(OuObject *op)
{
    return Ou_NewRef((OuObject *)Ou_TYPE(op));
}

/* ---- items ----------------------------------------------------------------------------------- */

Ou_ssize_t OuObject_Size(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    if (type->tp_as_sequence != NULL && type->tp_as_sequence->sq_length != NULL) {
        return type->tp_as_sequence->sq_length(op);
    }
    if (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_length != NULL) {
        return type->tp_as_mapping->mp_length(op);
    }
    OuErr_Format(OuExc_TypeError, "object of type '%.200s' has no len()", type->tp_name);
    return -1;
}

Ou_ssize_t OuObject_Length(OuObject *op)
{
    return OuObject_Size(op);
}

/** Whether len() can be asked. CPython: _PyObject_HasLen (Objects/abstract.c). */
static int has_length(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    return (type->tp_as_sequence != NULL && type->tp_as_sequence->sq_length != NULL) ||
           (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_length != NULL);
}

/** Clears a TypeError: 0; leaves another error: -1. */
static int forgive_type_error(void)
{
    if (!OuErr_ExceptionMatches(OuExc_TypeError)) {
        return -1;
    }
    OuErr_Clear();
    return 0;
}

Ou_ssize_t OuObject_LengthHint(OuObject *op, Ou_ssize_t defaultvalue)
{
    if (has_length(op)) {
        Ou_ssize_t length = OuObject_Size(op);
        if (length >= 0 || forgive_type_error() < 0) {
            return length;
        }
    }
    OuObject *hint = OuObject_LookupSpecial(op, OU_ID(__length_hint__));
    if (hint == NULL) {
        return OuErr_Occurred() ? -1 : defaultvalue;
    }
    OuObject *result = OuObject_CallNoArgs(hint);
    Ou_DecRef(hint);
    if (result == NULL) {
        return forgive_type_error() < 0 ? -1 : defaultvalue;
    }
    Ou_ssize_t length = defaultvalue;
    if (result == Ou_NotImplemented) {
        Ou_DecRef(result);
        return defaultvalue;
    }
    if (!OuLong_Check(result)) {
        OuErr_Format(OuExc_TypeError, "__length_hint__ must be an integer, not %.100s",
                     Ou_TYPE(result)->tp_name);
        length = -1;
    } else {
        length = OuLong_AsSsize_t(result);
        if (length < 0 && !OuErr_Occurred()) {
            OuErr_SetString(OuExc_ValueError, "__length_hint__() should return >= 0");
            length = -1;
        }
    }
    Ou_DecRef(result);
    return length;
}

OuObject *OuObject_GetItem(OuObject *op, OuObject *key)
{
    OuTypeObject *type = Ou_TYPE(op);
    if (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_subscript != NULL) {
        return type->tp_as_mapping->mp_subscript(op, key);
    }
    if (type->tp_as_sequence != NULL && type->tp_as_sequence->sq_item != NULL) {
        if (!OuIndex_Check(key)) {
            return OuErr_Format(OuExc_TypeError, "sequence index must be integer, not '%.200s'",
                                Ou_TYPE(key)->tp_name);
        }
        Ou_ssize_t index = OuNumber_AsSsize_t(key, OuExc_IndexError);
        return index == -1 && OuErr_Occurred() ? NULL : OuSequence_GetItem(op, index);
    }
    if (OuType_Check(op)) {
        OuObject *method;
        int found = OuObject_LookupAttr(op, OU_ID(__class_getitem__), &method);
        if (found > 0) {
            OuObject *result = OuObject_CallOneArg(method, key);
            Ou_DecRef(method);
            return result;
        }
        return found < 0 ? NULL
                         : OuErr_Format(OuExc_TypeError, "type '%.200s' is not subscriptable",
                                        ((OuTypeObject *)op)->tp_name);
    }
    return OuErr_Format(OuExc_TypeError, "'%.200s' object is not subscriptable", type->tp_name);
}

int OuObject_SetItem(OuObject *op, OuObject *key, OuObject *value)
{
    OuTypeObject *type = Ou_TYPE(op);
    if (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_ass_subscript != NULL) {
        return type->tp_as_mapping->mp_ass_subscript(op, key, value);
    }
    OuErr_Format(OuExc_TypeError, "'%.200s' object does not support item assignment",
                 type->tp_name);
    return -1;
}

int OuObject_DelItem(OuObject *op, OuObject *key)
{
    OuTypeObject *type = Ou_TYPE(op);
    if (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_ass_subscript != NULL) {
        return type->tp_as_mapping->mp_ass_subscript(op, key, NULL);
    }
    OuErr_Format(OuExc_TypeError, "'%.200s' object doesn't support item deletion", type->tp_name);
    return -1;
}
