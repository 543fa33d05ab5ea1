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
#include "todo.h"

/**
 * Finds the two shared ones at the front of a list.
 *
 * Lab 6, task 1.
 */
void ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref, OuWeakReference **proxy)
{
    (void)list;
    (void)ref;
    (void)proxy;
    OU_TODO(6, 1);
}

/**
 * Puts a fresh weak reference into its place: shared ones in front, the others behind them.
 *
 * Lab 6, task 1.
 */
void ou_weakref_insert(OuWeakReference *self)
{
    (void)self;
    OU_TODO(6, 1);
}

/**
 * Makes a weak reference of a given type and puts it into its place.
 *
 * Lab 6, task 2.
 */
OuObject *ou_weakref_make(OuTypeObject *type, OuObject *op, OuObject *callback)
{
    (void)type;
    (void)op;
    (void)callback;
    OU_TODO(6, 2);
}

/**
 * Makes a ref, or hands out the shared one.
 *
 * Lab 6, task 2.
 */
OuObject *OuWeakref_NewRef(OuObject *op, OuObject *callback)
{
    (void)op;
    (void)callback;
    OU_TODO(6, 2);
}

/**
 * Makes a proxy, or hands out the shared one.
 *
 * Lab 6, task 2.
 */
OuObject *OuWeakref_NewProxy(OuObject *op, OuObject *callback)
{
    (void)op;
    (void)callback;
    OU_TODO(6, 2);
}

/**
 * Takes a weak reference out of the referent's list; its callback stays.
 *
 * Lab 6, task 3.
 */
void ou_weakref_unlink(OuWeakReference *self)
{
    (void)self;
    OU_TODO(6, 3);
}

/**
 * Takes a weak reference out of the referent's list and forgets its callback.
 *
 * Lab 6, task 3.
 */
void ou_weakref_clear(OuWeakReference *self)
{
    (void)self;
    OU_TODO(6, 3);
}

/**
 * Lets a weak reference die: its referent must not know it any more.
 *
 * Lab 6, task 3.
 */
void ou_weakref_dealloc(OuObject *self)
{
    (void)self;
    OU_TODO(6, 3);
}

/**
 * Shows the callback, which is owned; the referent is not.
 *
 * Lab 6, task 3.
 */
int ou_weakref_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    (void)self;
    (void)visit;
    (void)argument;
    OU_TODO(6, 3);
}

/**
 * Breaks a cycle through the callback.
 *
 * Lab 6, task 3.
 */
int ou_weakref_tp_clear(OuObject *self)
{
    (void)self;
    OU_TODO(6, 3);
}

/**
 * Calls a callback; an error goes to the unraisable hook.
 *
 * Lab 6, task 4.
 */
void ou_weakref_handle_callback(OuWeakReference *self, OuObject *callback)
{
    (void)self;
    (void)callback;
    OU_TODO(6, 4);
}

/**
 * Clears every weak reference to a dying object, then runs the callbacks, newest first.
 *
 * An error that is on its way stays on its way: the callbacks run with a clear record.
 *
 * Lab 6, task 5.
 */
void OuObject_ClearWeakRefs(OuObject *op)
{
    (void)op;
    OU_TODO(6, 5);
}

/**
 * The collector's part: clear every weak reference in and to the set, then call.
 *
 * Lab 6, task 6.
 */
Ou_ssize_t handle_weakrefs(OuGCHead *unreachable, OuGCHead *old)
{
    (void)unreachable;
    (void)old;
    OU_TODO(6, 6);
}
