/* SPDX-License-Identifier: MIT */
/**
 * @file weakref.c
 * Weak references: making them, and clearing them when their referent dies.
 *
 * The idea: the referent does not count its weak references, but it lists them. When it dies,
 * it walks the list and tells each one. Two rules make callbacks safe:
 *
 *     clear all, then call     a callback never sees another weak reference to the same referent
 *                              that still looks alive
 *     trash never calls        in a collection, a weak reference that is itself garbage is cleared
 *                              and its callback is not called, so no callback reaches garbage
 *
 * Invariants:
 *
 *     a weak reference is in the list of its referent exactly while wr_object is not NULL
 *     the list begins with the shared ref, then the shared proxy, if they exist
 *     a cleared weak reference never comes back to life
 *
 * Terms: a weak reference is *basic*, and shared by all who ask for one, when it is exactly of a
 * built-in type and has no callback; it is *cleared*, or dead, when wr_object is NULL.
 */
#include "ouro/weakref.h"

#include "ouro/errors.h"
#include "ouro/gclist.h"
#include "ouro/refcount.h"

/**
 * Finds the two shared ones at the front of a list.
 *
 * @lab{6,1}
 */
void ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref, OuWeakReference **proxy)
{
    *ref = NULL;
    *proxy = NULL;
    if (list != NULL && list->wr_callback == NULL &&
        Ou_TYPE((OuObject *)list) == &OuWeakref_RefType) {
        *ref = list;
        list = list->wr_next;
    }
    if (list != NULL && list->wr_callback == NULL && OuWeakref_CheckProxy((OuObject *)list)) {
        *proxy = list;
    }
}

/** Links `self` behind `before`, or at the front of the list when that is NULL. */
static void insert_after(OuWeakReference *self, OuWeakReference *before, OuWeakReference **list)
{
    self->wr_prev = before;
    self->wr_next = before ? before->wr_next : *list;
    if (self->wr_next != NULL) {
        self->wr_next->wr_prev = self;
    }
    if (before != NULL) {
        before->wr_next = self;
    } else {
        *list = self;
    }
}

/**
 * Puts a fresh weak reference into its place: shared ones in front, the others behind them.
 *
 * @lab{6,1}
 */
void ou_weakref_insert(OuWeakReference *self)
{
    OuWeakReference **list = ou_weakrefs_of(self->wr_object);
    OuWeakReference *ref;
    OuWeakReference *proxy;
    ou_weakref_get_basic(*list, &ref, &proxy);
    OuTypeObject *type = Ou_TYPE((OuObject *)self);
    if (self->wr_callback == NULL && type == &OuWeakref_RefType) {
        insert_after(self, NULL, list);
    } else if (self->wr_callback == NULL && OuWeakref_CheckProxy((OuObject *)self)) {
        insert_after(self, ref, list);
    } else {
        insert_after(self, proxy ? proxy : ref, list);
    }
}

/**
 * Makes a weak reference of a given type and puts it into its place.
 *
 * @lab{6,2}
 */
OuObject *ou_weakref_make(OuTypeObject *type, OuObject *op, OuObject *callback)
{
    if (!ou_type_supports_weakrefs(Ou_TYPE(op))) {
        return OuErr_Format(OuExc_TypeError, "cannot create weak reference to '%s' object",
                            Ou_TYPE(op)->tp_name);
    }
    OuWeakReference *self = (OuWeakReference *)ou_object_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->hash = -1;
    self->wr_object = op;
    self->wr_callback = Ou_XNewRef(callback);
    ou_weakref_insert(self);
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * Makes a ref, or hands out the shared one.
 *
 * @lab{6,2}
 */
OuObject *OuWeakref_NewRef(OuObject *op, OuObject *callback)
{
    if (callback == NULL && ou_type_supports_weakrefs(Ou_TYPE(op))) {
        OuWeakReference *ref;
        OuWeakReference *proxy;
        ou_weakref_get_basic(*ou_weakrefs_of(op), &ref, &proxy);
        if (ref != NULL) {
            return Ou_NewRef((OuObject *)ref);
        }
    }
    return ou_weakref_make(&OuWeakref_RefType, op, callback);
}

/**
 * Makes a proxy, or hands out the shared one.
 *
 * @lab{6,2}
 */
OuObject *OuWeakref_NewProxy(OuObject *op, OuObject *callback)
{
    if (callback == NULL && ou_type_supports_weakrefs(Ou_TYPE(op))) {
        OuWeakReference *ref;
        OuWeakReference *proxy;
        ou_weakref_get_basic(*ou_weakrefs_of(op), &ref, &proxy);
        if (proxy != NULL) {
            return Ou_NewRef((OuObject *)proxy);
        }
    }
    OuTypeObject *type = Ou_TYPE(op)->tp_call ? &OuWeakref_CallableProxyType : &OuWeakref_ProxyType;
    return ou_weakref_make(type, op, callback);
}

/**
 * Takes a weak reference out of the referent's list; its callback stays.
 *
 * @lab{6,3}
 */
void ou_weakref_unlink(OuWeakReference *self)
{
    if (self->wr_object == NULL) {
        return;
    }
    OuWeakReference **list = ou_weakrefs_of(self->wr_object);
    if (*list == self) {
        *list = self->wr_next;
    }
    if (self->wr_prev != NULL) {
        self->wr_prev->wr_next = self->wr_next;
    }
    if (self->wr_next != NULL) {
        self->wr_next->wr_prev = self->wr_prev;
    }
    self->wr_object = NULL;
    self->wr_prev = NULL;
    self->wr_next = NULL;
}

/**
 * Takes a weak reference out of the referent's list and forgets its callback.
 *
 * @lab{6,3}
 */
void ou_weakref_clear(OuWeakReference *self)
{
    ou_weakref_unlink(self);
    Ou_Clear(&self->wr_callback);
}

/**
 * Lets a weak reference die: its referent must not know it any more.
 *
 * @lab{6,3}
 */
void ou_weakref_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    ou_weakref_clear((OuWeakReference *)self);
    OuObject_GC_Del(self);
}

/**
 * Shows the callback, which is owned; the referent is not.
 *
 * @lab{6,3}
 */
int ou_weakref_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((OuWeakReference *)self)->wr_callback);
    return 0;
}

/**
 * Breaks a cycle through the callback.
 *
 * @lab{6,3}
 */
int ou_weakref_tp_clear(OuObject *self)
{
    ou_weakref_clear((OuWeakReference *)self);
    return 0;
}

/**
 * Calls a callback; an error goes to the unraisable hook.
 *
 * @lab{6,4}
 */
void ou_weakref_handle_callback(OuWeakReference *self, OuObject *callback)
{
    OuObject *result = ou_weakref_call(callback, (OuObject *)self);
    if (result == NULL) {
        OuErr_WriteUnraisable(NULL, callback);
    } else {
        Ou_DecRef(result);
    }
}

/**
 * Clears every weak reference of a list, and lines up those that have a callback, linked
 * by wr_next. No code of the program runs here, for nothing is released.
 *
 * @param list          a referent's list; empty afterwards
 * @param[out] waiting  those to call, the newest first: each one owned, its callback in wr_prev
 * @param[out] dying    those with count 0, whose death is under way further up in the calls: not
 *                      owned, and not to be called
 */
static void line_up(OuWeakReference **list, OuWeakReference **waiting, OuWeakReference **dying)
{
    while (*list != NULL) {
        OuWeakReference *ref = *list;
        ou_weakref_unlink(ref);
        if (ref->wr_callback == NULL) {
            continue; /* there is nobody to call */
        }
        if (Ou_REFCNT((OuObject *)ref) == 0) {
            *dying = ref;
            dying = &ref->wr_next;
            continue;
        }
        Ou_IncRef((OuObject *)ref);
        ref->wr_prev = (OuWeakReference *)ref->wr_callback;
        ref->wr_callback = NULL;
        *waiting = ref;
        waiting = &ref->wr_next;
    }
}

/** Releases the callbacks of those that are not called. Their own deaths wait for us to return. */
static void forget_callbacks(OuWeakReference *first)
{
    for (OuWeakReference *ref = first; ref != NULL;) {
        OuWeakReference *next = ref->wr_next;
        ref->wr_next = NULL;
        Ou_Clear(&ref->wr_callback);
        ref = next;
    }
}

/** Calls all that wait, then lets go of them, the last one first. */
static void call_line(OuWeakReference *first)
{
    OuWeakReference *called = NULL;
    for (OuWeakReference *ref = first; ref != NULL;) {
        OuWeakReference *next = ref->wr_next;
        ou_weakref_handle_callback(ref, (OuObject *)ref->wr_prev);
        ref->wr_next = called;
        called = ref;
        ref = next;
    }
    while (called != NULL) {
        OuWeakReference *ref = called;
        OuObject *callback = (OuObject *)ref->wr_prev;
        called = ref->wr_next;
        ref->wr_prev = NULL;
        ref->wr_next = NULL;
        Ou_DecRef(callback);
        Ou_DecRef((OuObject *)ref);
    }
}

/**
 * Clears every weak reference to a dying object, then runs the callbacks, newest first.
 *
 * An error that is on its way stays on its way: the callbacks run with a clear record.
 *
 * @lab{6,5}
 */
void OuObject_ClearWeakRefs(OuObject *op)
{
    OuWeakReference **list = ou_weakrefs_of(op);
    if (*list == NULL) {
        return;
    }
    OuWeakReference *waiting = NULL;
    OuWeakReference *dying = NULL;
    OuErrRecord error;
    OuErr_Fetch(&error);
    line_up(list, &waiting, &dying);
    forget_callbacks(dying);
    call_line(waiting);
    OuErr_Restore(&error);
}

/** Clears all weak references to `op`; those that are reachable themselves go to `to_call`. */
static void clear_weakrefs_to(OuObject *op, OuGCHead *to_call)
{
    OuWeakReference **list = ou_weakrefs_of(op);
    while (*list != NULL) {
        OuWeakReference *ref = *list;
        ou_weakref_unlink(ref); /* keeps the callback, and moves *list on */
        OuGCHead *gc = ou_as_gc((OuObject *)ref);
        if (ref->wr_callback == NULL || (gc->gc_prev & OU_GC_PREV_COLLECTING)) {
            continue; /* nobody to call, or the weak reference is trash itself */
        }
        if (Ou_REFCNT((OuObject *)ref) == 0) {
            continue; /* it is dying: its death was put off by the trashcan, or is under way */
        }
        Ou_IncRef((OuObject *)ref);
        gc_list_move(gc, to_call);
    }
}

/** Calls the callbacks of a list; returns how many weak references died meanwhile. */
static Ou_ssize_t call_reachable(OuGCHead *to_call, OuGCHead *old)
{
    Ou_ssize_t died = 0;
    while (!gc_list_is_empty(to_call)) {
        OuGCHead *gc = gc_next(to_call);
        OuWeakReference *ref = (OuWeakReference *)ou_from_gc(gc);
        ou_weakref_handle_callback(ref, ref->wr_callback);
        Ou_DecRef((OuObject *)ref);
        if (gc_next(to_call) == gc) {
            gc_list_move(gc, old); /* it is alive: back among the others */
        } else {
            died++;
        }
    }
    return died;
}

/**
 * The collector's part: clear every weak reference in and to the set, then call.
 *
 * @lab{6,6}
 */
Ou_ssize_t handle_weakrefs(OuGCHead *unreachable, OuGCHead *old)
{
    OuGCHead to_call;
    gc_list_init(&to_call);
    for (OuGCHead *gc = gc_next(unreachable); gc != unreachable; gc = gc_next(gc)) {
        OuObject *op = ou_from_gc(gc);
        if (OuWeakref_Check(op)) {
            ou_weakref_unlink((OuWeakReference *)op);
        }
        if (ou_type_supports_weakrefs(Ou_TYPE(op))) {
            clear_weakrefs_to(op, &to_call);
        }
    }
    return call_reachable(&to_call, old);
}
