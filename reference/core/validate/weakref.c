/* SPDX-License-Identifier: MIT */
/**
 * @file validate/weakref.c
 * The invariants of weak references as functions, checked from outside core/weakref.c.
 */
#include "ouro/weakref.h"

#include "ouro/memory.h"

/** The first weak reference to an object whose type can be referenced. */
static const OuWeakReference *first_of(const OuObject *op)
{
    return *ou_weakrefs_of((OuObject *)(uintptr_t)op);
}

/** Whether a weak reference is one that all share who ask for a ref: 1 or 0. */
static int is_shared_ref(const OuWeakReference *self)
{
    return self->wr_callback == NULL && self->ob_base.ob_type == &OuWeakref_RefType;
}

/** Whether a weak reference is one that all share who ask for a proxy: 1 or 0. */
static int is_shared_proxy(const OuWeakReference *self)
{
    return self->wr_callback == NULL && OuWeakref_CheckProxy((const OuObject *)self);
}

const char *ou_validate_weakref(const OuObject *op)
{
    if (!OuWeakref_Check(op)) {
        return NULL;
    }
    const OuWeakReference *self = (const OuWeakReference *)op;
    const OuObject *referent = self->wr_object;
    if (referent == NULL) {
        return NULL; /* cleared: the neighbours may be those of a waiting line */
    }
    if (OuMem_IsPtrFreed(referent) || OuMem_IsPtrFreed(referent->ob_type)) {
        return "the referent of a weak reference was freed, and the weak reference was not cleared";
    }
    if (!ou_type_supports_weakrefs(referent->ob_type)) {
        return "a weak reference refers to an object that has no list of weak references";
    }
    if ((self->wr_prev == NULL) != (first_of(referent) == self)) {
        return self->wr_prev == NULL ? "a weak reference is not in the list of its referent"
                                     : "the first weak reference of a list has one before it";
    }
    if (self->wr_prev != NULL &&
        (self->wr_prev->wr_next != self || self->wr_prev->wr_object != referent)) {
        return "the weak reference before this one does not lead to it";
    }
    if (self->wr_next != NULL &&
        (self->wr_next->wr_prev != self || self->wr_next->wr_object != referent)) {
        return "the weak reference behind this one does not lead back to it";
    }
    return NULL;
}

const char *ou_validate_weakrefs_of(const OuObject *op)
{
    if (!ou_type_supports_weakrefs(op->ob_type)) {
        return NULL;
    }
    const OuWeakReference *prev = NULL;
    const OuWeakReference *shared_ref = NULL;
    for (const OuWeakReference *ref = first_of(op); ref != NULL; ref = ref->wr_next) {
        /* Each one leads back to the one before it, so the walk cannot run in a circle. */
        if (OuMem_IsPtrFreed(ref->ob_base.ob_type)) {
            return "a weak reference was freed, and is still in the list of its referent";
        }
        if (!OuWeakref_Check((const OuObject *)ref)) {
            return "something that is no weak reference is in a list of weak references";
        }
        if (ref->wr_object != op) {
            return "a weak reference is in the list of an object that is not its referent";
        }
        if (ref->wr_prev != prev) {
            return "a back pointer in a list of weak references does not lead back";
        }
        if (is_shared_ref(ref)) {
            if (prev != NULL) {
                return "a ref without callback is not the first in its list, so it is not shared";
            }
            shared_ref = ref;
        }
        if (is_shared_proxy(ref) && prev != shared_ref) {
            return "a proxy without callback is not in front of its list, so it is not shared";
        }
        prev = ref;
    }
    return NULL;
}
