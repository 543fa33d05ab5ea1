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
#define WEAKREF_TYPE(name, flags)                                                          \
    {                                                                                      \
        .ob_base = OuVarObject_HEAD_INIT(NULL, 0), .tp_name = (name),                      \
        .tp_basicsize = sizeof(OuWeakReference), .tp_flags = OU_TPFLAGS_HAVE_GC | (flags), \
        .tp_dealloc = ou_weakref_dealloc, .tp_traverse = ou_weakref_traverse,              \
        .tp_clear = ou_weakref_tp_clear,                                                   \
    }

OuTypeObject OuWeakref_RefType = WEAKREF_TYPE("weakref.ReferenceType", OU_TPFLAGS_BASETYPE);
OuTypeObject OuWeakref_ProxyType = WEAKREF_TYPE("weakref.ProxyType", 0);
OuTypeObject OuWeakref_CallableProxyType = WEAKREF_TYPE("weakref.CallableProxyType", 0);

OuBinaryFunc ou_weakref_call;

int OuWeakref_CheckRef(const OuObject *op)
{
    for (const OuTypeObject *type = Ou_TYPE(op); type != NULL; type = type->tp_base) {
        if (type == &OuWeakref_RefType) {
            return 1;
        }
    }
    return 0;
}

int OuWeakref_CheckProxy(const OuObject *op)
{
    return Ou_TYPE(op) == &OuWeakref_ProxyType || Ou_TYPE(op) == &OuWeakref_CallableProxyType;
}

int OuWeakref_Check(const OuObject *op)
{
    /* Their traverse slot tells most objects at once that they are neither. */
    return OuWeakref_CheckProxy(op) || OuWeakref_CheckRef(op);
}

OuObject *OuWeakref_GetObject(OuObject *ref)
{
    OuObject *referent = ((OuWeakReference *)ref)->wr_object;
    /* A referent whose count is 0 is dying: its weak references are not cleared yet. */
    return referent != NULL && Ou_REFCNT(referent) > 0 ? referent : NULL;
}

Ou_ssize_t ou_weakref_count(OuObject *op)
{
    Ou_ssize_t count = 0;
    if (ou_type_supports_weakrefs(Ou_TYPE(op))) {
        for (OuWeakReference *ref = *ou_weakrefs_of(op); ref != NULL; ref = ref->wr_next) {
            count++;
        }
    }
    return count;
}
