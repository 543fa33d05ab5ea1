/* SPDX-License-Identifier: MIT */
/**
 * @file finalize.h
 * Finalization as PEP 442 has it: what the conductor calls. See gc.h for what a tp_dealloc calls.
 *
 * The functions are in core/finalize.c.
 */
#ifndef OURO_FINALIZE_H
#define OURO_FINALIZE_H

#include "ouro/gc.h"

/**
 * Moves objects with a legacy finalizer (tp_del) out of the unreachable list.
 *
 * @param unreachable  no gc_next has OU_GC_NEXT_UNREACHABLE set; each object is COLLECTING
 * @param finalizers   a list, made already; receives them, no longer COLLECTING
 *
 * CPython: move_legacy_finalizers (Modules/gcmodule.c).
 */
void move_legacy_finalizers(OuGCHead *unreachable, OuGCHead *finalizers);

/**
 * Moves what is reachable from `finalizers` and still COLLECTING to the end of it.
 *
 * @param finalizers  a list that move_legacy_finalizers() has filled; grows while it is walked
 *
 * CPython: move_legacy_finalizer_reachable (Modules/gcmodule.c).
 */
void move_legacy_finalizer_reachable(OuGCHead *finalizers);

/**
 * Calls tp_finalize of every object that was not finalized yet. Nothing has been cleared before.
 * OU_GC_PREV_FINALIZED is set before the call: a finalizer may let its own object die by its count.
 *
 * @param collectable  the unreachable list; objects may die and leave it meanwhile
 * @return how many finalizers were called
 *
 * CPython: finalize_garbage (Modules/gcmodule.c).
 */
Ou_ssize_t finalize_garbage(OuGCHead *collectable);

/**
 * Looks a second time: what a finalizer made reachable again goes back to life.
 *
 * @param unreachable             the list; empty afterwards
 * @param[out] still_unreachable  an uninitialized list; receives what is garbage for good
 * @param old                     its end receives what was resurrected, with all that it reaches
 *
 * CPython: handle_resurrected_objects (Modules/gcmodule.c).
 */
void handle_resurrected_objects(OuGCHead *unreachable, OuGCHead *still_unreachable, OuGCHead *old);

#endif
