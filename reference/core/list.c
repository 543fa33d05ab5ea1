/* SPDX-License-Identifier: MIT */
/**
 * @file list.c
 * The list: an array of owned references that grows.
 *
 * The idea: every slot of the array owns exactly one reference, and every function says in its
 * contract where each reference comes from and where it goes. Three ways occur side by side:
 *
 *     OuList_GetItem    hands out a borrowed reference: the list keeps its own
 *     OuList_Append     takes a reference of its own: the caller keeps theirs
 *     OuList_SetItem    steals: the caller's reference becomes the list's, even on failure
 *
 * Invariants:
 *
 *     0 <= ob_size <= allocated, and ob_item is NULL exactly when allocated is 0
 *     ob_item[0 .. ob_size - 1] own one reference each (NULL only while a list is being filled)
 *     a function that fails leaves the list as it was
 *
 * And the rule that every function obeys: the list is whole *before* anything is released, because
 * releasing can run a program's code, and that code may use this very list.
 */
#include "ouro/list.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

/**
 * How many items to make room for, so that n appends cost a number of copies in proportion to n:
 * an eighth more than asked for, rounded to a multiple of 4. 0, 4, 8, 16, 24, 32, 40, 52, 64, ...
 *
 * CPython: list_resize (Objects/listobject.c).
 * @lab{2,1}
 */
Ou_ssize_t ou_list_room_for(Ou_ssize_t have, Ou_ssize_t size)
{
    Ou_ssize_t room = (size + (size >> 3) + 6) & ~(Ou_ssize_t)3;
    if (size - have > room - size) {
        room = (size + 3) & ~(Ou_ssize_t)3; /* a large step: growing in proportion would waste */
    }
    return room;
}

/**
 * Changes the room and the size of a list.
 *
 * @lab{2,1}
 */
int ou_list_resize(OuListObject *self, Ou_ssize_t size)
{
    Ou_ssize_t have = self->ob_base.ob_size;
    if (self->allocated >= size && size >= (self->allocated >> 1)) {
        self->ob_base.ob_size = size; /* room enough, and not more than twice too much */
        return 0;
    }
    if (size == 0) {
        OuMem_Free(self->ob_item);
        self->ob_item = NULL;
        self->ob_base.ob_size = 0;
        self->allocated = 0;
        return 0;
    }
    Ou_ssize_t room = ou_list_room_for(have, size);
    if (room > OU_SSIZE_T_MAX / (Ou_ssize_t)sizeof(OuObject *)) {
        OuErr_NoMemory();
        return -1;
    }
    OuObject **items = OuMem_Realloc(self->ob_item, (size_t)room * sizeof(OuObject *));
    if (items == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    self->ob_item = items;
    self->ob_base.ob_size = size;
    self->allocated = room;
    return 0;
}

/**
 * Makes a list of `size` items, each NULL until it is set.
 *
 * @lab{2,2}
 */
OuObject *OuList_New(Ou_ssize_t size)
{
    if (size < 0) {
        return OuErr_Format(OuExc_SystemError, "a list cannot have %td items", size);
    }
    if (size > OU_SSIZE_T_MAX / (Ou_ssize_t)sizeof(OuObject *)) {
        return OuErr_NoMemory();
    }
    OuListObject *self = (OuListObject *)OuObject_GC_New(&OuList_Type);
    if (self == NULL) {
        return NULL;
    }
    if (size > 0) {
        self->ob_item = OuMem_Calloc((size_t)size, sizeof(OuObject *));
        if (self->ob_item == NULL) {
            Ou_DecRef((OuObject *)self);
            return OuErr_NoMemory();
        }
        self->ob_base.ob_size = size;
        self->allocated = size;
    }
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * How many items a list has.
 *
 * @lab{2,2}
 */
Ou_ssize_t OuList_Size(OuObject *list)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    return Ou_SIZE(list);
}

/**
 * Reads an item: a borrowed reference.
 *
 * @lab{2,2}
 */
OuObject *OuList_GetItem(OuObject *list, Ou_ssize_t index)
{
    if (!OuList_Check(list)) {
        ou_not_a_list(list);
        return NULL;
    }
    if (index < 0 || index >= Ou_SIZE(list)) {
        return OuErr_Format(OuExc_IndexError, "list index out of range");
    }
    return ((OuListObject *)list)->ob_item[index];
}

/**
 * Replaces an item: `value` is stolen, also on failure.
 *
 * @lab{2,2}
 */
int OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    if (!OuList_Check(list)) {
        Ou_XDecRef(value);
        return ou_not_a_list(list);
    }
    if (index < 0 || index >= Ou_SIZE(list)) {
        Ou_XDecRef(value);
        OuErr_SetString(OuExc_IndexError, "list assignment index out of range");
        return -1;
    }
    Ou_XSetRef(&((OuListObject *)list)->ob_item[index], value);
    return 0;
}

/**
 * Lets a list die: untracks it, releases its items, the last one first, and frees it.
 *
 * @lab{2,3}
 */
void ou_list_dealloc(OuObject *list)
{
    OuListObject *self = (OuListObject *)list;
    OuObject_GC_UnTrack(list);
    OuTrashcan trashcan = ou_trashcan_begin(list, ou_list_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    for (Ou_ssize_t i = Ou_SIZE(list) - 1; i >= 0; i--) {
        Ou_XDecRef(self->ob_item[i]);
    }
    OuMem_Free(self->ob_item);
    OuObject_GC_Del(list);
    ou_trashcan_end(trashcan);
}

/**
 * Empties a list: first it is empty, then the items are released, the last one first.
 *
 * @lab{2,3}
 */
int ou_list_clear(OuObject *list)
{
    OuListObject *self = (OuListObject *)list;
    OuObject **items = self->ob_item;
    Ou_ssize_t i = Ou_SIZE(list);
    if (items == NULL) {
        return 0; /* nothing to do, and `allocated` may be a mark of somebody who sorts */
    }
    self->ob_item = NULL;
    self->ob_base.ob_size = 0;
    self->allocated = 0;
    while (--i >= 0) {
        Ou_XDecRef(items[i]);
    }
    OuMem_Free(items);
    return 0;
}

/**
 * Shows every item, the last one first.
 *
 * @lab{2,3}
 */
int ou_list_traverse(OuObject *list, OuVisitProc visit, void *argument)
{
    OuListObject *self = (OuListObject *)list;
    for (Ou_ssize_t i = Ou_SIZE(list) - 1; i >= 0; i--) {
        OU_VISIT(self->ob_item[i]);
    }
    return 0;
}

/**
 * Appends an item; the list takes a reference of its own.
 *
 * @lab{2,4}
 */
int OuList_Append(OuObject *list, OuObject *value)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    OuListObject *self = (OuListObject *)list;
    Ou_ssize_t size = Ou_SIZE(list);
    if (ou_list_resize(self, size + 1) < 0) {
        return -1;
    }
    self->ob_item[size] = Ou_NewRef(value);
    return 0;
}

/**
 * Inserts an item; the list takes a reference of its own.
 *
 * @lab{2,4}
 */
int OuList_Insert(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    OuListObject *self = (OuListObject *)list;
    Ou_ssize_t size = Ou_SIZE(list);
    if (ou_list_resize(self, size + 1) < 0) {
        return -1;
    }
    if (index < 0) {
        index += size;
        if (index < 0) {
            index = 0;
        }
    }
    if (index > size) {
        index = size;
    }
    OuObject **items = self->ob_item;
    memmove(&items[index + 1], &items[index], (size_t)(size - index) * sizeof *items);
    items[index] = Ou_NewRef(value);
    return 0;
}

/** Brings `low` and `high` into the list, with low <= high. */
static void clip(Ou_ssize_t size, Ou_ssize_t *low, Ou_ssize_t *high)
{
    *low = *low < 0 ? 0 : *low > size ? size : *low;
    *high = *high < *low ? *low : *high > size ? size : *high;
}

/**
 * Copies a slice into a new list, which owns references of its own.
 *
 * @lab{2,5}
 */
OuObject *OuList_GetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high)
{
    if (!OuList_Check(list)) {
        ou_not_a_list(list);
        return NULL;
    }
    clip(Ou_SIZE(list), &low, &high);
    OuObject *slice = OuList_New(high - low);
    if (slice == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = low; i < high; i++) {
        OuObject *item = ((OuListObject *)list)->ob_item[i];
        ((OuListObject *)slice)->ob_item[i - low] = Ou_XNewRef(item);
    }
    return slice;
}

/**
 * Replaces the items from `low` to `high` by those of `values`; deletes them when it is NULL.
 *
 * Everything that can fail comes first; then the list is changed; what was replaced waits in
 * `replaced` and is released last.
 *
 * @lab{2,5}
 */
int OuList_SetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high, OuObject *values)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    if (values != NULL && !OuList_Check(values)) {
        return ou_not_a_list(values);
    }
    if (values == list) {
        /* The items would move while they are read: work from a copy. */
        OuObject *copy = OuList_GetSlice(values, 0, Ou_SIZE(values));
        if (copy == NULL) {
            return -1;
        }
        int result = OuList_SetSlice(list, low, high, copy);
        Ou_DecRef(copy);
        return result;
    }
    OuListObject *self = (OuListObject *)list;
    Ou_ssize_t size = Ou_SIZE(list);
    clip(size, &low, &high);
    Ou_ssize_t out = high - low;
    Ou_ssize_t in = values ? Ou_SIZE(values) : 0;
    if (size - out + in == 0) {
        return ou_list_clear(list);
    }
    OuObject **replaced = OuMem_Malloc((size_t)out * sizeof *replaced);
    if (replaced == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    if (in > out && ou_list_resize(self, size - out + in) < 0) {
        OuMem_Free(replaced);
        return -1;
    }
    OuObject **items = self->ob_item;
    memcpy(replaced, &items[low], (size_t)out * sizeof *items);
    memmove(&items[low + in], &items[high], (size_t)(size - high) * sizeof *items);
    for (Ou_ssize_t i = 0; i < in; i++) {
        items[low + i] = Ou_XNewRef(((OuListObject *)values)->ob_item[i]);
    }
    if (in < out && ou_list_resize(self, size - out + in) < 0) {
        /* The room could not be made smaller. That is no failure: it stays larger. */
        OuErr_Clear();
        self->ob_base.ob_size = size - out + in;
    }
    for (Ou_ssize_t i = out - 1; i >= 0; i--) {
        Ou_XDecRef(replaced[i]);
    }
    OuMem_Free(replaced);
    return 0;
}

/**
 * Reverses the items in place; no count changes.
 *
 * @lab{2,5}
 */
int OuList_Reverse(OuObject *list)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    OuObject **items = ((OuListObject *)list)->ob_item;
    for (Ou_ssize_t i = 0, j = Ou_SIZE(list) - 1; i < j; i++, j--) {
        OuObject *item = items[i];
        items[i] = items[j];
        items[j] = item;
    }
    return 0;
}
