/* SPDX-License-Identifier: MIT */
/**
 * @file cycles.h
 * Finding cyclic garbage by arithmetic, and taking it apart.
 *
 * The functions are in core/cycles.c; the conductor calls them in the order in which they stand.
 */
#ifndef OURO_CYCLES_H
#define OURO_CYCLES_H

#include "ouro/gc.h"

/**
 * Copies each object's count into gc_refs, and marks the object as COLLECTING.
 *
 * @param containers  the list to examine; its gc_prev links are lost until move_unreachable()
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
 * Cost: one step per reference. CPython: subtract_refs (Modules/gcmodule.c).
 */
void subtract_refs(OuGCHead *containers);

/**
 * Moves what no reference from outside reaches to another list.
 *
 * @param young        a list after subtract_refs(); keeps the reachable objects, its links and
 *                     flags restored
 * @param unreachable  an empty list; receives the others, each with OU_GC_PREV_COLLECTING and
 *                     OU_GC_NEXT_UNREACHABLE set
 * @return how many objects stayed in `young`
 *
 * Cost: one step per object and per reference from a reachable one.
 * CPython: move_unreachable (Modules/gcmodule.c), which counts with gc_list_size() afterwards.
 */
Ou_ssize_t move_unreachable(OuGCHead *young, OuGCHead *unreachable);

/**
 * The three phases above, one after the other.
 *
 * @param base         the list to examine; keeps the reachable objects
 * @param unreachable  uninitialized; receives the others
 *
 * CPython: deduce_unreachable (Modules/gcmodule.c).
 */
void deduce_unreachable(OuGCHead *base, OuGCHead *unreachable);

/**
 * Clears OU_GC_NEXT_UNREACHABLE in a list, so that the ordinary list functions work on it.
 *
 * @param unreachable  a list that move_unreachable() made
 *
 * CPython: clear_unreachable_mask (Modules/gcmodule.c).
 */
void clear_unreachable_mask(OuGCHead *unreachable);

/**
 * Clears OU_GC_PREV_COLLECTING in a list.
 *
 * @param collectable  any list
 *
 * CPython: gc_clear_collecting (Modules/gcmodule.c), for a whole list.
 */
void clear_collecting(OuGCHead *collectable);

/**
 * Takes garbage apart: calls tp_clear on each object, until the counts do the rest.
 *
 * @param collectable  the garbage; empty afterwards
 * @param old          receives what is alive in spite of being cleared
 *
 * Objects die while others are cleared. Cost: that of the slots.
 * CPython: delete_garbage (Modules/gcmodule.c).
 */
void delete_garbage(OuGCHead *collectable, OuGCHead *old);

#endif
