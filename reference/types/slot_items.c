/* SPDX-License-Identifier: MIT */
/**
 * @file slot_items.c
 * Slot functions for items: `__len__`, `__getitem__`, `__setitem__`, `__delitem__`, `__contains__`.
 */
#include "slots.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/ids.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"

/** len() by `__len__`; -1 with an error set. CPython: slot_sq_length (Objects/typeobject.c). */
Ou_ssize_t ou_slot_sq_length(OuObject *self)
{
    OuObject *result = ou_vectorcall_method(OU_ID(__len__), &self, 1);
    if (result == NULL) {
        return -1;
    }
    Ou_XSetRef(&result, OuNumber_Index(result));
    if (result == NULL) {
        return -1;
    }
    if (ou_long_sign(result) < 0) {
        Ou_DecRef(result);
        OuErr_SetString(OuExc_ValueError, "__len__() should return >= 0");
        return -1;
    }
    Ou_ssize_t length = OuNumber_AsSsize_t(result, OuExc_OverflowError);
    Ou_DecRef(result);
    return length;
}

OuObject *ou_slot_sq_item(OuObject *self, Ou_ssize_t index)
{
    OuObject *number = OuLong_FromSsize_t(index);
    if (number == NULL) {
        return NULL;
    }
    OuObject *args[] = {self, number};
    OuObject *result = ou_vectorcall_method(OU_ID(__getitem__), args, 2);
    Ou_DecRef(number);
    return result;
}

OuObject *ou_slot_mp_subscript(OuObject *self, OuObject *key)
{
    OuObject *args[] = {self, key};
    return ou_vectorcall_method(OU_ID(__getitem__), args, 2);
}

int ou_slot_mp_ass_subscript(OuObject *self, OuObject *key, OuObject *value)
{
    OuObject *args[] = {self, key, value};
    OuObject *result = value ? ou_vectorcall_method(OU_ID(__setitem__), args, 3)
                             : ou_vectorcall_method(OU_ID(__delitem__), args, 2);
    if (result == NULL) {
        return -1;
    }
    Ou_DecRef(result);
    return 0;
}

/** value in iter(self): 1, 0 or -1. CPython: _PySequence_IterSearch (Objects/abstract.c). */
static int search(OuObject *self, OuObject *value)
{
    OuObject *iterator = OuObject_GetIter(self);
    if (iterator == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_Format(OuExc_TypeError, "argument of type '%.200s' is not iterable",
                         Ou_TYPE(self)->tp_name);
        }
        return -1;
    }
    int found = 0;
    while (found == 0) {
        OuObject *item = OuIter_Next(iterator);
        if (item == NULL) {
            found = OuErr_Occurred() ? -1 : 0;
            break;
        }
        found = OuObject_RichCompareBool(item, value, OU_EQ);
        Ou_DecRef(item);
    }
    Ou_DecRef(iterator);
    return found;
}

int ou_slot_sq_contains(OuObject *self, OuObject *value)
{
    int unbound;
    OuObject *func = ou_lookup_maybe_method(self, OU_ID(__contains__), &unbound);
    if (func == Ou_None) {
        Ou_DecRef(func);
        OuErr_Format(OuExc_TypeError, "'%.200s' object is not a container", Ou_TYPE(self)->tp_name);
        return -1;
    }
    if (func == NULL) {
        return OuErr_Occurred() ? -1 : search(self, value);
    }
    OuObject *args[] = {self, value};
    OuObject *result = unbound ? OuObject_Vectorcall(func, args, 2, NULL)
                               : OuObject_Vectorcall(func, args + 1, 1, NULL);
    Ou_DecRef(func);
    if (result == NULL) {
        return -1;
    }
    int contains = OuObject_IsTrue(result);
    Ou_DecRef(result);
    return contains;
}
