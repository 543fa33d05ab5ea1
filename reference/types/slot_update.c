/* SPDX-License-Identifier: MIT */
/**
 * @file slot_update.c
 * Keeping slots and special methods in step.
 *
 * Downwards: a static type's slots become wrapper descriptors in its dict. Upwards: for a class,
 * each slot is set from what the MRO's dicts say. If all the names of a slot lead to wrapper
 * descriptors of one and the same C function, that function itself goes into the slot (*specific*);
 * as soon as one is something else, the slot function does (*generic*).
 */
#include "slots.h"

#include "ouro/descr.h"
#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"
#include "typeobject.h"

#include <string.h>

enum {
    MAX_EQUIV = 10, /**< lines of one name at most. CPython: MAX_EQUIV (Objects/typeobject.c) */
};

/**
 * Where a slot of a type is; NULL when the type has no such table. CPython: slotptr
 * (Objects/typeobject.c).
 */
static void *slotptr(OuTypeObject *type, size_t offset)
{
    char *table;
    if (offset >= offsetof(OuHeapTypeObject, as_sequence)) {
        table = (char *)type->tp_as_sequence;
        offset -= offsetof(OuHeapTypeObject, as_sequence);
    } else if (offset >= offsetof(OuHeapTypeObject, as_mapping)) {
        table = (char *)type->tp_as_mapping;
        offset -= offsetof(OuHeapTypeObject, as_mapping);
    } else if (offset >= offsetof(OuHeapTypeObject, as_number)) {
        table = (char *)type->tp_as_number;
        offset -= offsetof(OuHeapTypeObject, as_number);
    } else {
        table = (char *)type;
    }
    return table ? table + offset : NULL;
}

/* Slots have many types; they are read and written as bytes. */

/** The function in a slot; NULL for an empty slot, and when the type has no such table. */
static OuSlotFunc read_slot(const void *place)
{
    OuSlotFunc function = NULL;
    if (place != NULL) {
        memcpy(&function, place, sizeof function);
    }
    return function;
}

/** Puts a function into a slot. */
static void write_slot(void *place, OuSlotFunc function)
{
    memcpy(place, &function, sizeof function);
}

int ou_add_operators(OuTypeObject *type)
{
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL; p++) {
        if (p->wrapper == NULL) {
            continue;
        }
        OuSlotFunc function = read_slot(slotptr(type, p->offset));
        if (function == NULL) {
            continue;
        }
        int present = OuDict_Contains(type->tp_dict, p->name_strobj);
        if (present != 0) {
            if (present < 0) {
                return -1;
            }
            continue;
        }
        if (function == (OuSlotFunc)OuObject_HashNotImplemented) {
            if (OuDict_SetItem(type->tp_dict, p->name_strobj, Ou_None) < 0) {
                return -1;
            }
            continue;
        }
        OuObject *descr = OuDescr_NewWrapper(type, p, function);
        if (descr == NULL) {
            return -1;
        }
        int failed = OuDict_SetItem(type->tp_dict, p->name_strobj, descr);
        Ou_DecRef(descr);
        if (failed) {
            return -1;
        }
    }
    return 0;
}

/**
 * Of a name with several slots: the one slot that the type has filled; NULL when none or several.
 * CPython: resolve_slotdups (Objects/typeobject.c).
 */
static void *resolve_slotdups(OuTypeObject *type, OuObject *name)
{
    void *result = NULL;
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL; p++) {
        if (p->name_strobj != name) {
            continue;
        }
        void *place = slotptr(type, p->offset);
        if (read_slot(place) == NULL) {
            continue;
        }
        if (result != NULL && result != place) {
            return NULL;
        }
        result = place;
    }
    return result;
}

/** What the names of one slot lead to. */
typedef struct SlotChoice {
    OuSlotFunc generic;  /**< the slot function that looks the method up */
    OuSlotFunc specific; /**< the C function that the method wraps */
    int use_generic;     /**< 1: the methods are not all wrappers of one C function */
} SlotChoice;

/** Looks at a wrapper descriptor that one of the slot's names leads to. */
static void choose_wrapper(OuTypeObject *type, const OuSlotDef *p, void *place,
                           OuWrapperDescrObject *descr, SlotChoice *choice)
{
    void *only = resolve_slotdups(type, p->name_strobj);
    if (only == NULL || only == place) {
        choice->generic = p->function;
    }
    if ((choice->specific == NULL || choice->specific == descr->d_wrapped) &&
        descr->d_base->wrapper == p->wrapper && OuType_IsSubtype(type, descr->d_common.d_type)) {
        choice->specific = descr->d_wrapped;
    } else {
        /* Two names lead to different functions, or the wrapper is of an unrelated type. */
        choice->use_generic = 1;
    }
}

/** Looks at what one of the slot's names leads to. */
static void choose(OuTypeObject *type, const OuSlotDef *p, void *place, SlotChoice *choice)
{
    OuObject *descr = ou_type_find_name_in_mro(type, p->name_strobj);
    if (descr == NULL) {
        if (place == (void *)&type->tp_iternext) {
            choice->specific = (OuSlotFunc)ou_object_next_not_implemented;
        }
        return;
    }
    if (Ou_TYPE(descr) == &OuWrapperDescr_Type &&
        ((OuWrapperDescrObject *)descr)->d_base->name_strobj == p->name_strobj) {
        choose_wrapper(type, p, place, (OuWrapperDescrObject *)descr, choice);
    } else if (place == (void *)&type->tp_new && ou_is_tp_new_wrapper(descr)) {
        /* The `__new__` of a static type: what tp_new inherited is right. */
        choice->specific = (OuSlotFunc)type->tp_new;
    } else if (descr == Ou_None && place == (void *)&type->tp_hash) {
        choice->specific = (OuSlotFunc)OuObject_HashNotImplemented;
    } else {
        choice->use_generic = 1;
        choice->generic = p->function;
    }
}

/**
 * Sets one slot; returns the first line of the next slot. CPython: update_one_slot
 * (Objects/typeobject.c).
 */
static OuSlotDef *update_one_slot(OuTypeObject *type, OuSlotDef *p)
{
    size_t offset = p->offset;
    void *place = slotptr(type, offset);
    SlotChoice choice = {NULL, NULL, 0};
    do {
        if (place != NULL) {
            choose(type, p, place, &choice);
        }
        p++;
    } while (p->name != NULL && p->offset == offset);
    if (place != NULL) {
        write_slot(place,
                   choice.specific && !choice.use_generic ? choice.specific : choice.generic);
    }
    return p;
}

void ou_fixup_slot_dispatchers(OuTypeObject *type)
{
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL;) {
        p = update_one_slot(type, p);
    }
}

/** The first line of the slot that a line is about. */
static OuSlotDef *first_of_slot(OuSlotDef *p)
{
    while (p > ou_slotdefs && (p - 1)->offset == p->offset) {
        p--;
    }
    return p;
}

/**
 * Updates the slots of `name` in a type and in those subclasses that do not define it. CPython:
 * update_subclasses (Objects/typeobject.c).
 */
static int update_subclasses(OuTypeObject *type, OuObject *name, OuSlotDef *const *lines)
{
    for (int i = 0; lines[i] != NULL; i++) {
        update_one_slot(type, lines[i]);
    }
    OuObject *subclasses = ou_type_subclasses_list(type);
    if (subclasses == NULL) {
        return -1;
    }
    int result = 0;
    for (Ou_ssize_t i = 0; i < OuList_Size(subclasses) && result == 0; i++) {
        OuTypeObject *subclass = (OuTypeObject *)OuList_GetItem(subclasses, i);
        int own = subclass->tp_dict ? OuDict_Contains(subclass->tp_dict, name) : 0;
        if (own == 0) {
            result = update_subclasses(subclass, name, lines);
        } else if (own < 0) {
            result = -1;
        }
    }
    Ou_DecRef(subclasses);
    return result;
}

int ou_update_slot(OuTypeObject *type, OuObject *name)
{
    OuSlotDef *lines[MAX_EQUIV + 1];
    int count = 0;
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL; p++) {
        if (ou_unicode_eq(p->name_strobj, name)) {
            OU_ASSERT(count < MAX_EQUIV, "a name has at most ten slots");
            lines[count++] = first_of_slot(p);
        }
    }
    lines[count] = NULL;
    return count > 0 ? update_subclasses(type, name, lines) : 0;
}

int ou_update_all_slots(OuTypeObject *type)
{
    OuType_Modified(type);
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL; p++) {
        if (ou_update_slot(type, p->name_strobj) < 0) {
            return -1;
        }
    }
    return 0;
}
