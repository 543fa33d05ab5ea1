/* SPDX-License-Identifier: MIT */
/**
 * @file list.h
 * Lists: the container that shows new, borrowed and stolen references side by side.
 *
 * A list owns one reference per item. Some functions *steal* the reference they are given, some
 * take one of their own, and some hand out a *borrowed* one, which is good only as long as the
 * list keeps the item. The functions are in core/list.c; what Python programs do with lists on top
 * of them (methods, slices with a step, sorting, repr) is in types/.
 */
#ifndef OURO_LIST_H
#define OURO_LIST_H

#include "ouro/errors.h"
#include "ouro/gc.h"

/** A list. CPython: PyListObject (Include/cpython/listobject.h). */
typedef struct OuListObject {
    OuVarObject ob_base;  /**< ob_size: items in use */
    OuObject **ob_item;   /**< owned references; NULL when nothing is allocated */
    Ou_ssize_t allocated; /**< items there is room for; 0 <= ob_size <= allocated */
} OuListObject;

/**
 * The type of lists. Its behaviour slots are filled in by types/. CPython: PyList_Type
 * (Objects/listobject.c).
 */
extern OuTypeObject OuList_Type;

/**
 * Whether an object is a list or of a derived type: 1 or 0.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyList_Check (Include/listobject.h).
 */
static inline int OuList_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_LIST_SUBCLASS) != 0;
}

/**
 * Whether an object is exactly a list: 1 or 0.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyList_CheckExact (Include/listobject.h).
 */
static inline int OuList_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuList_Type;
}

/**
 * Complains that something is no list: sets SystemError, with the name of its type.
 *
 * @param op  @borrowed
 * @return -1 always, so that `return ou_not_a_list(op);` reads well
 *
 * CPython: _PyErr_BadInternalCall (Python/errors.c).
 */
static inline int ou_not_a_list(const OuObject *op)
{
    OuErr_Format(OuExc_SystemError, "a list is needed, not '%s'", Ou_TYPE(op)->tp_name);
    return -1;
}

/**
 * Makes a list.
 *
 * @param size  items, each NULL until OuList_SetItem() sets it
 * @return @newref, tracked; NULL with MemoryError, or SystemError for a negative size
 *
 * Cost: two allocations, one for an empty list. CPython: PyList_New (Objects/listobject.c).
 */
OuObject *OuList_New(Ou_ssize_t size);

/**
 * How many items a list has.
 *
 * @param list  @borrowed
 * @return the number; -1 with SystemError if it is no list
 *
 * Cost: constant. CPython: PyList_Size (Objects/listobject.c).
 */
Ou_ssize_t OuList_Size(OuObject *list);

/**
 * Reads an item.
 *
 * @param list   @borrowed
 * @param index  from 0
 * @return @borrowed, good as long as the list keeps the item; NULL with IndexError, or SystemError
 *         if it is no list
 *
 * Cost: constant. CPython: PyList_GetItem (Objects/listobject.c).
 */
OuObject *OuList_GetItem(OuObject *list, Ou_ssize_t index);

/**
 * Replaces an item.
 *
 * @param list   @borrowed
 * @param index  from 0
 * @param value  @steals{value}, also when the call fails; may be NULL
 * @return 0; -1 with IndexError, or SystemError if it is no list
 *
 * The new item is in place before the old one is released. Cost: that of the release.
 * CPython: PyList_SetItem (Objects/listobject.c).
 */
int OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value);

/**
 * Inserts an item.
 *
 * @param list   @borrowed
 * @param index  in front of which item; negative counts from the end; clipped to the list
 * @param value  @borrowed: the list takes a reference of its own
 * @return 0; -1 with MemoryError, and the list is as it was; -1 with SystemError if it is no list
 *
 * Cost: one step per item behind the place. CPython: PyList_Insert (Objects/listobject.c).
 */
int OuList_Insert(OuObject *list, Ou_ssize_t index, OuObject *value);

/**
 * Appends an item.
 *
 * @param list   @borrowed
 * @param value  @borrowed: the list takes a reference of its own
 * @return 0; -1 with MemoryError, and the list is as it was; -1 with SystemError if it is no list
 *
 * Cost: constant on average. CPython: PyList_Append (Objects/listobject.c).
 */
int OuList_Append(OuObject *list, OuObject *value);

/**
 * Copies a slice.
 *
 * @param list  @borrowed
 * @param low   first item; clipped to the list
 * @param high  first item that is left out; clipped to the list
 * @return @newref to a new list, which owns references of its own; NULL with MemoryError, or
 *         SystemError if it is no list
 *
 * An empty slot stays empty in the copy. Cost: one step per item copied.
 * CPython: PyList_GetSlice (Objects/listobject.c).
 */
OuObject *OuList_GetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high);

/**
 * Replaces a slice.
 *
 * @param list    @borrowed
 * @param low     first item; clipped to the list
 * @param high    first item that stays; clipped to the list
 * @param values  @borrowed, a list, may be `list` itself; NULL deletes the slice
 * @return 0; -1 with MemoryError, and the list is as it was; -1 with SystemError when `list` is no
 *         list, or `values` is neither NULL nor one
 *
 * Slots of both lists may be empty. What was replaced is released last, from the last item to the
 * first, when the list is whole again. Cost: one step per item moved.
 * CPython: PyList_SetSlice (Objects/listobject.c).
 */
int OuList_SetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high, OuObject *values);

/**
 * Reverses the items in place.
 *
 * @param list  @borrowed
 * @return 0; -1 with SystemError if it is no list
 *
 * No count changes. Cost: one step per item. CPython: PyList_Reverse (Objects/listobject.c).
 */
int OuList_Reverse(OuObject *list);

/**
 * How much room to make when a list grows or shrinks.
 *
 * @param have  ob_size now
 * @param size  ob_size wanted, above 0
 * @return items to make room for, at least `size`
 *
 * Cost: constant. CPython: list_resize (Objects/listobject.c).
 */
Ou_ssize_t ou_list_room_for(Ou_ssize_t have, Ou_ssize_t size);

/**
 * Changes the room and the size of a list.
 *
 * @param self  @borrowed
 * @param size  the new ob_size; items beyond the old size hold garbage until the caller sets them
 * @return 0; -1 with MemoryError, and the list is as it was
 *
 * While `size` fits into `allocated` and is at least half of it, nothing is allocated. Otherwise
 * the room becomes what ou_list_room_for() says; at size 0 there is no array any more.
 * Over-allocates in proportion to the size, so that n appends cost a number of copies in
 * proportion to n.
 * CPython: list_resize (Objects/listobject.c).
 */
int ou_list_resize(OuListObject *self, Ou_ssize_t size);

/**
 * Empties a list; the tp_clear slot.
 *
 * @param list  @borrowed
 * @return 0
 *
 * The list is empty, and has no array, before the first item is released; they are released from
 * the last to the first. In a list that has no array nothing is written, not even `allocated`.
 * CPython: _list_clear (Objects/listobject.c).
 */
int ou_list_clear(OuObject *list);

/**
 * The tp_dealloc slot of lists.
 *
 * @param list  count 0
 *
 * Untracks the list, releases its items from the last to the first, within the trashcan's bracket
 * (gc.h), and frees it.
 * CPython: list_dealloc (Objects/listobject.c).
 */
void ou_list_dealloc(OuObject *list);

/**
 * The tp_traverse slot of lists: the last item first.
 *
 * @param list      @borrowed
 * @param visit     called with each item, @borrowed
 * @param argument  handed on to `visit`
 * @return 0, or what `visit` returned to stop
 *
 * CPython: list_traverse (Objects/listobject.c).
 */
int ou_list_traverse(OuObject *list, OuVisitProc visit, void *argument);

/* ---- validators: core/validate/list.c ------------------------------------------------------- */

/**
 * Checks that size, room and array of a list fit each other.
 *
 * @param list  @borrowed; of any type: what is no list is well
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * A list whose room is -1 is being sorted; it is empty meanwhile. Cost: constant.
 */
const char *ou_validate_list(const OuObject *list);

/**
 * Checks what ou_validate_list() checks, and that every item is an object that is alive.
 *
 * @param list  @borrowed; of any type: what is no list is well
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: one step per item.
 */
const char *ou_validate_list_items(const OuObject *list);

#endif
