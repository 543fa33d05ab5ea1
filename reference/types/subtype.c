/* SPDX-License-Identifier: MIT */
/**
 * @file subtype.c
 * Instances of classes that programs make: how they die, what they own, how they are cleared.
 *
 * An instance is made of parts: the part of the nearest built-in base, which that base's own slots
 * take care of; the slots that the classes below it added; and the attributes, in inline values or
 * in a dict. Each function here does the parts of the classes and then calls the slot of the base.
 *
 * The order in ou_subtype_dealloc() is the order of a death by count: finalizer, weak references,
 * slots, attributes, base. Everything a finalizer or a callback may look at is still whole then.
 */
#include "typeobject.h"

#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/weakref.h"

/** Where the slot of a member is. */
static OuObject **slot_of(OuObject *self, const OuMemberDef *member)
{
    return (OuObject **)(void *)((char *)self + member->offset);
}

/** Visits the slots that one class added. CPython: traverse_slots (Objects/typeobject.c). */
static int traverse_slots(OuTypeObject *type, OuObject *self, OuVisitProc visit, void *argument)
{
    Ou_ssize_t count = Ou_SIZE((OuObject *)type);
    OuMemberDef *member = ou_heap_type_members(type);
    for (Ou_ssize_t i = 0; i < count; i++, member++) {
        if (member->type == OU_T_OBJECT_EX) {
            OU_VISIT(*slot_of(self, member));
        }
    }
    return 0;
}

/**
 * Empties the slots that one class added, in their order. CPython: clear_slots
 * (Objects/typeobject.c).
 */
static void clear_slots(OuTypeObject *type, OuObject *self)
{
    Ou_ssize_t count = Ou_SIZE((OuObject *)type);
    OuMemberDef *member = ou_heap_type_members(type);
    for (Ou_ssize_t i = 0; i < count; i++, member++) {
        if (member->type == OU_T_OBJECT_EX) {
            Ou_Clear(slot_of(self, member));
        }
    }
}

/** Shows everything an instance owns. CPython: subtype_traverse (Objects/typeobject.c). */
int ou_subtype_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuTypeObject *type = Ou_TYPE(self);
    OuTypeObject *base = type;
    for (; base->tp_traverse == ou_subtype_traverse; base = base->tp_base) {
        if (Ou_SIZE((OuObject *)base) > 0) {
            int stop = traverse_slots(base, self, visit, argument);
            if (stop) {
                return stop;
            }
        }
    }
    if (type->tp_flags & OU_TPFLAGS_MANAGED_DICT) {
        if (*ou_object_values_pointer(self) != NULL) {
            int stop = ou_object_visit_instance_attributes(self, visit, argument);
            if (stop) {
                return stop;
            }
        }
        OU_VISIT(*ou_object_managed_dict_pointer(self));
    } else if (type->tp_dictoffset != base->tp_dictoffset) {
        OuObject **place = ou_object_computed_dict_pointer(self);
        OU_VISIT(place ? *place : NULL);
    }
    /* The base visits the type itself if it is a class, too. */
    if (!base->tp_traverse || !(base->tp_flags & OU_TPFLAGS_HEAPTYPE)) {
        OU_VISIT(type);
    }
    return base->tp_traverse ? base->tp_traverse(self, visit, argument) : 0;
}

/** Lets go of what may be part of a cycle. CPython: subtype_clear (Objects/typeobject.c). */
int ou_subtype_clear(OuObject *self)
{
    OuTypeObject *type = Ou_TYPE(self);
    OuTypeObject *base = type;
    for (; base->tp_clear == ou_subtype_clear; base = base->tp_base) {
        if (Ou_SIZE((OuObject *)base) > 0) {
            clear_slots(base, self);
        }
    }
    if (type->tp_flags & OU_TPFLAGS_MANAGED_DICT) {
        if (*ou_object_values_pointer(self) != NULL) {
            ou_object_clear_instance_attributes(self);
        }
        Ou_Clear(ou_object_managed_dict_pointer(self));
    } else if (type->tp_dictoffset != base->tp_dictoffset) {
        OuObject **place = ou_object_computed_dict_pointer(self);
        if (place != NULL) {
            Ou_Clear(place);
        }
    }
    return base->tp_clear ? base->tp_clear(self) : 0;
}

/**
 * Runs what may look at the whole object: finalizer, callbacks of weak references, legacy
 * finalizer. Returns 0, or -1 if the object was resurrected.
 */
static int finalize_instance(OuObject *self, OuTypeObject *type, OuTypeObject *base)
{
    if (type->tp_finalize != NULL) {
        OuObject_GC_Track(self);
        if (OuObject_CallFinalizerFromDealloc(self) < 0) {
            return -1;
        }
        OuObject_GC_UnTrack(self);
    }
    int own_weakrefs = type->tp_weaklistoffset != 0 && base->tp_weaklistoffset == 0;
    if (own_weakrefs) {
        OuObject_ClearWeakRefs(self);
    }
    if (type->tp_del != NULL) {
        OuObject_GC_Track(self);
        type->tp_del(self);
        if (Ou_REFCNT(self) > 0) {
            return -1;
        }
        OuObject_GC_UnTrack(self);
    }
    if (own_weakrefs && (type->tp_finalize != NULL || type->tp_del != NULL)) {
        /* Weak references made meanwhile are cleared silently: the object is half dead. */
        OuWeakReference **list = ou_weakrefs_of(self);
        while (*list != NULL) {
            ou_weakref_unlink(*list);
        }
    }
    return 0;
}

/** Releases slots and attributes. */
static void release_attributes(OuObject *self, OuTypeObject *type)
{
    OuTypeObject *base = type;
    for (; base->tp_dealloc == ou_subtype_dealloc; base = base->tp_base) {
        if (Ou_SIZE((OuObject *)base) > 0) {
            clear_slots(base, self);
        }
    }
    if (type->tp_flags & OU_TPFLAGS_MANAGED_DICT) {
        OuObject **place = ou_object_managed_dict_pointer(self);
        if (*place != NULL) {
            Ou_Clear(place);
        } else if (*ou_object_values_pointer(self) != NULL) {
            ou_object_free_instance_attributes(self);
        }
    } else if (type->tp_dictoffset != 0 && base->tp_dictoffset == 0) {
        OuObject **place = ou_object_computed_dict_pointer(self);
        if (place != NULL) {
            Ou_Clear(place);
        }
    }
}

/** Lets the base's own slot do its part and free the memory, then releases the type. */
static void call_base_dealloc(OuObject *self, OuTypeObject *base)
{
    OuTypeObject *type = Ou_TYPE(self); /* `__class__` may have been assigned to */
    int release_type = !(base->tp_flags & OU_TPFLAGS_HEAPTYPE);
    if (base->tp_flags & OU_TPFLAGS_HAVE_GC) {
        OuObject_GC_Track(self); /* the base's slot begins with untracking */
    }
    base->tp_dealloc(self);
    if (release_type) {
        Ou_DecRef((OuObject *)type);
    }
}

/** Lets an instance die. */
void ou_subtype_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, ou_subtype_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    OuTypeObject *type = Ou_TYPE(self);
    OuTypeObject *base = type;
    while (base->tp_dealloc == ou_subtype_dealloc) {
        base = base->tp_base;
    }
    if (finalize_instance(self, type, base) == 0) {
        release_attributes(self, type);
        call_base_dealloc(self, base);
    }
    ou_trashcan_end(trashcan);
}

/* ---- __dict__ and __weakref__ ------------------------------------------------------------------------ */

/**
 * The nearest built-in base that has a dict: a metaclass or a module class. CPython:
 * get_builtin_base_with_dict (Objects/typeobject.c).
 */
static OuTypeObject *builtin_base_with_dict(OuTypeObject *type)
{
    for (; type->tp_base != NULL; type = type->tp_base) {
        if (type->tp_dictoffset != 0 && !(type->tp_flags & OU_TPFLAGS_HEAPTYPE)) {
            return type;
        }
    }
    return NULL;
}

/**
 * The `__dict__` descriptor of such a base: borrowed; NULL with TypeError set. CPython:
 * get_dict_descriptor (Objects/typeobject.c).
 */
static OuObject *dict_descriptor(OuTypeObject *type, OuObject *self)
{
    OuObject *descr = OuDict_GetItemString(type->tp_dict, "__dict__");
    if (descr == NULL || !OuDescr_IsData(descr)) {
        return OuErr_Format(OuExc_TypeError,
                            "this __dict__ descriptor does not support '%.200s' objects",
                            Ou_TYPE(self)->tp_name);
    }
    return descr;
}

/** CPython: subtype_dict (Objects/typeobject.c). */
static OuObject *get_dict(OuObject *self, void *context)
{
    OuTypeObject *base = builtin_base_with_dict(Ou_TYPE(self));
    if (base == NULL) {
        return OuObject_GenericGetDict(self, context);
    }
    OuObject *descr = dict_descriptor(base, self);
    return descr ? Ou_TYPE(descr)->tp_descr_get(descr, self, (OuObject *)Ou_TYPE(self)) : NULL;
}

/** CPython: subtype_setdict (Objects/typeobject.c). */
static int set_dict(OuObject *self, OuObject *value, void *OU_UNUSED(context))
{
    OuTypeObject *base = builtin_base_with_dict(Ou_TYPE(self));
    if (base != NULL) {
        OuObject *descr = dict_descriptor(base, self);
        return descr ? Ou_TYPE(descr)->tp_descr_set(descr, self, value) : -1;
    }
    OuObject **place = ou_object_get_dict_ptr(self);
    if (place == NULL) {
        if (!OuErr_Occurred()) {
            OuErr_SetString(OuExc_AttributeError, "This object has no __dict__");
        }
        return -1;
    }
    if (value != NULL && !OuDict_Check(value)) {
        OuErr_Format(OuExc_TypeError, "__dict__ must be set to a dictionary, not a '%.200s'",
                     Ou_TYPE(value)->tp_name);
        return -1;
    }
    Ou_StoreRef(place, value);
    return 0;
}

/** CPython: subtype_getweakref (Objects/typeobject.c). */
static OuObject *get_weakref(OuObject *self, void *OU_UNUSED(context))
{
    if (!ou_type_supports_weakrefs(Ou_TYPE(self))) {
        return OuErr_Format(OuExc_AttributeError, "This object has no __weakref__");
    }
    OuWeakReference *first = *ou_weakrefs_of(self);
    return Ou_NewRef(first ? (OuObject *)first : Ou_None);
}

OuGetSetDef ou_subtype_getsets_full[] = {
    {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)", NULL},
    {"__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/**
 * `__dict__` of the objects of a class. CPython: subtype_getsets_dict_only (Objects/typeobject.c).
 */
OuGetSetDef ou_subtype_getsets_dict_only[] = {
    {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/**
 * `__weakref__` of the objects of a class. CPython: subtype_getsets_weakref_only
 * (Objects/typeobject.c).
 */
OuGetSetDef ou_subtype_getsets_weakref_only[] = {
    {"__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
