/* SPDX-License-Identifier: MIT */
/**
 * @file finalize.c
 * Finalization, as PEP 442 has it.
 *
 * The idea: a finalizer may do anything with its object, even store it somewhere and so bring it
 * back to life. So a finalizer is called while its object is still whole: on the path of counts
 * before anything of it is released, on the path of the collector before anything of the garbage
 * is cleared. Afterwards one looks whether the object is still needed by nobody.
 *
 * Invariant: tp_finalize runs at most once in the life of a GC object. The flag
 * OU_GC_PREV_FINALIZED says that it ran, and stays when the object is resurrected.
 *
 * Terms: an object is *resurrected* when its finalizer leaves a new reference to it behind; a
 * *legacy finalizer* is a tp_del slot, which only C types have: it needs an order that cycles do
 * not have, so the collector leaves such objects alone.
 */
#include "ouro/finalize.h"

#include "ouro/cycles.h"
#include "ouro/gclist.h"
#include "ouro/refcount.h"

/**
 * Calls tp_finalize, once per life.
 *
 * @lab{5,1}
 */
void OuObject_CallFinalizer(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    if (type->tp_finalize == NULL) {
        return;
    }
    if (OuObject_IS_GC(op) && ou_gc_finalized(op)) {
        return;
    }
    type->tp_finalize(op);
    if (OuObject_IS_GC(op)) {
        ou_as_gc(op)->gc_prev |= OU_GC_PREV_FINALIZED;
    }
}

/**
 * Calls tp_finalize on a dying object. Returns -1 if that resurrected it.
 *
 * The finalizer must find an object that is alive, so the count is 1 meanwhile. If it is 0 again
 * when that reference is taken back, the object goes on dying.
 *
 * @lab{5,2}
 */
int OuObject_CallFinalizerFromDealloc(OuObject *op)
{
    OU_ASSERT_OBJECT(op, op->ob_refcnt == 0, "only a dying object is finalized by its tp_dealloc");
    /* The reference is made by hand: Ou_DecRef() would let the object die a second time. */
    op->ob_refcnt = 1;
    OU_REF_TOTAL_ADD(1);
    OuObject_CallFinalizer(op);
    OU_ASSERT_OBJECT(op, op->ob_refcnt > 0, "a finalizer released a reference it did not own");
    OU_REF_TOTAL_ADD(-1);
    op->ob_refcnt--;
    return op->ob_refcnt == 0 ? 0 : -1;
}

/**
 * Moves objects with a legacy finalizer out of the unreachable list.
 *
 * @lab{5,5}
 */
void move_legacy_finalizers(OuGCHead *unreachable, OuGCHead *finalizers)
{
    OuGCHead *next;
    for (OuGCHead *gc = gc_next(unreachable); gc != unreachable; gc = next) {
        next = gc_next(gc); /* gc may leave the list */
        if (Ou_TYPE(ou_from_gc(gc))->tp_del != NULL) {
            ou_as_gc(ou_from_gc(gc))->gc_prev &= ~OU_GC_PREV_COLLECTING;
            gc_list_move(gc, finalizers);
        }
    }
}

/**
 * Moves one referent to the list if it is still COLLECTING. CPython: visit_move
 * (Modules/gcmodule.c).
 */
static int visit_move(OuObject *op, void *argument)
{
    OuGCHead *to = argument;
    if (OuObject_IS_GC(op) && (ou_as_gc(op)->gc_prev & OU_GC_PREV_COLLECTING)) {
        OuGCHead *gc = ou_as_gc(op);
        gc->gc_prev &= ~OU_GC_PREV_COLLECTING;
        gc_list_move(gc, to);
    }
    return 0;
}

/**
 * Moves what is reachable from `finalizers` and still COLLECTING to the end of it.
 *
 * @lab{5,5}
 */
void move_legacy_finalizer_reachable(OuGCHead *finalizers)
{
    for (OuGCHead *gc = gc_next(finalizers); gc != finalizers; gc = gc_next(gc)) {
        /* Everything before gc is done; what this call appends will be reached later. */
        OuObject *op = ou_from_gc(gc);
        Ou_TYPE(op)->tp_traverse(op, visit_move, finalizers);
    }
}

/** Whether an object has a finalizer that was not called yet: 1 or 0. */
static int wants_finalizer(OuGCHead *gc)
{
    return Ou_TYPE(ou_from_gc(gc))->tp_finalize != NULL && !(gc->gc_prev & OU_GC_PREV_FINALIZED);
}

/**
 * Calls tp_finalize of every object that was not finalized yet.
 *
 * A finalizer may let objects of the list die, its own object among them.
 *
 * @lab{5,3}
 */
Ou_ssize_t finalize_garbage(OuGCHead *collectable)
{
    /* Most garbage has no finalizer at all; a look finds out, and then nothing is moved. */
    Ou_ssize_t called = 0;
    OuGCHead *first = gc_next(collectable);
    while (first != collectable && !wants_finalizer(first)) {
        first = gc_next(first);
    }
    if (first == collectable) {
        return 0;
    }
    OuGCHead seen;
    gc_list_init(&seen);
    while (!gc_list_is_empty(collectable)) {
        /* Invariant: what is in collectable was not looked at yet, what is in seen was; all of it
         * is alive. No pointer into either list is kept across the call of a finalizer. */
        OuGCHead *gc = gc_next(collectable);
        OuObject *op = ou_from_gc(gc);
        gc_list_move(gc, &seen);
        if (wants_finalizer(gc)) {
            gc->gc_prev |= OU_GC_PREV_FINALIZED;
            Ou_IncRef(op);
            Ou_TYPE(op)->tp_finalize(op);
            Ou_DecRef(op);
            called++;
        }
    }
    gc_list_merge(&seen, collectable);
    return called;
}

/**
 * Looks a second time: what a finalizer made reachable again goes back to life.
 *
 * @lab{5,4}
 */
void handle_resurrected_objects(OuGCHead *unreachable, OuGCHead *still_unreachable, OuGCHead *old)
{
    clear_collecting(unreachable);
    deduce_unreachable(unreachable, still_unreachable);
    clear_unreachable_mask(still_unreachable);
    /* What stayed in `unreachable` is reachable from outside again. */
    gc_list_merge(unreachable, old);
}
