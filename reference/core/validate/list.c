/* SPDX-License-Identifier: MIT */
/**
 * @file validate/list.c
 * The invariants of the list as functions, checked from outside core/list.c.
 */
#include "ouro/list.h"

#include "ouro/memory.h"
#include "ouro/refcount.h"

enum {
    BEING_SORTED = -1, /**< the room of a list while types/listsort.c has its items */
};

const char *ou_validate_list(const OuObject *list)
{
    if (!OuList_Check(list)) {
        return NULL;
    }
    const OuListObject *self = (const OuListObject *)list;
    if (self->allocated == BEING_SORTED) {
        return self->ob_base.ob_size == 0 && self->ob_item == NULL
                   ? NULL
                   : "a list that is being sorted is not empty";
    }
    if (self->ob_base.ob_size < 0) {
        return "the size of a list is below 0";
    }
    if (self->ob_base.ob_size > self->allocated) {
        return "a list has more items than room";
    }
    if ((self->ob_item == NULL) != (self->allocated == 0)) {
        return self->ob_item == NULL ? "a list has room, and no array"
                                     : "a list has an array, and no room";
    }
    if (OuMem_IsPtrFreed(self->ob_item)) {
        return "the array of a list was read from freed memory";
    }
    return NULL;
}

const char *ou_validate_list_items(const OuObject *list)
{
    const char *sentence = ou_validate_list(list);
    if (sentence != NULL || !OuList_Check(list)) {
        return sentence;
    }
    const OuListObject *self = (const OuListObject *)list;
    for (Ou_ssize_t i = 0; i < self->ob_base.ob_size; i++) {
        const OuObject *item = self->ob_item[i]; /* NULL only while the list is being filled */
        if (OuMem_IsPtrFreed(item)) {
            return "an item of a list was read from freed memory";
        }
        if (item != NULL && ou_validate_object(item) != NULL) {
            return "a list does not own one of its items: the item is dead";
        }
    }
    return NULL;
}
