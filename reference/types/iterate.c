// SPDX-License-Identifier: MIT
/**
 * @file iterate.c
 * The iterator protocol, and collecting what an iterator gives. CPython: Objects/abstract.c.
 */
#include "ouro/abstract.h"

#include "ouro/errors.h"
#include "ouro/iter.h"
#include "ouro/list.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "slots.h"

int OuIter_Check(OuObject *op)
{
    OuUnaryFunc next = Ou_TYPE(op)->tp_iternext;
    return next != NULL && next != ou_object_next_not_implemented;
}

OuObject *OuObject_GetIter(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    if (type->tp_iter == NULL) {
        if (OuSequence_Check(op)) {
            return OuSeqIter_New(op);
        }
        return OuErr_Format(OuExc_TypeError, "'%.200s' object is not iterable", type->tp_name);
    }
    OuObject *iterator = type->tp_iter(op);
    if (iterator != NULL && !OuIter_Check(iterator)) {
        OuErr_Format(OuExc_TypeError, "iter() returned non-iterator of type '%.100s'",
                     Ou_TYPE(iterator)->tp_name);
        Ou_Clear(&iterator);
    }
    return iterator;
}

OuObject *OuIter_Next(OuObject *iterator)
{
    OuObject *item = Ou_TYPE(iterator)->tp_iternext(iterator);
    if (item == NULL && OuErr_ExceptionMatches(OuExc_StopIteration)) {
        OuErr_Clear();
    }
    return item;
}

OuObject *OuObject_SelfIter(OuObject *op)
{
    return Ou_NewRef(op);
}

/** Appends all that an iterator gives to a list: 0, or -1 with an error set. */
static int collect(OuObject *list, OuObject *iterator)
{
    OuObject *item;
    while ((item = OuIter_Next(iterator)) != NULL) {
        int failed = OuList_Append(list, item) < 0;
        Ou_DecRef(item);
        if (failed) {
            return -1;
        }
    }
    return OuErr_Occurred() ? -1 : 0;
}

OuObject *OuSequence_List(OuObject *op)
{
    OuObject *list = OuList_New(0);
    if (list == NULL) {
        return NULL;
    }
    OuObject *iterator = OuObject_GetIter(op);
    if (iterator == NULL || collect(list, iterator) < 0) {
        Ou_Clear(&list);
    }
    Ou_XDecRef(iterator);
    return list;
}

/** tuple(list). CPython: PyList_AsTuple (Objects/listobject.c). */
static OuObject *tuple_of_list(OuObject *list)
{
    return ou_tuple_from_array(((OuListObject *)list)->ob_item, Ou_SIZE(list));
}

OuObject *OuSequence_Tuple(OuObject *op)
{
    if (OuTuple_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    if (OuList_CheckExact(op)) {
        return tuple_of_list(op);
    }
    OuObject *list = OuSequence_List(op);
    if (list == NULL) {
        return NULL;
    }
    OuObject *tuple = tuple_of_list(list);
    Ou_DecRef(list);
    return tuple;
}

OuObject *OuSequence_Fast(OuObject *op, const char *message)
{
    if (OuList_CheckExact(op) || OuTuple_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    OuObject *iterator = OuObject_GetIter(op);
    if (iterator == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_SetString(OuExc_TypeError, message);
        }
        return NULL;
    }
    OuObject *list = OuSequence_List(iterator);
    Ou_DecRef(iterator);
    return list;
}

Ou_ssize_t ou_sequence_fast_size(OuObject *fast)
{
    return Ou_SIZE(fast);
}

OuObject **ou_sequence_fast_items(OuObject *fast)
{
    return OuList_Check(fast) ? ((OuListObject *)fast)->ob_item : ((OuTupleObject *)fast)->ob_item;
}
