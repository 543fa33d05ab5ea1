/* SPDX-License-Identifier: MIT */
/**
 * @file gc.h
 * Objects that the collector knows: the GC head, tracking, and the collector's public functions.
 *
 * An object whose type has OU_TPFLAGS_HAVE_GC has two words *in front of* it, the GC head. They
 * link it into one of the collector's lists while it is *tracked*. Tracking is said by the type's
 * own code: OuObject_GC_Track() when the object's fields are valid, OuObject_GC_UnTrack() before
 * they stop being valid.
 */
#ifndef OURO_GC_H
#define OURO_GC_H

#include "ouro/object.h"

/** The two words in front of an object. CPython: PyGC_Head (Include/internal/pycore_gc.h). */
typedef struct OuGCHead {
    /**
     * The next object of the list this one is in; 0 while it is untracked. Bit 0 is
     * OU_GC_NEXT_UNREACHABLE, used only while the collector builds its unreachable list.
     */
    uintptr_t gc_next;
    /**
     * Bit 0: OU_GC_PREV_FINALIZED, for the rest of the object's life. Bit 1:
     * OU_GC_PREV_COLLECTING, set only during a collection. Upper bits: the previous object of the
     * list; during a collection, between update_refs() and the end of move_unreachable(), the
     * working count gc_refs instead.
     */
    uintptr_t gc_prev;
} OuGCHead;

/**
 * Bit 0 of gc_prev: tp_finalize was called. CPython: _PyGC_PREV_MASK_FINALIZED
 * (Include/internal/pycore_gc.h).
 */
#define OU_GC_PREV_FINALIZED ((uintptr_t)1)
/**
 * Bit 1 of gc_prev: part of the collection that runs. CPython: _PyGC_PREV_MASK_COLLECTING
 * (Include/internal/pycore_gc.h).
 */
#define OU_GC_PREV_COLLECTING ((uintptr_t)2)
/**
 * How far gc_refs is shifted in gc_prev. CPython: _PyGC_PREV_SHIFT (Include/internal/pycore_gc.h).
 */
#define OU_GC_PREV_SHIFT 2
/**
 * The bits of gc_prev that hold a pointer or gc_refs. CPython: _PyGC_PREV_MASK
 * (Include/internal/pycore_gc.h).
 */
#define OU_GC_PREV_MASK (~(uintptr_t)3)
/**
 * Bit 0 of gc_next: set aside as tentatively unreachable. CPython: NEXT_MASK_UNREACHABLE
 * (Modules/gcmodule.c).
 */
#define OU_GC_NEXT_UNREACHABLE ((uintptr_t)1)

/**
 * The head of a GC object.
 *
 * @param op  @borrowed; of a GC type
 * @return the head in front of it, part of the same block
 *
 * CPython: _Py_AS_GC (Include/internal/pycore_gc.h).
 */
static inline OuGCHead *ou_as_gc(const OuObject *op)
{
    return (OuGCHead *)(uintptr_t)op - 1;
}

/**
 * The object behind a head. Borrowed.
 *
 * @param head  of an object, not of a list
 * @return @borrowed
 *
 * CPython: FROM_GC (Modules/gcmodule.c).
 */
static inline OuObject *ou_from_gc(OuGCHead *head)
{
    return (OuObject *)(head + 1);
}

/**
 * Whether an object has a GC head: 1 or 0. Types made by programs have one, static types are plain
 * C variables and have none.
 *
 * @param op  @borrowed
 * @return 1 if it has a GC head, else 0
 *
 * CPython: PyObject_IS_GC (Modules/gcmodule.c), type_is_gc.
 */
static inline int OuObject_IS_GC(const OuObject *op)
{
    unsigned long flags = op->ob_type->tp_flags & (OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_TYPE_SUBCLASS);
    if (flags <= OU_TPFLAGS_HAVE_GC) {
        return flags != 0;
    }
    return (((const OuTypeObject *)op)->tp_flags & OU_TPFLAGS_HEAPTYPE) != 0;
}

/**
 * Whether a GC object is tracked: 1 or 0.
 *
 * @param op  @borrowed; of a GC type
 * @return 1 or 0
 *
 * CPython: _PyObject_GC_IS_TRACKED (Include/internal/pycore_gc.h).
 */
static inline int ou_gc_is_tracked(const OuObject *op)
{
    return ou_as_gc(op)->gc_next != 0;
}

/**
 * Whether tp_finalize was already called on a GC object: 1 or 0.
 *
 * @param op  @borrowed; of a GC type
 * @return 1 or 0
 *
 * CPython: _PyGC_FINALIZED (Include/cpython/objimpl.h).
 */
static inline int ou_gc_finalized(const OuObject *op)
{
    return (ou_as_gc(op)->gc_prev & OU_GC_PREV_FINALIZED) != 0;
}

/**
 * Makes a GC object of fixed size. It is not tracked yet.
 *
 * With OU_TPFLAGS_MANAGED_DICT two more zeroed words stand in front of the head.
 *
 * @param type  a type with OU_TPFLAGS_HAVE_GC; a heap type gets one more reference
 * @return @newref, zeroed behind the head; NULL with MemoryError set
 *
 * Notes that a collection is wanted when generation 0 is full; never runs one.
 * CPython: _PyObject_GC_New (Modules/gcmodule.c).
 */
OuObject *OuObject_GC_New(OuTypeObject *type);

/**
 * Makes a GC object with items. It is not tracked yet.
 *
 * @param type   a type with OU_TPFLAGS_HAVE_GC and a tp_itemsize
 * @param items  how many, 0 or more
 * @return @newref, zeroed behind the head; NULL with MemoryError set
 *
 * CPython: _PyObject_GC_NewVar (Modules/gcmodule.c).
 */
OuObject *OuObject_GC_NewVar(OuTypeObject *type, Ou_ssize_t items);

/**
 * Makes an object of any type, GC or not, with `items` items, untracked.
 *
 * @param type   GC or not
 * @param items  0 for a fixed size
 * @return @newref, untracked; NULL with MemoryError
 *
 * CPython: PyType_GenericAlloc (Objects/typeobject.c).
 */
OuObject *ou_object_alloc(OuTypeObject *type, Ou_ssize_t items);

/**
 * Gives the memory of a dead GC object back; untracks it first if need be.
 *
 * @param op  an object whose count is 0 and which owns nothing any more
 *
 * Does not release the type of a heap type's instance. CPython: PyObject_GC_Del
 * (Modules/gcmodule.c).
 */
void OuObject_GC_Del(OuObject *op);

/**
 * Frees an object of any type, GC or not.
 *
 * @param op  count 0, untracked, nothing owned any more
 *
 * CPython: tp_free (Include/cpython/object.h).
 */
void ou_object_free(OuObject *op);

/**
 * Appends an untracked object to generation 0.
 *
 * @param op  @borrowed; not tracked; every field valid
 *
 * CPython: PyObject_GC_Track (Modules/gcmodule.c).
 */
void OuObject_GC_Track(OuObject *op);

/**
 * Takes an object off the list it is in; does nothing if it is untracked.
 *
 * @param op  @borrowed; may be untracked already
 *
 * CPython: PyObject_GC_UnTrack (Modules/gcmodule.c).
 */
void OuObject_GC_UnTrack(OuObject *op);

/**
 * Calls `visit` on one owned reference inside a traverse function. CPython: Py_VISIT
 * (Include/objimpl.h).
 */
#define OU_VISIT(referent)                                                 \
    do {                                                                   \
        if (referent) {                                                    \
            int ou_visit_result = visit((OuObject *)(referent), argument); \
            if (ou_visit_result) {                                         \
                return ou_visit_result;                                    \
            }                                                              \
        }                                                                  \
    } while (0)

/**
 * A full collection, or none while one runs.
 *
 * @return objects found unreachable, those that could not be freed included
 *
 * CPython: PyGC_Collect (Modules/gcmodule.c).
 */
Ou_ssize_t OuGC_Collect(void);

/** Runs the collection that allocations asked for, if any; a safe point. Unlike CPython 3.11, where the allocation itself collects. CPython 3.12: _Py_RunGC (Python/gc.c). */
void OuGC_Poll(void);

/** Whether a collection is wanted: read by the evaluation loop at each safe point. */
extern int ou_gc_wanted;

/* ---- the trashcan: core/trashcan.c -------------------------------------------------------- */

/**
 * The state of the trashcan. CPython: struct _ts (Include/cpython/pystate.h), its members
 * trash_delete_nesting and trash_delete_later.
 */
typedef struct OuTrashcanState {
    int nesting; /**< how many brackets are open; while the chain is drained, one more */
    /** The object put off last; the others follow through gc_prev. NULL: none. */
    OuObject *delete_later;
} OuTrashcanState;

/** The one state. */
extern OuTrashcanState ou_trashcan;

/** What ou_trashcan_begin() decided. */
typedef enum OuTrashcan {
    OU_TRASHCAN_PASSED_BY, /**< `dealloc` is not the type's own slot: a derived type's bracket counts */
    OU_TRASHCAN_ENTERED, /**< one level deeper; go on */
    OU_TRASHCAN_PUT_OFF, /**< too deep: the slot will be called again later; return at once */
} OuTrashcan;

/**
 * Opens the bracket around the body of a tp_dealloc whose releases may cascade:
 *
 *     OuObject_GC_UnTrack(op);
 *     OuTrashcan trashcan = ou_trashcan_begin(op, list_dealloc);
 *     if (trashcan == OU_TRASHCAN_PUT_OFF) {
 *         return;
 *     }
 *     ...release what op owns, free it...
 *     ou_trashcan_end(trashcan);
 *
 * @param op       the dying object: count 0, untracked, of a GC type
 * @param dealloc  the function that calls this; a base type's slot called by a derived type's is
 *                 passed by
 * @return what to do; after OU_TRASHCAN_PUT_OFF nothing of `op` may be touched
 *
 * Cost: constant. CPython: Py_TRASHCAN_BEGIN (Include/cpython/object.h).
 */
OuTrashcan ou_trashcan_begin(OuObject *op, OuDestructor dealloc);

/**
 * Pushes a dead object on the chain of those put off. Allocates nothing.
 *
 * @param op  count 0, untracked, of a GC type, nothing released yet; it dies before those that were
 *            put off earlier
 *
 * Cost: constant. CPython: _PyTrash_thread_deposit_object (Objects/object.c).
 */
void ou_trashcan_deposit(OuObject *op);

/**
 * Lets every object on the chain die, those included that are put off meanwhile.
 *
 * No bracket that is opened and closed meanwhile is the outermost one, so the chain is never
 * drained within its own draining. CPython: _PyTrash_thread_destroy_chain (Objects/object.c).
 */
void ou_trashcan_destroy_chain(void);

/**
 * Closes the bracket. The outermost one lets everything die that was put off.
 *
 * @param begun  what ou_trashcan_begin() returned
 *
 * CPython: Py_TRASHCAN_END (Include/cpython/object.h).
 */
void ou_trashcan_end(OuTrashcan begun);

/**
 * Checks the trashcan: the count of brackets, and every object that waits to die.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Not between two steps of ou_trashcan_end(), but wherever a program's code can run. In
 * core/validate/trashcan.c. Cost: one step per waiting object.
 */
const char *ou_validate_trashcan(void);

/* ---- finalizers: core/finalize.c ---------------------------------------------------------- */

/**
 * Calls tp_finalize once per life. OU_GC_PREV_FINALIZED is set when it has returned. CPython:
 * PyObject_CallFinalizer (Objects/object.c).
 *
 * @param op  @borrowed; alive; without a GC head it is finalized at each call
 */
void OuObject_CallFinalizer(OuObject *op);

/**
 * Calls tp_finalize on an object whose count is 0, with the count at 1 meanwhile.
 *
 * @param op  a dying object
 * @return 0: it goes on dying. -1: it was resurrected and tp_dealloc must return at once
 *
 * CPython: PyObject_CallFinalizerFromDealloc (Objects/object.c).
 */
int OuObject_CallFinalizerFromDealloc(OuObject *op);

/* ---- weak references: core/weakref.c ------------------------------------------------------ */

/**
 * Clears every weak reference to a dying object, then runs the callbacks, newest first. One whose
 * own count is 0 is not called: its callback is released before the first call.
 *
 * @param op  a dying object of a referenceable type
 *
 * CPython: PyObject_ClearWeakRefs (Objects/weakrefobject.c).
 */
void OuObject_ClearWeakRefs(OuObject *op);

#endif
