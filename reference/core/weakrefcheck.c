/* SPDX-License-Identifier: MIT */
/**
 * @file weakrefcheck.c
 * Questions about weak references: is this one, what does it refer to, how many are there.
 */
#include "ouro/weakref.h"

int OuWeakref_Check(const OuObject *op)
{
    return (Ou_TYPE(op)->tp_flags & OU_TPFLAGS_WEAKREF_SUBCLASS) != 0;
}

int OuWeakref_CheckProxy(const OuObject *op)
{
    return Ou_TYPE(op) == &OuWeakref_ProxyType || Ou_TYPE(op) == &OuWeakref_CallableProxyType;
}

int OuWeakref_CheckRef(const OuObject *op)
{
    return OuWeakref_Check(op) && !OuWeakref_CheckProxy(op);
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
