/* SPDX-License-Identifier: MIT */
/**
 * @file weakref.c
 * Weak references, solved in another way than the model answer.
 *
 * Each weak reference has a rank: 0 the shared ref, 1 the shared proxy, 2 any other. The list is
 * sorted by rank, and a new one goes in front of the first whose rank is not lower.
 */
#include "ouro/weakref.h"

#include "ouro/errors.h"
#include "ouro/gclist.h"
#include "ouro/refcount.h"

#include <stdlib.h>

static int rank_of(OuWeakReference *self)
{
    if (self->wr_callback != NULL) {
        return 2;
    }
    if (Ou_TYPE((OuObject *)self) == &OuWeakref_RefType) {
        return 0;
    }
    return OuWeakref_CheckProxy((OuObject *)self) ? 1 : 2;
}

/** The first of a list, or the second, if it has the given rank; else NULL. */
static OuWeakReference *find_rank(OuWeakReference *list, int rank)
{
    for (int steps = 0; steps < 2 && list != NULL; steps++, list = list->wr_next) {
        if (rank_of(list) == rank) {
            return list;
        }
    }
    return NULL;
}

void ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref, OuWeakReference **proxy)
{
    *ref = find_rank(list, 0);
    *proxy = find_rank(list, 1);
}

void ou_weakref_insert(OuWeakReference *self)
{
    OuWeakReference *before = NULL;
    OuWeakReference **at = ou_weakrefs_of(self->wr_object);
    while (*at != NULL && rank_of(*at) < rank_of(self)) {
        before = *at;
        at = &before->wr_next;
    }
    self->wr_prev = before;
    self->wr_next = *at;
    if (*at != NULL) {
        (*at)->wr_prev = self;
    }
    *at = self;
}

OuObject *ou_weakref_make(OuTypeObject *type, OuObject *op, OuObject *callback)
{
    OuObject *made = NULL;
    if (!ou_type_supports_weakrefs(Ou_TYPE(op))) {
        OuErr_Format(OuExc_TypeError, "cannot create weak reference to '%s' object",
                     Ou_TYPE(op)->tp_name);
    } else if ((made = ou_object_alloc(type, 0)) != NULL) {
        OuWeakReference *self = (OuWeakReference *)made;
        Ou_XIncRef(callback);
        self->wr_callback = callback;
        self->wr_object = op;
        self->hash = -1;
        ou_weakref_insert(self);
        OuObject_GC_Track(made);
    }
    return made;
}

/** The one of the given rank, shared, or a new one. */
static OuObject *share_or_make(OuTypeObject *type, int rank, OuObject *op, OuObject *callback)
{
    OuWeakReference *shared = NULL;
    if (callback == NULL && ou_type_supports_weakrefs(Ou_TYPE(op))) {
        shared = find_rank(*ou_weakrefs_of(op), rank);
    }
    return shared ? Ou_NewRef((OuObject *)shared) : ou_weakref_make(type, op, callback);
}

OuObject *OuWeakref_NewRef(OuObject *op, OuObject *callback)
{
    return share_or_make(&OuWeakref_RefType, 0, op, callback);
}

OuObject *OuWeakref_NewProxy(OuObject *op, OuObject *callback)
{
    int callable = Ou_TYPE(op)->tp_call != NULL;
    return share_or_make(callable ? &OuWeakref_CallableProxyType : &OuWeakref_ProxyType, 1, op,
                         callback);
}

void ou_weakref_unlink(OuWeakReference *self)
{
    if (self->wr_object != NULL) {
        OuWeakReference **place =
            self->wr_prev ? &self->wr_prev->wr_next : ou_weakrefs_of(self->wr_object);
        *place = self->wr_next;
        if (self->wr_next != NULL) {
            self->wr_next->wr_prev = self->wr_prev;
        }
        self->wr_object = NULL;
        self->wr_prev = self->wr_next = NULL;
    }
}

void ou_weakref_clear(OuWeakReference *self)
{
    OuObject *callback = self->wr_callback;
    self->wr_callback = NULL;
    ou_weakref_unlink(self);
    Ou_XDecRef(callback);
}

void ou_weakref_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    ou_weakref_tp_clear(self);
    OuObject_GC_Del(self);
}

int ou_weakref_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuObject *callback = ((OuWeakReference *)self)->wr_callback;
    return callback == NULL ? 0 : visit(callback, argument);
}

int ou_weakref_tp_clear(OuObject *self)
{
    ou_weakref_clear((OuWeakReference *)self);
    return 0;
}

void ou_weakref_handle_callback(OuWeakReference *self, OuObject *callback)
{
    OuObject *result = ou_weakref_call(callback, (OuObject *)self);
    if (result == NULL) {
        OuErr_WriteUnraisable(NULL, callback);
    }
    Ou_XDecRef(result);
}

/** Whether a weak reference that was just cleared is dying itself: 1 or 0. */
static int is_dying(const OuWeakReference *ref)
{
    return Ou_REFCNT((const OuObject *)ref) == 0;
}

/**
 * Those that wait are kept in an array, from its front; those that are dying from its back, so that
 * their callbacks can be released. Without memory for the array nobody is called.
 */
void OuObject_ClearWeakRefs(OuObject *op)
{
    Ou_ssize_t count = ou_weakref_count(op);
    if (count == 0) {
        return;
    }
    OuWeakReference **waiting = malloc((size_t)count * sizeof *waiting);
    Ou_ssize_t used = 0;
    Ou_ssize_t back = count;
    for (OuWeakReference *ref; (ref = *ou_weakrefs_of(op)) != NULL;) {
        ou_weakref_unlink(ref);
        if (waiting != NULL && is_dying(ref)) {
            waiting[--back] = ref;
        } else if (waiting != NULL && ref->wr_callback != NULL) {
            Ou_IncRef((OuObject *)ref);
            waiting[used++] = ref;
        }
    }
    OuErrRecord error;
    OuErr_Fetch(&error);
    for (Ou_ssize_t i = count - 1; waiting != NULL && i >= back; i--) {
        Ou_Clear(&waiting[i]->wr_callback);
    }
    for (Ou_ssize_t i = 0; i < used; i++) {
        OuObject *callback = waiting[i]->wr_callback;
        waiting[i]->wr_callback = NULL;
        ou_weakref_handle_callback(waiting[i], callback);
        Ou_DecRef(callback);
        Ou_DecRef((OuObject *)waiting[i]);
    }
    OuErr_Restore(&error);
    free(waiting);
}

/** Those that wait are chained by wr_next, which is free once they are cleared. */
Ou_ssize_t handle_weakrefs(OuGCHead *unreachable, OuGCHead *old)
{
    OuWeakReference *waiting = NULL;
    OuWeakReference **end = &waiting;
    for (OuGCHead *gc = gc_next(unreachable); gc != unreachable; gc = gc_next(gc)) {
        OuObject *op = ou_from_gc(gc);
        while (ou_type_supports_weakrefs(Ou_TYPE(op)) && *ou_weakrefs_of(op) != NULL) {
            OuWeakReference *ref = *ou_weakrefs_of(op);
            ou_weakref_unlink(ref);
            int is_trash = (ou_as_gc((OuObject *)ref)->gc_prev & OU_GC_PREV_COLLECTING) != 0;
            if (ref->wr_callback != NULL && !is_dying(ref) && !is_trash) {
                Ou_IncRef((OuObject *)ref);
                *end = ref;
                end = &ref->wr_next;
            }
        }
        if (OuWeakref_Check(op)) {
            ou_weakref_unlink((OuWeakReference *)op);
        }
    }
    Ou_ssize_t died = 0;
    while (waiting != NULL) {
        OuWeakReference *ref = waiting;
        waiting = ref->wr_next;
        ou_weakref_handle_callback(ref, ref->wr_callback);
        if (Ou_REFCNT((OuObject *)ref) > 1) {
            gc_list_move(ou_as_gc((OuObject *)ref), old);
        } else {
            died++;
        }
        Ou_DecRef((OuObject *)ref);
    }
    return died;
}
