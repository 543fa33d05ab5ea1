/* SPDX-License-Identifier: MIT */
/**
 * @file refcount.c
 * Reference counting: the first of the five mechanisms, and the one that does most of the work.
 *
 * The idea: nobody searches for objects that are no longer needed. Each object carries the number
 * of references to it that are owned, and whoever takes that number to 0 lets the object die on
 * the spot. A dying object releases what it owned, so that a whole structure comes down within
 * one Ou_DecRef().
 *
 * Invariants, at every moment when no function of this file runs:
 *
 *     the count of a mortal object is at least 1
 *     ou_ref_total is the sum of the counts of all mortal objects
 *
 * Terms: *take* and *release* a reference; a *slot* is a place in memory that owns a reference (a
 * variable, a field, a list item); an *immortal* object is not counted at all.
 *
 * The one thing to keep in mind while reading: releasing a reference can run anything. The object
 * may die; its tp_dealloc may release others; one of those may run a program's own code. So
 * whatever must be true when such code looks around has to be true *before* the release.
 */
#include "ouro/refcount.h"

/**
 * Gives an object its first reference: the count becomes 1.
 *
 * @lab{1,1}
 */
void Ou_NewReference(OuObject *op)
{
    OU_REF_TOTAL_ADD(1);
    op->ob_refcnt = 1;
}

/**
 * Takes one more reference. The caller owns it.
 *
 * @lab{1,1}
 */
void Ou_IncRef(OuObject *op)
{
    OU_ASSERT_OBJECT(op, op->ob_refcnt > 0, "Ou_IncRef() of an object that is not alive");
    if (Ou_IsImmortal(op)) {
        return;
    }
    OU_REF_TOTAL_ADD(1);
    op->ob_refcnt++;
}

/**
 * Releases one reference. If it was the last, the object dies before this returns.
 *
 * @lab{1,1}
 */
void Ou_DecRef(OuObject *op)
{
    OU_ASSERT_OBJECT(op, op->ob_refcnt > 0, "Ou_DecRef() of an object that is not alive");
    if (Ou_IsImmortal(op)) {
        return;
    }
    OU_REF_TOTAL_ADD(-1);
    if (--op->ob_refcnt == 0) {
        Ou_Dealloc(op);
    }
}

/**
 * Lets an object die: calls its type's tp_dealloc, exactly once.
 *
 * It frees the memory of `op`, so nothing may look at `op` after the call.
 *
 * @lab{1,2}
 */
void Ou_Dealloc(OuObject *op)
{
    OU_ASSERT_OBJECT(op, op->ob_refcnt == 0, "only an object whose count is 0 may die");
    OuDestructor dealloc = Ou_TYPE(op)->tp_dealloc;
    dealloc(op);
}

/**
 * As Ou_IncRef(), and allows NULL.
 *
 * @lab{1,3}
 */
void Ou_XIncRef(OuObject *op)
{
    if (op != NULL) {
        Ou_IncRef(op);
    }
}

/**
 * As Ou_DecRef(), and allows NULL.
 *
 * @lab{1,3}
 */
void Ou_XDecRef(OuObject *op)
{
    if (op != NULL) {
        Ou_DecRef(op);
    }
}

/**
 * Takes one more reference and returns the object: a new reference.
 *
 * @lab{1,3}
 */
OuObject *Ou_NewRef(OuObject *op)
{
    Ou_IncRef(op);
    return op;
}

/**
 * As Ou_NewRef(), and allows NULL.
 *
 * @lab{1,3}
 */
OuObject *Ou_XNewRef(OuObject *op)
{
    Ou_XIncRef(op);
    return op;
}

/**
 * Empties a slot, then releases what was in it.
 *
 * @lab{1,4}
 */
void Ou_Clear(OuObject **slot)
{
    OuObject *old = *slot;
    *slot = NULL;
    Ou_XDecRef(old);
}

/**
 * Puts another object into a slot, stealing the reference to it, then releases the old one.
 *
 * @lab{1,4}
 */
void Ou_XSetRef(OuObject **slot, OuObject *value)
{
    OuObject *old = *slot;
    *slot = value;
    Ou_XDecRef(old);
}

/**
 * Puts an object that stays the caller's into a slot; the slot takes a reference of its own.
 *
 * @lab{1,4}
 */
void Ou_StoreRef(OuObject **slot, OuObject *value)
{
    Ou_XSetRef(slot, Ou_XNewRef(value));
}

/**
 * Makes an object immortal: it is not counted any more and never dies.
 *
 * @lab{1,5}
 */
void Ou_SetImmortal(OuObject *op)
{
    if (Ou_IsImmortal(op)) {
        return;
    }
    OU_REF_TOTAL_ADD(-op->ob_refcnt);
    op->ob_refcnt = OU_IMMORTAL_REFCNT;
}

/**
 * Says whether an object is immortal.
 *
 * @lab{1,5}
 */
int Ou_IsImmortal(const OuObject *op)
{
    return op->ob_refcnt == OU_IMMORTAL_REFCNT;
}

/**
 * Reads the debug total of live references.
 *
 * @lab{1,6}
 */
Ou_ssize_t Ou_GetRefTotal(void)
{
    return ou_ref_total;
}
