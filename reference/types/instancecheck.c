// SPDX-License-Identifier: MIT
/**
 * @file instancecheck.c
 * isinstance, issubclass, format, dir, bytes: protocols that look up a special method by name.
 * CPython: Objects/abstract.c, Objects/object.c.
 */
#include "ouro/abstract.h"

#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/listmethods.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/**
 * `cls.__bases__` if it is a tuple: 1 and new; 0; or -1. CPython: abstract_get_bases
 * (Objects/abstract.c).
 */
static int get_bases(OuObject *cls, OuObject **bases)
{
    int found = OuObject_LookupAttr(cls, OU_ID(__bases__), bases);
    if (found > 0 && !OuTuple_Check(*bases)) {
        Ou_Clear(bases);
        return 0;
    }
    return found;
}

/** CPython: abstract_issubclass (Objects/abstract.c). */
static int abstract_issubclass(OuObject *derived, OuObject *cls)
{
    if (derived == cls) {
        return 1;
    }
    OuObject *bases;
    int result = get_bases(derived, &bases);
    if (result <= 0) {
        return result;
    }
    if (Ou_EnterRecursiveCall(" in __issubclass__") < 0) {
        Ou_DecRef(bases);
        return -1;
    }
    result = 0;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(bases) && result == 0; i++) {
        result = abstract_issubclass(OuTuple_GET_ITEM(bases, i), cls);
    }
    Ou_LeaveRecursiveCall();
    Ou_DecRef(bases);
    return result;
}

/**
 * 1 if `cls` is like a class; else 0 with TypeError(message) set, or -1. CPython: check_class
 * (Objects/abstract.c).
 */
static int check_class(OuObject *cls, const char *message)
{
    OuObject *bases;
    int found = get_bases(cls, &bases);
    if (found == 0) {
        OuErr_SetString(OuExc_TypeError, message);
    }
    Ou_XDecRef(bases);
    return found > 0;
}

int ou_object_real_isinstance(OuObject *op, OuObject *cls)
{
    if (!OuType_Check(cls)) {
        if (!check_class(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) {
            return -1;
        }
    } else if (OuObject_TypeCheck(op, (OuTypeObject *)cls)) {
        return 1;
    }
    OuObject *op_class;
    int result = OuObject_LookupAttr(op, OU_ID(__class__), &op_class);
    if (result > 0) {
        if (!OuType_Check(cls)) {
            result = abstract_issubclass(op_class, cls);
        } else {
            result = op_class != (OuObject *)Ou_TYPE(op) && OuType_Check(op_class) &&
                     OuType_IsSubtype((OuTypeObject *)op_class, (OuTypeObject *)cls);
        }
        Ou_DecRef(op_class);
    }
    return result;
}

int ou_object_real_issubclass(OuObject *derived, OuObject *cls)
{
    if (OuType_Check(cls) && OuType_Check(derived)) {
        return derived == cls || OuType_IsSubtype((OuTypeObject *)derived, (OuTypeObject *)cls);
    }
    if (!check_class(derived, "issubclass() arg 1 must be a class") ||
        !check_class(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) {
        return -1;
    }
    return abstract_issubclass(derived, cls);
}

/** One question with two special methods. */
typedef struct ClassQuestion {
    int (*ask)(OuObject *op, OuObject *cls);  /**< with special methods */
    int (*real)(OuObject *op, OuObject *cls); /**< without them */
    const char *where;                        /**< for RecursionError */
} ClassQuestion;

/** Asks about each class of a tuple. */
static int ask_each(const ClassQuestion *question, OuObject *op, OuObject *classes)
{
    if (Ou_EnterRecursiveCall(question->where) < 0) {
        return -1;
    }
    int result = 0;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(classes) && result == 0; i++) {
        result = question->ask(op, OuTuple_GET_ITEM(classes, i));
    }
    Ou_LeaveRecursiveCall();
    return result;
}

/**
 * Asks `cls`, through its special method if it has one. CPython: object_recursive_isinstance
 * (Objects/abstract.c).
 */
static int ask_class(const ClassQuestion *question, OuObject *name, OuObject *op, OuObject *cls)
{
    if (OuType_CheckExact(cls)) {
        return question->real(op, cls);
    }
    if (OuTuple_Check(cls)) {
        return ask_each(question, op, cls);
    }
    OuObject *checker = OuObject_LookupSpecial(cls, name);
    if (checker == NULL) {
        return OuErr_Occurred() ? -1 : question->real(op, cls);
    }
    OuObject *result = NULL;
    if (Ou_EnterRecursiveCall(question->where) == 0) {
        result = OuObject_CallOneArg(checker, op);
        Ou_LeaveRecursiveCall();
    }
    Ou_DecRef(checker);
    if (result == NULL) {
        return -1;
    }
    int truth = OuObject_IsTrue(result);
    Ou_DecRef(result);
    return truth;
}

int OuObject_IsInstance(OuObject *op, OuObject *cls)
{
    static const ClassQuestion question = {OuObject_IsInstance, ou_object_real_isinstance,
                                           " in __instancecheck__"};
    if ((OuObject *)Ou_TYPE(op) == cls) {
        return 1;
    }
    return ask_class(&question, OU_ID(__instancecheck__), op, cls);
}

int OuObject_IsSubclass(OuObject *derived, OuObject *cls)
{
    static const ClassQuestion question = {OuObject_IsSubclass, ou_object_real_issubclass,
                                           " in __subclasscheck__"};
    if (OuType_CheckExact(cls) && derived == cls) {
        return 1;
    }
    return ask_class(&question, OU_ID(__subclasscheck__), derived, cls);
}

OuObject *OuObject_Format(OuObject *op, OuObject *spec)
{
    if (spec != NULL && !OuUnicode_Check(spec)) {
        return OuErr_Format(OuExc_SystemError, "Format specifier must be a string, not %.200s",
                            Ou_TYPE(spec)->tp_name);
    }
    if ((spec == NULL || ou_unicode_length(spec) == 0) &&
        (OuUnicode_CheckExact(op) || Ou_TYPE(op) == &OuLong_Type)) {
        return OuObject_Str(op);
    }
    OuObject *used = spec != NULL ? Ou_NewRef(spec) : OuUnicode_New(0, 0);
    if (used == NULL) {
        return NULL;
    }
    OuObject *result = NULL;
    OuObject *method = OuObject_LookupSpecial(op, OU_ID(__format__));
    if (method == NULL) {
        if (!OuErr_Occurred()) {
            OuErr_Format(OuExc_TypeError, "Type %.100s doesn't define __format__",
                         Ou_TYPE(op)->tp_name);
        }
    } else {
        result = OuObject_CallOneArg(method, used);
        Ou_DecRef(method);
        if (result != NULL && !OuUnicode_Check(result)) {
            OuErr_Format(OuExc_TypeError, "__format__ must return a str, not %.200s",
                         Ou_TYPE(result)->tp_name);
            Ou_Clear(&result);
        }
    }
    Ou_DecRef(used);
    return result;
}

OuObject *OuObject_Dir(OuObject *op)
{
    OuObject *method = OuObject_LookupSpecial(op, OU_ID(__dir__));
    if (method == NULL) {
        return OuErr_Occurred() ? NULL
                                : OuErr_Format(OuExc_TypeError, "object does not provide __dir__");
    }
    OuObject *names = OuObject_CallNoArgs(method);
    Ou_DecRef(method);
    if (names == NULL) {
        return NULL;
    }
    OuObject *list = OuSequence_List(names);
    Ou_DecRef(names);
    if (list != NULL && OuList_Sort(list) < 0) {
        Ou_Clear(&list);
    }
    return list;
}

/**
 * New bytes of the ints that an iterable gives, or NULL. CPython: _PyBytes_FromIterator
 * (Objects/bytesobject.c).
 */
static OuObject *bytes_from_iterable(OuObject *op)
{
    OuObject *items = OuSequence_Fast(op, "");
    if (items == NULL) {
        return OuErr_ExceptionMatches(OuExc_TypeError)
                   ? OuErr_Format(OuExc_TypeError, "cannot convert '%.200s' object to bytes",
                                  Ou_TYPE(op)->tp_name)
                   : NULL;
    }
    Ou_ssize_t size = ou_sequence_fast_size(items);
    OuObject *bytes = OuBytes_FromStringAndSize(NULL, size);
    for (Ou_ssize_t i = 0; i < size && bytes != NULL; i++) {
        Ou_ssize_t value = OuNumber_AsSsize_t(ou_sequence_fast_items(items)[i], OuExc_None);
        if (value == -1 && OuErr_Occurred()) {
            Ou_Clear(&bytes);
        } else if (value < 0 || value > 255) {
            OuErr_SetString(OuExc_ValueError, "bytes must be in range(0, 256)");
            Ou_Clear(&bytes);
        } else {
            ou_bytes_data(bytes)[i] = (char)value;
        }
    }
    Ou_DecRef(items);
    return bytes;
}

OuObject *OuObject_Bytes(OuObject *op)
{
    if (OuBytes_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    OuObject *method = OuObject_LookupSpecial(op, OU_ID(__bytes__));
    if (method != NULL) {
        OuObject *result = OuObject_CallNoArgs(method);
        Ou_DecRef(method);
        if (result != NULL && !OuBytes_Check(result)) {
            OuErr_Format(OuExc_TypeError, "__bytes__ returned non-bytes (type %.200s)",
                         Ou_TYPE(result)->tp_name);
            Ou_Clear(&result);
        }
        return result;
    }
    if (OuErr_Occurred()) {
        return NULL;
    }
    if (OuBytes_Check(op)) {
        return OuBytes_FromStringAndSize(ou_bytes_data(op), Ou_SIZE(op));
    }
    if (OuByteArray_Check(op)) {
        return OuBytes_FromStringAndSize(ou_bytearray_data(op), Ou_SIZE(op));
    }
    if (OuUnicode_Check(op)) {
        return OuErr_Format(OuExc_TypeError, "cannot convert 'str' object to bytes");
    }
    return bytes_from_iterable(op);
}
