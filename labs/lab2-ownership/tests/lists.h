/* SPDX-License-Identifier: MIT */
/**
 * @file lists.h
 * What the probes of this lab share: lists that are made and put away by hand.
 *
 * None of this calls a function of yours, so that a probe reaches the task it is about and no other.
 * Read list_by_hand(): it shows what a list consists of.
 */
#ifndef OURO_LABS_LISTS_H
#define OURO_LABS_LISTS_H

#include "probe.h"
#include "toy.h"

#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <stdio.h>
#include <string.h>

/** A list of fresh toys with these names; the list is their only owner. No room to spare. */
#define LIST(...) list_by_hand(0, (const char *const[]){__VA_ARGS__, NULL})

/** An empty list with no room. */
#define EMPTY_LIST() list_by_hand(0, (const char *const[]){NULL})

/** Makes a list with room for `room` items, or as many as there are names if that is more. */
static inline OuObject *list_by_hand(Ou_ssize_t room, const char *const *names)
{
    OuListObject *self = (OuListObject *)OuObject_GC_New(&OuList_Type);
    Ou_ssize_t count = 0;
    while (names[count] != NULL) {
        count++;
    }
    if (room < count) {
        room = count;
    }
    if (self == NULL) {
        OU_FATAL("no memory for a list");
    }
    if (room > 0) {
        self->ob_item = OuMem_Calloc((size_t)room, sizeof(OuObject *));
        if (self->ob_item == NULL) {
            OU_FATAL("no memory for a list");
        }
    }
    for (Ou_ssize_t i = 0; i < count; i++) {
        self->ob_item[i] = OBJ(toy(names[i]));
    }
    self->ob_base.ob_size = count;
    self->allocated = room;
    OuObject_GC_Track(OBJ(self));
    return OBJ(self);
}

/** A list of one item, whose reference it steals; NULL gives an empty slot. */
static inline OuObject *list_around(OuObject *item)
{
    OuObject *list = list_by_hand(1, (const char *const[]){NULL});
    ((OuListObject *)list)->ob_item[0] = item;
    ((OuListObject *)list)->ob_base.ob_size = 1;
    return list;
}

/** Puts a list away without its tp_dealloc, and releases what it held, the last item first. */
static inline void put_away(OuObject *list)
{
    OuListObject was = *(OuListObject *)list;
    OU_REF_TOTAL_ADD(-Ou_REFCNT(list));
    OuObject_GC_UnTrack(list);
    OuObject_GC_Del(list);
    while (was.ob_base.ob_size > 0) {
        Ou_XDecRef(was.ob_item[--was.ob_base.ob_size]);
    }
    OuMem_Free(was.ob_item);
}

/** The item of a list at an index, which must be there. Borrowed. */
static inline Toy *item_of(OuObject *list, Ou_ssize_t index)
{
    return (Toy *)((OuListObject *)list)->ob_item[index];
}

/** Says "LABEL: a b c", the names of the items; "-" for an empty slot, "LABEL: empty" for none. */
static inline void say_list(const char *label, OuObject *list)
{
    char line[256];
    size_t used = 0;
    for (Ou_ssize_t i = 0; i < Ou_SIZE(list); i++) {
        const Toy *item = item_of(list, i);
        int length =
            snprintf(line + used, sizeof line - used, " %s", item == NULL ? "-" : item->name);
        if (length < 0 || (size_t)length >= sizeof line - used) {
            OU_FATAL("the names of a list do not fit a line");
        }
        used += (size_t)length;
    }
    line[used] = '\0';
    say("%s:%s", label, used > 0 ? line : " empty");
}

/** Says which error is set, "no error" if none is, and clears it. */
static inline void say_error(void)
{
    OuExcKind kind = OuErr_Occurred();
    say("%s", kind == OuExc_None ? "no error" : OuErr_KindName(kind));
    OuErr_Clear();
}

/** From now on there is no memory: every allocation fails. */
static inline void no_memory(void)
{
    OuMem_SetupFaults();
    OuMem_FailAllocation(1, 1);
}

/** There is memory again. */
static inline void memory_again(void)
{
    OuMem_RemoveFaults();
}

#endif
