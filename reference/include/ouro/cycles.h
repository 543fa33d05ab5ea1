/* SPDX-License-Identifier: MIT */
/**
 * @file cycles.h
 * Finding cyclic garbage by arithmetic, and taking it apart.
 *
 * The functions are in core/cycles.c, the file that a student writes in lab 3. The collector
 * (core/collect.c, the *conductor*) calls them in the order in which they stand.
 * The order of the objects in the lists is CPython's, and part of the contract.
 */
#ifndef OURO_CYCLES_H
#define OURO_CYCLES_H

#include "ouro/gc.h"

/* ---- reading and writing gc_prev while it holds gc_refs -------------------------------------- */

/**
 * Reads gc_refs.
 *
 * @param gc  of an object that is examined
 * @return how many references are left, 0 or more
 *
 * CPython: gc_get_refs (Modules/gcmodule.c).
 */
static inline Ou_ssize_t gc_get_refs(const OuGCHead *gc)
{
    return (Ou_ssize_t)(gc->gc_prev >> OU_GC_PREV_SHIFT);
}

/**
 * Sets gc_refs and keeps the flags.
 *
 * @param gc    of an object that is examined
 * @param refs  0 or more
 *
 * CPython: gc_set_refs (Modules/gcmodule.c).
 */
static inline void gc_set_refs(OuGCHead *gc, Ou_ssize_t refs)
{
    gc->gc_prev = (gc->gc_prev & ~OU_GC_PREV_MASK) | ((uintptr_t)refs << OU_GC_PREV_SHIFT);
}

/**
 * Whether an object belongs to the set that is examined.
 *
 * @param gc  of an object, examined or not
 * @return 1 or 0
 *
 * CPython: gc_is_collecting (Modules/gcmodule.c).
 */
static inline int gc_is_collecting(const OuGCHead *gc)
{
    return (gc->gc_prev & OU_GC_PREV_COLLECTING) != 0;
}

/* ---- the phases ------------------------------------------------------------------------------ */

/**
 * Copies each object's count into gc_refs, and marks the object as COLLECTING.
 *
 * @param containers  the list to examine; every object in it is alive. The back pointers of its
 *                    objects are lost until move_unreachable(); its own head, the gc_next links,
 *                    the counts and OU_GC_PREV_FINALIZED stay as they are
 *
 * Cost: one step per object. CPython: update_refs (Modules/gcmodule.c).
 */
void update_refs(OuGCHead *containers);

/**
 * Takes away from gc_refs every reference that comes from inside the list.
 *
 * @param containers  a list after update_refs(); each gc_refs is then the number of references
 *                    from outside
 *
 * A referent counts as inside when it has a GC head and is COLLECTING. All other referents are left
 * alone. Two references from the same object are two. Cost: one step per reference.
 * CPython: subtract_refs (Modules/gcmodule.c).
 */
void subtract_refs(OuGCHead *containers);

/**
 * Moves what no reference from outside reaches to another list.
 *
 * @param young        a list after subtract_refs(); keeps the reachable objects, linked both ways
 *                     again and no longer COLLECTING
 * @param unreachable  an empty list; receives the others, linked both ways, each with
 *                     OU_GC_PREV_COLLECTING and OU_GC_NEXT_UNREACHABLE set. The list's own head has
 *                     no flag
 * @return how many objects stayed in `young`
 *
 * OU_GC_PREV_FINALIZED stays as it is. Nothing is released and nothing is allocated.
 *
 * The order: `young` is walked once, from first to last, and the walk includes what is appended
 * meanwhile. An object with gc_refs 0 is set aside: it goes to the end of `unreachable`. An object
 * with more stays where it is, and its references are visited in the order of its tp_traverse. A
 * referent that was set aside goes to the end of `young`; one that is still to come keeps its
 * place.
 *
 * Cost: one step per object and per reference from a reachable one.
 * CPython: move_unreachable (Modules/gcmodule.c), which counts with gc_list_size() afterwards.
 */
Ou_ssize_t move_unreachable(OuGCHead *young, OuGCHead *unreachable);

/**
 * The three phases above, one after the other.
 *
 * @param base         the list to examine; keeps the reachable objects
 * @param unreachable  uninitialized; receives the others, as move_unreachable() leaves them
 *
 * CPython: deduce_unreachable (Modules/gcmodule.c).
 */
void deduce_unreachable(OuGCHead *base, OuGCHead *unreachable);

/**
 * Clears OU_GC_NEXT_UNREACHABLE in a list, so that the ordinary list functions work on it.
 *
 * @param unreachable  a list that move_unreachable() made; nothing else of it changes
 *
 * CPython: clear_unreachable_mask (Modules/gcmodule.c).
 */
void clear_unreachable_mask(OuGCHead *unreachable);

/**
 * Clears OU_GC_PREV_COLLECTING in a list.
 *
 * @param collectable  any list whose links are in order; nothing else of it changes
 *
 * CPython: gc_clear_collecting (Modules/gcmodule.c), for a whole list.
 */
void clear_collecting(OuGCHead *collectable);

/**
 * Takes garbage apart: calls tp_clear on each object, until the counts do the rest.
 *
 * @param collectable  the garbage, all COLLECTING, no flag in gc_next; empty afterwards
 * @param old          another list; what is still in `collectable` after it was cleared goes to its
 *                     end, no longer COLLECTING
 *
 * Always the first object of the list is next; it is cleared once, and kept alive by one reference
 * meanwhile. A type without tp_clear has nothing to clear. What tp_clear returns does not matter.
 *
 * Any call of tp_clear, and the release afterwards, may take any object off the list: by its death,
 * or by untracking it. Cost: that of the slots. CPython: delete_garbage (Modules/gcmodule.c).
 */
void delete_garbage(OuGCHead *collectable, OuGCHead *old);

#endif
