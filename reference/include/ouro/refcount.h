/* SPDX-License-Identifier: MIT */
/**
 * @file refcount.h
 * Reference counting: taking, releasing, dying, replacing.
 *
 * The rule that carries everything: the count of an object is the number of references to it
 * that are owned. Whoever takes a reference adds one, whoever lets go takes one away, and the
 * one who takes the last away lets the object die, at once and inside that very call.
 *
 * A *slot* is a place in memory that owns a reference, or holds NULL: a variable, a field of a
 * struct, an item of a list.
 *
 * The functions are in core/refcount.c. The state they share is `ou_ref_total`, declared here so
 * that validators and tests can read it from outside.
 */
#ifndef OURO_REFCOUNT_H
#define OURO_REFCOUNT_H

#include "ouro/object.h"

/**
 * The count of an immortal object. Its lower 32 bits are all ones, and no object that is counted
 * honestly gets there: 2^32 - 1 references of 8 bytes each would fill 32 GiB.
 * CPython 3.12: _Py_IMMORTAL_REFCNT (Include/object.h).
 */
#define OU_IMMORTAL_REFCNT ((Ou_ssize_t)UINT32_MAX)

/**
 * How many references to mortal objects are owned in the whole program.
 *
 * Its life story: up by one in Ou_NewReference() and Ou_IncRef(), down by one in Ou_DecRef(); an
 * object that becomes immortal takes its share out. At any moment it is the sum of ob_refcnt over
 * all mortal objects made by the program. Kept in every build but release.
 * CPython: _Py_RefTotal (Objects/object.c), with Py_REF_DEBUG.
 */
extern Ou_ssize_t ou_ref_total;

#ifdef NDEBUG
/**
 * Adds to ou_ref_total; does nothing in the release build. CPython: _Py_INC_REFTOTAL
 * (Include/object.h).
 */
#define OU_REF_TOTAL_ADD(count) ((void)0)
#else
/**
 * Adds to ou_ref_total; does nothing in the release build. CPython: _Py_INC_REFTOTAL
 * (Objects/object.c).
 */
#define OU_REF_TOTAL_ADD(count) ((void)(ou_ref_total += (count)))
#endif

/**
 * Gives an object its first reference: the count becomes 1.
 *
 * @param op  a block that OuObject_Init() is turning into an object
 *
 * The reference belongs to whoever asked for the object. Cost: constant.
 * CPython: _Py_NewReference (Objects/object.c).
 */
void Ou_NewReference(OuObject *op);

/**
 * Takes one more reference.
 *
 * @param op  @borrowed; not NULL; an object that is alive
 *
 * The caller owns one more reference afterwards. An immortal object stays as it is. An object whose
 * count is 0 is dying: the reference stops the program then (not in the release build).
 * Cost: constant. CPython: Py_INCREF (Include/object.h). Unlike CPython's, a function that is called,
 * not code that is put into each caller: there is one place to read, and one to replace.
 */
void Ou_IncRef(OuObject *op);

/**
 * Releases one reference. If it was the last, the object dies before this returns.
 *
 * @param op  not NULL; the caller's reference is given up
 *
 * Dying runs the type's tp_dealloc, which may run anything: never touch `op` afterwards unless
 * you own another reference. An immortal object stays as it is.
 * Cost: constant, plus the cost of the death. CPython: Py_DECREF (Include/object.h). Unlike CPython's,
 * a function that is called.
 */
void Ou_DecRef(OuObject *op);

/**
 * Lets an object die: calls its type's tp_dealloc, exactly once.
 *
 * @param op  an object whose count has just reached 0
 *
 * Called by Ou_DecRef() only. Cost: that of tp_dealloc. CPython: _Py_Dealloc (Objects/object.c).
 */
void Ou_Dealloc(OuObject *op);

/**
 * As Ou_IncRef(), and allows NULL.
 *
 * @param op  @borrowed, or NULL: then nothing happens
 *
 * Cost: constant. CPython: Py_XINCREF (Include/object.h).
 */
void Ou_XIncRef(OuObject *op);

/**
 * As Ou_DecRef(), and allows NULL.
 *
 * @param op  the caller's reference, given up; or NULL: then nothing happens
 *
 * Cost: as Ou_DecRef(). CPython: Py_XDECREF (Include/object.h).
 */
void Ou_XDecRef(OuObject *op);

/**
 * Takes one more reference and returns the object.
 *
 * @param op  @borrowed; not NULL
 * @return op, @newref
 *
 * Cost: constant. CPython: Py_NewRef (Include/object.h).
 */
OuObject *Ou_NewRef(OuObject *op);

/**
 * As Ou_NewRef(), and allows NULL.
 *
 * @param op  @borrowed, or NULL
 * @return op, @newref; NULL for NULL
 *
 * Cost: constant. CPython: Py_XNewRef (Include/object.h).
 */
OuObject *Ou_XNewRef(OuObject *op);

/**
 * Empties a slot, then releases what was in it.
 *
 * @param slot  the address of the slot; the slot holds NULL afterwards
 *
 * The slot is NULL *before* the old object is released, because releasing can run anything,
 * and what it runs may look into this very slot. Cost: as Ou_DecRef().
 * CPython: Py_CLEAR (Include/object.h).
 */
void Ou_Clear(OuObject **slot);

/**
 * Puts another object into a slot, then releases the old one.
 *
 * @param slot   the address of the slot
 * @param value  @steals{value}; may be NULL
 *
 * The new reference is in the slot *before* the old object is released.
 * Cost: as Ou_DecRef(). CPython: Py_XSETREF (Include/cpython/object.h).
 */
void Ou_XSetRef(OuObject **slot, OuObject *value);

/**
 * Puts an object that stays the caller's into a slot.
 *
 * @param slot   the address of the slot
 * @param value  @borrowed; may be NULL; may be the very object the slot holds
 *
 * The slot takes a reference of its own before anything is released.
 * Cost: as Ou_DecRef(). CPython: PyMember_SetOne (Python/structmember.c), case T_OBJECT.
 */
void Ou_StoreRef(OuObject **slot, OuObject *value);

/**
 * Makes an object immortal: it is not counted any more and never dies.
 *
 * @param op  @borrowed; not NULL; an immortal one stays as it is
 *
 * The references that were counted so far leave ou_ref_total. Cost: constant.
 * CPython 3.12: _Py_SetImmortal (Objects/object.c), PEP 683.
 */
void Ou_SetImmortal(OuObject *op);

/**
 * Says whether an object is immortal.
 *
 * @param op  @borrowed; not NULL
 * @return 1 if it is, else 0
 *
 * Cost: constant. CPython 3.12: _Py_IsImmortal (Include/object.h), PEP 683.
 */
int Ou_IsImmortal(const OuObject *op);

/**
 * Reads the debug total of live references.
 *
 * @return ou_ref_total; 0 in the release build
 *
 * Cost: constant. CPython: _Py_GetRefTotal (Objects/object.c), sys.gettotalrefcount.
 */
Ou_ssize_t Ou_GetRefTotal(void);

/* ---- the validator: core/validate/refcount.c ---------------------------------------------- */

/**
 * Checks what must be true of every object that is alive.
 *
 * @param op  @borrowed; not NULL
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: constant. CPython: _PyObject_CheckConsistency (Objects/object.c).
 */
const char *ou_validate_object(const OuObject *op);

/**
 * Checks the debug total against the number of live objects.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: constant.
 */
const char *ou_validate_ref_total(void);

#endif
