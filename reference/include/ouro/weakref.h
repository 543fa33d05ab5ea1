/* SPDX-License-Identifier: MIT */
/**
 * @file weakref.h
 * Weak references: knowing an object without keeping it alive.
 */
#ifndef OURO_WEAKREF_H
#define OURO_WEAKREF_H

#include "ouro/object.h"

typedef struct OuWeakReference OuWeakReference;

/** A weak reference or proxy. CPython: PyWeakReference (Include/cpython/weakrefobject.h). */
struct OuWeakReference {
    OuObject ob_base;
    OuObject *wr_object;      /**< the referent, not owned; NULL once it is dead */
    OuObject *wr_callback;    /**< owned, or NULL */
    Ou_hash_t hash;           /**< the referent's hash, or -1 while it was never asked for */
    OuWeakReference *wr_prev; /**< the referent's list of weak references */
    OuWeakReference *wr_next;
};

extern OuTypeObject OuWeakref_RefType;           /**< weakref.ref. CPython: _PyWeakref_RefType. */
extern OuTypeObject OuWeakref_ProxyType;         /**< CPython: _PyWeakref_ProxyType. */
extern OuTypeObject OuWeakref_CallableProxyType; /**< CPython: _PyWeakref_CallableProxyType. */

OuObject *OuWeakref_NewRef(OuObject *op, OuObject *callback);
OuObject *OuWeakref_NewProxy(OuObject *op, OuObject *callback);
OuObject *OuWeakref_GetObject(OuObject *ref);
Ou_ssize_t ou_weakref_count(OuObject *op);

#endif
