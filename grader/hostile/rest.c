/* SPDX-License-Identifier: MIT */
/* The functions of lab 1 that an attack leaves alone; appended to it. */
#include "ouro/refcount.h"

#ifndef ATTACKS_NEWREFERENCE
void Ou_NewReference(OuObject *op)
{
    OU_REF_TOTAL_ADD(1);
    op->ob_refcnt = 1;
}
#endif

#ifndef ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    if (!Ou_IsImmortal(op)) {
        OU_REF_TOTAL_ADD(1);
        op->ob_refcnt++;
    }
}
#endif

#ifndef ATTACKS_DECREF
void Ou_DecRef(OuObject *op)
{
    if (!Ou_IsImmortal(op)) {
        OU_REF_TOTAL_ADD(-1);
        if (--op->ob_refcnt == 0) {
            Ou_Dealloc(op);
        }
    }
}
#endif

#ifndef ATTACKS_DEALLOC
void Ou_Dealloc(OuObject *op)
{
    Ou_TYPE(op)->tp_dealloc(op);
}
#endif

void Ou_XIncRef(OuObject *op)
{
    if (op != NULL) {
        Ou_IncRef(op);
    }
}

void Ou_XDecRef(OuObject *op)
{
    if (op != NULL) {
        Ou_DecRef(op);
    }
}

OuObject *Ou_NewRef(OuObject *op)
{
    Ou_IncRef(op);
    return op;
}

OuObject *Ou_XNewRef(OuObject *op)
{
    Ou_XIncRef(op);
    return op;
}

void Ou_Clear(OuObject **slot)
{
    OuObject *old = *slot;
    *slot = NULL;
    Ou_XDecRef(old);
}

void Ou_XSetRef(OuObject **slot, OuObject *value)
{
    OuObject *old = *slot;
    *slot = value;
    Ou_XDecRef(old);
}

void Ou_StoreRef(OuObject **slot, OuObject *value)
{
    Ou_XSetRef(slot, Ou_XNewRef(value));
}

void Ou_SetImmortal(OuObject *op)
{
    if (!Ou_IsImmortal(op)) {
        OU_REF_TOTAL_ADD(-op->ob_refcnt);
        op->ob_refcnt = OU_IMMORTAL_REFCNT;
    }
}

int Ou_IsImmortal(const OuObject *op)
{
    return op->ob_refcnt == OU_IMMORTAL_REFCNT;
}

Ou_ssize_t Ou_GetRefTotal(void)
{
    return ou_ref_total;
}
