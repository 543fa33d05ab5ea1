/* SPDX-License-Identifier: MIT */
/**
 * @file collect.h
 * The collector's front door: collecting on demand and at safe points, and who watches.
 *
 * The functions are in core/collect.c, the conductor.
 */
#ifndef OURO_COLLECT_H
#define OURO_COLLECT_H

#include "ouro/generations.h"

/** Prints what each collection did. CPython: DEBUG_STATS (Modules/gcmodule.c). */
#define OU_GC_DEBUG_STATS (1 << 0)
/** Prints each object that will be freed. CPython: DEBUG_COLLECTABLE (Modules/gcmodule.c). */
#define OU_GC_DEBUG_COLLECTABLE (1 << 1)
/** Prints each object that cannot be freed. CPython: DEBUG_UNCOLLECTABLE (Modules/gcmodule.c). */
#define OU_GC_DEBUG_UNCOLLECTABLE (1 << 2)
/** Keeps all garbage in gc.garbage. CPython: DEBUG_SAVEALL (Modules/gcmodule.c). */
#define OU_GC_DEBUG_SAVEALL (1 << 5)

/** What one collection did. */
typedef struct OuGCResult {
    Ou_ssize_t collected;     /**< objects of the final set, and weakrefs that died in callbacks */
    Ou_ssize_t uncollectable; /**< objects left to gc.garbage */
} OuGCResult;

/**
 * Collects one generation and all younger ones, thresholds or not.
 *
 * @param generation  0, 1 or 2
 * @return collected plus uncollectable; 0 at once while a collection runs
 *
 * Runs finalizers and callbacks. CPython: gc_collect_impl (Modules/gcmodule.c).
 */
Ou_ssize_t ou_gc_collect(int generation);

/**
 * A full collection without callbacks, for the end of the program. Errors go nowhere.
 *
 * @return collected plus uncollectable
 *
 * CPython: _PyGC_CollectNoFail (Modules/gcmodule.c).
 */
Ou_ssize_t ou_gc_collect_at_exit(void);

/**
 * Called before ("start") and after ("stop") each collection that is not at exit.
 *
 * @param phase       "start" or "stop"
 * @param generation  which one
 * @param result      zeros at the start
 */
typedef void (*OuGCCallback)(const char *phase, int generation, const OuGCResult *result);

/** Who is called; NULL for nobody. The gc module's list of callbacks hangs here. */
extern OuGCCallback ou_gc_callback;

/**
 * Called at the end of a full collection, to empty caches. NULL for nobody. CPython:
 * clear_freelists (Modules/gcmodule.c).
 */
extern void (*ou_gc_clear_caches)(void);

/**
 * Who watches. Each member may be NULL. An observer must not change anything.
 */
typedef struct OuObserver {
    void *context; /**< first argument of each */
    /**
     * A boundary between two phases: the named phase is done. Lists that do not exist yet are NULL.
     * Between update_refs and move_unreachable, gc_prev of each object holds gc_refs.
     */
    void (*phase_done)(void *context, const char *phase, const OuGCHead *young,
                       const OuGCHead *unreachable);
    void (*born)(void *context, OuObject *op); /**< has its first reference */
    void (*died)(void *context, OuObject *op); /**< its memory is about to be given back */
} OuObserver;

/** The observer in force; NULL for none. CPython has nothing like it. */
extern const OuObserver *ou_observer;

/**
 * Whether an object is in gc.garbage's business: appends it to the list, making the list first.
 *
 * @param op  @borrowed
 * @return 0; -1 with MemoryError
 */
int ou_gc_append_garbage(OuObject *op);

/**
 * Frees what the program has kept from the collector, by gc.freeze() or DEBUG_SAVEALL: after the
 * last collection of the program. Runs none of its finalizers: CPython leaves such objects to the
 * operating system, so there nobody sees them die either.
 */
void ou_gc_release_kept(void);

/**
 * Releases what the collector owns, gc.garbage; for the end of the program. CPython: _PyGC_Fini
 * (Modules/gcmodule.c).
 */
void ou_gc_fini(void);

/* ---- validators: core/validate/gc.c --------------------------------------------------------- */

/**
 * Checks one list: links both ways, the flags of each object, and of each object what can be seen
 * in constant time.
 *
 * @param list        a list, no flag set in gc_next
 * @param collecting  1: each object is COLLECTING. 0: none is
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: one step per object. CPython: validate_list (Modules/gcmodule.c).
 */
const char *ou_validate_gc_list(const OuGCHead *list, int collecting);

/**
 * Checks what hangs from each object of a list: the items of lists, the weak references to it.
 *
 * @param list  a list that ou_validate_gc_list() found in order
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: one step per object, item and weak reference.
 */
const char *ou_validate_gc_contents(const OuGCHead *list);

/**
 * Checks all four lists as they must be while no collection runs.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 */
const char *ou_validate_generations(void);

#endif
