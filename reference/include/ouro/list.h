/* SPDX-License-Identifier: MIT */
/**
 * @file list.h
 * Lists: the container that shows new, borrowed and stolen references side by side.
 */
#ifndef OURO_LIST_H
#define OURO_LIST_H

#include "ouro/object.h"

/** A list. CPython: PyListObject (Include/cpython/listobject.h). */
typedef struct OuListObject {
    OuVarObject ob_base;  /**< ob_size: items in use */
    OuObject **ob_item;   /**< owned references; NULL when nothing is allocated */
    Ou_ssize_t allocated; /**< items there is room for; 0 <= ob_size <= allocated */
} OuListObject;

/** The type of lists. Its behaviour slots are filled in by types/. CPython: PyList_Type. */
extern OuTypeObject OuList_Type;

/** Whether an object is a list or of a derived type: 1 or 0. CPython: PyList_Check. */
static inline int OuList_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_LIST_SUBCLASS) != 0;
}

/** Whether an object is exactly a list: 1 or 0. CPython: PyList_CheckExact. */
static inline int OuList_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuList_Type;
}

OuObject *OuList_New(Ou_ssize_t size);
Ou_ssize_t OuList_Size(OuObject *list);
OuObject *OuList_GetItem(OuObject *list, Ou_ssize_t index);
int OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value);
int OuList_Insert(OuObject *list, Ou_ssize_t index, OuObject *value);
int OuList_Append(OuObject *list, OuObject *value);
OuObject *OuList_GetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high);
int OuList_SetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high, OuObject *values);
int OuList_Reverse(OuObject *list);
OuObject *OuList_AsTuple(OuObject *list);
int ou_list_resize(OuListObject *self, Ou_ssize_t size);
int ou_list_clear(OuObject *list);

#endif
