/* SPDX-License-Identifier: MIT */
/**
 * @file weakref.h
 * Weak references: knowing an object without keeping it alive.
 *
 * A weak reference does not own its referent, so it must be told when the referent dies: the
 * referent keeps a list of the weak references to it, and its death clears them all. A weak
 * reference may have a callback, which is called with the weak reference once the referent is gone.
 *
 * The order of the list is part of the contract: the shared ref without callback, the shared proxy
 * without callback, then the others, newest first.
 *
 * The functions are in core/weakref.c; calling, comparing and hashing weak references is in types/.
 */
#ifndef OURO_WEAKREF_H
#define OURO_WEAKREF_H

#include "ouro/gc.h"

typedef struct OuWeakReference OuWeakReference;

/** A weak reference or proxy. CPython: PyWeakReference (Include/cpython/weakrefobject.h). */
struct OuWeakReference {
    OuObject ob_base;      /**< the head of every object */
    OuObject *wr_object;   /**< the referent, not owned; NULL once it is dead */
    OuObject *wr_callback; /**< owned, or NULL */
    Ou_hash_t hash;        /**< the referent's hash, or -1 while it was never asked for */
    /**
     * The neighbours in the referent's list; NULL at its ends. Their life story: while wr_object is
     * set, they link that list. ou_weakref_unlink() sets them to NULL. While a call is due, they
     * are free for whoever clears: the reference links the line of those that wait by wr_next.
     */
    OuWeakReference *wr_prev;
    OuWeakReference *wr_next; /**< the next one; NULL at the end */
};

extern OuTypeObject OuWeakref_RefType;           /**< weakref.ref. CPython: _PyWeakref_RefType. */
extern OuTypeObject OuWeakref_ProxyType;         /**< CPython: _PyWeakref_ProxyType. */
extern OuTypeObject OuWeakref_CallableProxyType; /**< CPython: _PyWeakref_CallableProxyType. */

/**
 * How a callback is called: with the callback and the weak reference, both borrowed. Returns a new
 * reference, or NULL with an error set. Set by whoever knows how to call objects.
 */
extern OuBinaryFunc ou_weakref_call;

/**
 * Whether objects of a type can be weakly referenced: 1 or 0.
 *
 * @param type  @borrowed
 * @return 1 or 0
 *
 * CPython: _PyType_SUPPORTS_WEAKREFS (Include/internal/pycore_object.h).
 */
static inline int ou_type_supports_weakrefs(const OuTypeObject *type)
{
    return type->tp_weaklistoffset > 0;
}

/**
 * Where an object keeps its list of weak references.
 *
 * @param op  @borrowed; its type supports weak references
 * @return the place of the first one, inside the object
 *
 * CPython: _PyObject_GET_WEAKREFS_LISTPTR (Include/internal/pycore_object.h).
 */
static inline OuWeakReference **ou_weakrefs_of(OuObject *op)
{
    return (OuWeakReference **)(void *)((char *)op + Ou_TYPE(op)->tp_weaklistoffset);
}

/**
 * Whether an object is a ref (also of a derived type) or a proxy.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyWeakref_Check (Include/weakrefobject.h).
 */
int OuWeakref_Check(const OuObject *op);

/**
 * Whether an object is a ref, also of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyWeakref_CheckRef (Include/weakrefobject.h).
 */
int OuWeakref_CheckRef(const OuObject *op);

/**
 * Whether an object is a proxy of either kind.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyWeakref_CheckProxy (Include/weakrefobject.h).
 */
int OuWeakref_CheckProxy(const OuObject *op);

/**
 * Makes a ref, or hands out the shared one.
 *
 * @param op        @borrowed; the referent
 * @param callback  @borrowed; NULL for none: then the one shared ref is returned if there is one
 * @return @newref; NULL with TypeError when `op` cannot be referenced, or MemoryError
 *
 * Cost: constant. CPython: PyWeakref_NewRef (Objects/weakrefobject.c).
 */
OuObject *OuWeakref_NewRef(OuObject *op, OuObject *callback);

/**
 * Makes a proxy, or hands out the shared one. As OuWeakref_NewRef().
 *
 * @param op        @borrowed; the referent; a callable one gets a callable proxy
 * @param callback  @borrowed; NULL for none
 * @return @newref; NULL with TypeError or MemoryError
 *
 * CPython: PyWeakref_NewProxy (Objects/weakrefobject.c).
 */
OuObject *OuWeakref_NewProxy(OuObject *op, OuObject *callback);

/**
 * Makes a weak reference of a given type, always a new one, and puts it into its place of the
 * referent's list. Who calls it for what could be shared has looked first: there is none yet.
 *
 * @param type      OuWeakref_RefType, a proxy type, or a type derived from the ref type
 * @param op        @borrowed; the referent
 * @param callback  @borrowed, or NULL
 * @return @newref, tracked; NULL with TypeError or MemoryError
 *
 * CPython: weakref___new__ (Objects/weakrefobject.c).
 */
OuObject *ou_weakref_make(OuTypeObject *type, OuObject *op, OuObject *callback);

/**
 * Reads the referent.
 *
 * @param ref  @borrowed; a weak reference
 * @return @borrowed, good until anything is released; NULL once the referent is dead
 *
 * Unlike CPython's, never None. CPython: PyWeakref_GET_OBJECT (Include/cpython/weakrefobject.h).
 */
OuObject *OuWeakref_GetObject(OuObject *ref);

/**
 * How many weak references an object has.
 *
 * @param op  @borrowed; any object
 * @return the number; 0 when its type cannot be referenced
 *
 * Cost: one step per weak reference. CPython: _weakref_getweakrefcount_impl (Modules/_weakref.c).
 */
Ou_ssize_t ou_weakref_count(OuObject *op);

/**
 * Finds the two shared ones at the front of a list.
 *
 * @param list        a referent's list, or NULL
 * @param[out] ref    the shared ref without callback, borrowed, or NULL
 * @param[out] proxy  the shared proxy without callback, borrowed, or NULL
 *
 * CPython: get_basic_refs (Objects/weakrefobject.c).
 */
void ou_weakref_get_basic(OuWeakReference *list, OuWeakReference **ref, OuWeakReference **proxy);

/**
 * Puts a fresh weak reference into its place of the referent's list.
 *
 * @param self  wr_object and wr_callback set, in no list
 *
 * CPython: insert_head (Objects/weakrefobject.c), insert_after (Objects/weakrefobject.c).
 */
void ou_weakref_insert(OuWeakReference *self);

/**
 * Takes a weak reference out of the referent's list. It is dead then, its links are NULL, its
 * callback stays.
 *
 * @param self  a weak reference, dead or alive
 *
 * Cost: constant. CPython: _PyWeakref_ClearRef (Objects/weakrefobject.c).
 */
void ou_weakref_unlink(OuWeakReference *self);

/**
 * Takes a weak reference out of the referent's list and forgets its callback.
 *
 * @param self  a weak reference, dead or alive
 *
 * CPython: clear_weakref (Objects/weakrefobject.c).
 */
void ou_weakref_clear(OuWeakReference *self);

/**
 * Calls a callback; an error goes to the unraisable hook.
 *
 * @param self      @borrowed; the weak reference
 * @param callback  @borrowed
 *
 * CPython: handle_callback (Objects/weakrefobject.c).
 */
void ou_weakref_handle_callback(OuWeakReference *self, OuObject *callback);

/**
 * The collector's part: clears every weak reference in and to the unreachable set, then calls the
 * callbacks of those that are reachable themselves. One whose own count is 0 is not called.
 *
 * @param unreachable  the set; each object is COLLECTING, and no flag is left in gc_next
 * @param old          receives the weak references whose callbacks ran and that are alive
 * @return how many weak references died while their callback ran
 *
 * CPython: handle_weakrefs (Modules/gcmodule.c).
 */
Ou_ssize_t handle_weakrefs(OuGCHead *unreachable, OuGCHead *old);

/**
 * The tp_dealloc slot of refs and proxies.
 *
 * @param self  count 0
 *
 * CPython: weakref_dealloc (Objects/weakrefobject.c), proxy_dealloc.
 */
void ou_weakref_dealloc(OuObject *self);

/**
 * The tp_traverse slot of refs and proxies: shows the callback.
 *
 * @param self      @borrowed
 * @param visit     called with the callback, @borrowed
 * @param argument  handed on to `visit`
 * @return 0, or what `visit` returned to stop
 *
 * CPython: gc_traverse (Objects/weakrefobject.c).
 */
int ou_weakref_traverse(OuObject *self, OuVisitProc visit, void *argument);

/**
 * The tp_clear slot of refs and proxies.
 *
 * @param self  @borrowed
 * @return 0
 *
 * CPython: gc_clear (Objects/weakrefobject.c).
 */
int ou_weakref_tp_clear(OuObject *self);

/* ---- validators: core/validate/weakref.c ---------------------------------------------------- */

/**
 * Checks a weak reference from its own side: what it refers to, and its two neighbours.
 *
 * @param op  @borrowed; of any type: what is no weak reference is well
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: constant.
 */
const char *ou_validate_weakref(const OuObject *op);

/**
 * Checks the list of weak references to an object: whose they are, the links both ways, the order.
 *
 * @param op  @borrowed; of any type: what cannot be referenced is well
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: one step per weak reference.
 */
const char *ou_validate_weakrefs_of(const OuObject *op);

#endif
