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
#include "todo.h"

/**
 * Calls tp_finalize, once per life.
 *
 * Lab 5, task 1.
 */
void OuObject_CallFinalizer(OuObject *op)
{
    (void)op;
    OU_TODO(5, 1);
}

/**
 * Calls tp_finalize on a dying object. Returns -1 if that resurrected it.
 *
 * The finalizer must find an object that is alive, so the count is 1 meanwhile. If it is 0 again
 * when that reference is taken back, the object goes on dying.
 *
 * Lab 5, task 2.
 */
int OuObject_CallFinalizerFromDealloc(OuObject *op)
{
    (void)op;
    OU_TODO(5, 2);
}

/**
 * Moves objects with a legacy finalizer out of the unreachable list.
 *
 * Lab 5, task 5.
 */
void move_legacy_finalizers(OuGCHead *unreachable, OuGCHead *finalizers)
{
    (void)unreachable;
    (void)finalizers;
    OU_TODO(5, 5);
}

/**
 * Moves what is reachable from `finalizers` and still COLLECTING to the end of it.
 *
 * Lab 5, task 5.
 */
void move_legacy_finalizer_reachable(OuGCHead *finalizers)
{
    (void)finalizers;
    OU_TODO(5, 5);
}

/**
 * Calls tp_finalize of every object that was not finalized yet.
 *
 * A finalizer may let objects of the list die, its own object among them.
 *
 * Lab 5, task 3.
 */
Ou_ssize_t finalize_garbage(OuGCHead *collectable)
{
    (void)collectable;
    OU_TODO(5, 3);
}

/**
 * Looks a second time: what a finalizer made reachable again goes back to life.
 *
 * Lab 5, task 4.
 */
void handle_resurrected_objects(OuGCHead *unreachable, OuGCHead *still_unreachable, OuGCHead *old)
{
    (void)unreachable;
    (void)still_unreachable;
    (void)old;
    OU_TODO(5, 4);
}
