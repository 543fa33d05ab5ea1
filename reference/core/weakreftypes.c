/* SPDX-License-Identifier: MIT */
/**
 * @file weakreftypes.c
 * The three types of weak references, as far as their lives go. types/ fills in the rest.
 */
#include "ouro/weakref.h"

/**
 * What the three types of weak references have in common: they are tracked, for the callback may be
 * part of a cycle.
 */
#define WEAKREF_TYPE(name, flags)                                               \
    {                                                                           \
        .ob_base = OuVarObject_HEAD_INIT(NULL, 0), .tp_name = (name),           \
        .tp_basicsize = sizeof(OuWeakReference),                                \
        .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_WEAKREF_SUBCLASS | (flags), \
        .tp_dealloc = ou_weakref_dealloc, .tp_traverse = ou_weakref_traverse,   \
        .tp_clear = ou_weakref_tp_clear,                                        \
    }

OuTypeObject OuWeakref_RefType = WEAKREF_TYPE("weakref.ReferenceType", OU_TPFLAGS_BASETYPE);
OuTypeObject OuWeakref_ProxyType = WEAKREF_TYPE("weakref.ProxyType", 0);
OuTypeObject OuWeakref_CallableProxyType = WEAKREF_TYPE("weakref.CallableProxyType", 0);

OuBinaryFunc ou_weakref_call;
