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
#include "todo.h"

/**
 * Gives an object its first reference: the count becomes 1.
 *
 * Lab 1, task 1.
 */
void Ou_NewReference(OuObject *op)
{
    (void)op;
    OU_TODO(1, 1);
}

/**
 * Takes one more reference. The caller owns it.
 *
 * Lab 1, task 1.
 */
void Ou_IncRef(OuObject *op)
{
    (void)op;
    OU_TODO(1, 1);
}

/**
 * Releases one reference. If it was the last, the object dies before this returns.
 *
 * Lab 1, task 1.
 */
void Ou_DecRef(OuObject *op)
{
    (void)op;
    OU_TODO(1, 1);
}

/**
 * Lets an object die: calls its type's tp_dealloc, exactly once.
 *
 * It frees the memory of `op`, so nothing may look at `op` after the call.
 *
 * Lab 1, task 2.
 */
void Ou_Dealloc(OuObject *op)
{
    (void)op;
    OU_TODO(1, 2);
}

/**
 * As Ou_IncRef(), and allows NULL.
 *
 * Lab 1, task 3.
 */
void Ou_XIncRef(OuObject *op)
{
    (void)op;
    OU_TODO(1, 3);
}

/**
 * As Ou_DecRef(), and allows NULL.
 *
 * Lab 1, task 3.
 */
void Ou_XDecRef(OuObject *op)
{
    (void)op;
    OU_TODO(1, 3);
}

/**
 * Takes one more reference and returns the object: a new reference.
 *
 * Lab 1, task 3.
 */
OuObject *Ou_NewRef(OuObject *op)
{
    (void)op;
    OU_TODO(1, 3);
}

/**
 * As Ou_NewRef(), and allows NULL.
 *
 * Lab 1, task 3.
 */
OuObject *Ou_XNewRef(OuObject *op)
{
    (void)op;
    OU_TODO(1, 3);
}

/**
 * Empties a slot, then releases what was in it.
 *
 * Lab 1, task 4.
 */
void Ou_Clear(OuObject **slot)
{
    (void)slot;
    OU_TODO(1, 4);
}

/**
 * Puts another object into a slot, stealing the reference to it, then releases the old one.
 *
 * Lab 1, task 4.
 */
void Ou_XSetRef(OuObject **slot, OuObject *value)
{
    (void)slot;
    (void)value;
    OU_TODO(1, 4);
}

/**
 * Puts an object that stays the caller's into a slot; the slot takes a reference of its own.
 *
 * Lab 1, task 4.
 */
void Ou_StoreRef(OuObject **slot, OuObject *value)
{
    (void)slot;
    (void)value;
    OU_TODO(1, 4);
}

/**
 * Makes an object immortal: it is not counted any more and never dies.
 *
 * Lab 1, task 5.
 */
void Ou_SetImmortal(OuObject *op)
{
    (void)op;
    OU_TODO(1, 5);
}

/**
 * Says whether an object is immortal.
 *
 * Lab 1, task 5.
 */
int Ou_IsImmortal(const OuObject *op)
{
    (void)op;
    OU_TODO(1, 5);
}

/**
 * Reads the debug total of live references.
 *
 * Lab 1, task 6.
 */
Ou_ssize_t Ou_GetRefTotal(void)
{
    OU_TODO(1, 6);
}
