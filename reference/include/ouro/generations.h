/* SPDX-License-Identifier: MIT */
/**
 * @file generations.h
 * Three generations: when the collector runs, and over which objects.
 *
 * Most objects die young. So the collector looks at young objects often and at old ones rarely:
 * a new object starts in generation 0, and each collection that it survives moves it one
 * generation up. Each generation has a counter and a threshold; when a counter *exceeds* its
 * threshold, that generation is due.
 *
 *     count[0]   GC objects allocated, less those freed, since the last collection
 *     count[1]   collections of generation 0 since the last one of generation 1 or 2
 *     count[2]   collections of generation 1 since the last one of generation 2
 *
 * The functions are in core/generations.c. The state stands here, so that the conductor,
 * validators and observers can read it.
 */
#ifndef OURO_GENERATIONS_H
#define OURO_GENERATIONS_H

#include "ouro/gc.h"

/** How many generations there are. CPython: NUM_GENERATIONS (Include/internal/pycore_gc.h). */
#define OU_GC_GENERATIONS 3

/** One generation. CPython: struct gc_generation (Include/internal/pycore_gc.h). */
typedef struct OuGCGeneration {
    OuGCHead head; /**< the list of its objects, circular: head is the first and the last */
    int threshold; /**< the generation is due when count > threshold */
    int count;     /**< see above; what it counts differs by generation */
} OuGCGeneration;

/**
 * What the collections of one generation did. CPython: struct gc_generation_stats
 * (Include/internal/pycore_gc.h).
 */
typedef struct OuGCStats {
    Ou_ssize_t collections;   /**< how many there were */
    Ou_ssize_t collected;     /**< objects they freed */
    Ou_ssize_t uncollectable; /**< objects they could not free */
} OuGCStats;

/** The collector's state. CPython: struct _gc_runtime_state (Include/internal/pycore_gc.h). */
typedef struct OuGCState {
    /* written by the gc module's functions */
    int enabled; /**< 1: automatic collection is on */
    int debug;   /**< OU_GC_DEBUG_... flags */

    /* written by core/generations.c */
    OuGCGeneration generations[OU_GC_GENERATIONS]; /**< youngest first */
    OuGCHead permanent;                            /**< frozen objects: tracked, never examined */
    OuGCStats stats[OU_GC_GENERATIONS];            /**< what gc.get_stats() shows */
    Ou_ssize_t long_lived_total;                   /**< survivors of the last full collection */
    Ou_ssize_t long_lived_pending; /**< objects that joined generation 2 since then */

    /* written by core/track.c */
    /**
     * How many tracked objects there are whose type may untrack them, by tp_untrack_when. So a walk
     * that looks for them knows when it has seen the last.
     */
    Ou_ssize_t untrackable[OU_UNTRACK_FULL_COLLECTION + 1];

    /* written by core/collect.c */
    int collecting;    /**< 1 while a collection runs; a second one returns at once */
    OuObject *garbage; /**< owned list of uncollectable objects, gc.garbage; NULL until needed */
} OuGCState;

/** The one collector. */
extern OuGCState ou_gc;

/**
 * Counts one more GC allocation, and notes that a collection is wanted (`ou_gc_wanted` = 1) if
 * generation 0 is due, its threshold is not 0 and automatic collection is on. Never sets it to 0.
 *
 * Called by OuObject_GC_New() and its kin. Unlike CPython 3.11's, never collects itself:
 * OuGC_Poll() does. Cost: constant. CPython: _PyObject_GC_Link (Modules/gcmodule.c).
 */
void ou_gc_note_allocation(void);

/**
 * Counts one GC object less, whether automatic collection is on or off; the counter does not go
 * below 0. CPython: PyObject_GC_Del (Modules/gcmodule.c).
 */
void ou_gc_note_free(void);

/**
 * Says which generation an automatic collection collects now.
 *
 * None as long as generation 0 is not due, or while its threshold is 0. Else the oldest one whose
 * counter exceeds its threshold; generation 2 only if, in addition, at least a quarter of the
 * long-lived objects joined since the last full collection.
 *
 * @return 0, 1 or 2; -1 when nothing is due, or automatic collection is off
 *
 * Cost: constant. CPython: gc_collect_generations (Modules/gcmodule.c).
 */
int ou_gc_choose_generation(void);

/**
 * Whether generation 2 is not worth collecting yet: the 25 % rule.
 *
 * @return 1 when fewer than a quarter of the long-lived objects joined since the last full
 *         collection, else 0
 *
 * Cost: constant. CPython: gc_collect_generations (Modules/gcmodule.c).
 */
int ou_gc_full_collection_can_wait(void);

/**
 * Begins a collection: counts it, and merges all younger generations into generation `generation`.
 *
 * The counters of `generation` and of all younger ones become 0; the next older one's goes up by 1.
 *
 * @param generation  0, 1 or 2
 * @return the list to examine, borrowed: the generation's own
 *
 * Cost: constant. CPython: gc_collect_main (Modules/gcmodule.c), its first lines.
 */
OuGCHead *ou_gc_merge_younger(int generation);

/**
 * Untracks what can be untracked among the survivors, then moves them one generation up.
 *
 * Tuples are tried at each collection, dicts at a full one, after the tuples; each of them once. A
 * survivor of generation 2 stays. Those still tracked are counted: after a collection of generation
 * 1 they are added to `long_lived_pending`; after a full one `long_lived_total` is their number, and
 * `long_lived_pending` is 0.
 *
 * @param young       the survivors, a list; empty afterwards unless `generation` is 2
 * @param generation  the generation that was collected
 * @param survivors   how many objects are in `young`
 *
 * Cost: at most one step per survivor, two in a full collection. CPython: untrack_tuples (Modules/gcmodule.c), untrack_dicts, and the
 * promotion in
 * gc_collect_main (Modules/gcmodule.c).
 */
void ou_gc_promote_survivors(OuGCHead *young, int generation, Ou_ssize_t survivors);

/**
 * Adds the result of one collection to the statistics of its generation.
 *
 * @param generation     the generation that was collected
 * @param collected      objects freed
 * @param uncollectable  objects that could not be freed
 */
void ou_gc_update_stats(int generation, Ou_ssize_t collected, Ou_ssize_t uncollectable);

/** Moves every tracked object to the permanent list; the counters become 0. CPython: gc_freeze_impl (Modules/gcmodule.c). */
void ou_gc_freeze(void);

/** Moves every frozen object to generation 2. CPython: gc_unfreeze_impl (Modules/gcmodule.c). */
void ou_gc_unfreeze(void);

/**
 * How many objects are frozen.
 *
 * @return the number
 *
 * Cost: one step per object. CPython: gc_get_freeze_count_impl (Modules/gcmodule.c).
 */
Ou_ssize_t ou_gc_freeze_count(void);

#endif
