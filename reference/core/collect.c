/* SPDX-License-Identifier: MIT */
/**
 * @file collect.c
 * The conductor: one collection, phase by phase.
 *
 * Nothing clever happens here; collect_generation() is the list of the phases, in CPython's order.
 * The order is the point, so here is the whole of it beside the other way to die:
 *
 *     death by count (subtype_dealloc)        death by collection (below)
 *     1. the finalizer                        1. weak references are cleared, callbacks run
 *     2. back to life? then stop              2. the finalizers, while all is still whole
 *     3. weak references, callbacks           3. a second look: back to life? then spared
 *     4. what the object owns is released     4. tp_clear, and the counts do the rest
 *
 * Weak references come first here, because after a finalizer ran in a cycle nobody could say any
 * more which weak reference may still lead to an object that is about to be cleared.
 *
 * Invariant: `ou_gc.collecting` is 1 exactly while a collection runs. Whatever asks for another one
 * meanwhile (a finalizer, a callback) gets 0 back at once.
 */
#include "ouro/collect.h"

#include "ouro/cycles.h"
#include "ouro/errors.h"
#include "ouro/finalize.h"
#include "ouro/gclist.h"
#include "ouro/list.h"
#include "ouro/refcount.h"
#include "ouro/weakref.h"

#include "rehearse.h"

#include <stdio.h>
#include <time.h>

OuGCCallback ou_gc_callback;
void (*ou_gc_clear_caches)(void);

/** Tells the observer, and lets the paranoid build check what must hold here. */
static void phase_done(const char *phase, const OuGCHead *young, const OuGCHead *unreachable)
{
    if (ou_observer != NULL && ou_observer->phase_done != NULL) {
        ou_observer->phase_done(ou_observer->context, phase, young, unreachable);
    }
}

/**
 * Stops the paranoid build when a list is not as it must be, or what hangs from its objects, or
 * one of the other mechanisms.
 */
static void check_list(const OuGCHead *list, int collecting)
{
#ifdef OURO_PARANOID
    ou_gc_stop_if(ou_validate_gc_list(list, collecting));
    ou_gc_stop_if(ou_validate_gc_contents(list));
    ou_gc_check_others();
#else
    (void)list;
    (void)collecting;
#endif
}

int ou_gc_append_garbage(OuObject *op)
{
    if (ou_gc.garbage == NULL) {
        ou_gc.garbage = OuList_New(0);
        if (ou_gc.garbage == NULL) {
            return -1;
        }
    }
    return OuList_Append(ou_gc.garbage, op);
}

/** Marks every object of a list as finalized, so that its death runs no code of the program. */
static void silence(const OuGCHead *list)
{
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        gc->gc_prev |= OU_GC_PREV_FINALIZED;
    }
}

void ou_gc_release_kept(void)
{
    int kept = ou_gc.garbage != NULL || !gc_list_is_empty(&ou_gc.permanent);
    Ou_Clear(&ou_gc.garbage);
    ou_gc.debug = 0;
    if (kept) {
        ou_gc_unfreeze();
        for (int i = 0; i < OU_GC_GENERATIONS; i++) {
            silence(&ou_gc.generations[i].head);
        }
        ou_gc_collect_at_exit();
    }
}

void ou_gc_fini(void)
{
    Ou_Clear(&ou_gc.garbage);
}

/**
 * Prints every object of a list, when a debug flag asks for it. CPython: debug_cycle
 * (Modules/gcmodule.c).
 */
static void print_objects(const char *what, const OuGCHead *list)
{
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        OuObject *op = ou_from_gc(gc);
        fprintf(stderr, "gc: %s <%s %p>\n", what, Ou_TYPE(op)->tp_name, (void *)op);
    }
}

/**
 * Prints what is about to be examined. CPython: show_stats_each_generations (Modules/gcmodule.c).
 */
static void print_sizes(int generation)
{
    fprintf(stderr, "gc: collecting generation %d...\ngc: objects in each generation:", generation);
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        fprintf(stderr, " %td", gc_list_size(&ou_gc.generations[i].head));
    }
    fprintf(stderr, "\ngc: objects in permanent generation: %td\n", ou_gc_freeze_count());
}

/**
 * Ends the stay of objects with a legacy finalizer and of what they reach: those with tp_del go to
 * gc.garbage (all of them with DEBUG_SAVEALL), and all of them go on living.
 *
 * CPython: handle_legacy_finalizers (Modules/gcmodule.c).
 */
static void handle_legacy_finalizers(OuGCHead *finalizers, OuGCHead *old)
{
    for (OuGCHead *gc = gc_next(finalizers); gc != finalizers; gc = gc_next(gc)) {
        OuObject *op = ou_from_gc(gc);
        if ((ou_gc.debug & OU_GC_DEBUG_SAVEALL) || Ou_TYPE(op)->tp_del != NULL) {
            if (ou_gc_append_garbage(op) < 0) {
                OuErr_Clear(); /* the object is as uncollectable as before, only not listed */
            }
        }
    }
    gc_list_merge(finalizers, old);
}

/** With DEBUG_SAVEALL garbage is kept instead of being taken apart. */
static void save_garbage(OuGCHead *collectable, OuGCHead *old)
{
    for (OuGCHead *gc = gc_next(collectable); gc != collectable; gc = gc_next(gc)) {
        if (ou_gc_append_garbage(ou_from_gc(gc)) < 0) {
            OuErr_Clear();
        }
    }
    clear_collecting(collectable);
    gc_list_merge(collectable, old);
}

/**
 * One collection: the phases, one after the other. CPython: gc_collect_main (Modules/gcmodule.c).
 */
static OuGCResult collect_generation(int generation)
{
    OuGCHead unreachable;
    OuGCHead finalizers;
    OuGCHead garbage;
    OuGCResult result = {0, 0};
    int full = generation == OU_GC_GENERATIONS - 1;

    /* Which objects. `old` is where survivors go. */
    OuGCHead *young = ou_gc_merge_younger(generation);
    OuGCHead *old = full ? young : &ou_gc.generations[generation + 1].head;
    check_list(young, 0);
    phase_done("merge_younger", young, NULL);

    /* Which of them nobody outside needs. */
    update_refs(young);
    phase_done("update_refs", young, NULL);
    subtract_refs(young);
    phase_done("subtract_refs", young, NULL);
    gc_list_init(&unreachable);
    Ou_ssize_t survivors = move_unreachable(young, &unreachable);
    clear_unreachable_mask(&unreachable);
    check_list(young, 0);
    check_list(&unreachable, 1);
    phase_done("move_unreachable", young, &unreachable);
    ou_gc_promote_survivors(young, generation, survivors);
    phase_done("promote_survivors", old, &unreachable);

    /* What has a legacy finalizer, and what it reaches, cannot be freed. */
    gc_list_init(&finalizers);
    move_legacy_finalizers(&unreachable, &finalizers);
    move_legacy_finalizer_reachable(&finalizers);
    check_list(&unreachable, 1);
    phase_done("move_legacy_finalizers", old, &unreachable);
    if (ou_gc.debug & OU_GC_DEBUG_COLLECTABLE) {
        print_objects("collectable", &unreachable);
    }

    /* Nobody may find a way to the garbage any more, but its own finalizers. */
    result.collected += handle_weakrefs(&unreachable, old);
    phase_done("handle_weakrefs", old, &unreachable);
    Ou_ssize_t finalized = finalize_garbage(&unreachable);
    phase_done("finalize_garbage", old, &unreachable);

    /* A finalizer may have brought something back to life. If none ran, nothing has changed. */
    gc_list_init(&garbage);
    if (finalized > 0) {
        handle_resurrected_objects(&unreachable, &garbage, old);
    } else {
        gc_list_merge(&unreachable, &garbage);
    }
    check_list(&garbage, 1);
    phase_done("handle_resurrected_objects", old, &garbage);

    /* What is left is garbage for good. */
    result.collected += gc_list_size(&garbage);
    if (ou_gc.debug & OU_GC_DEBUG_SAVEALL) {
        save_garbage(&garbage, old);
    } else {
        delete_garbage(&garbage, old);
    }
    phase_done("delete_garbage", old, NULL);

    result.uncollectable = gc_list_size(&finalizers);
    if (ou_gc.debug & OU_GC_DEBUG_UNCOLLECTABLE) {
        print_objects("uncollectable", &finalizers);
    }
    handle_legacy_finalizers(&finalizers, old);
    check_list(old, 0);

    if (full && ou_gc_clear_caches != NULL) {
        ou_gc_clear_caches();
    }
    ou_gc_update_stats(generation, result.collected, result.uncollectable);
    return result;
}

/** A clock that never goes back, in seconds. */
static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/**
 * A collection with all that surrounds it. CPython: gc_collect_with_callback (Modules/gcmodule.c).
 */
static Ou_ssize_t collect(int generation, int at_exit)
{
    if (ou_gc.collecting) {
        return 0;
    }
    ou_gc.collecting = 1;
    ou_gc_wanted = 0;
    double began = ou_gc.debug & OU_GC_DEBUG_STATS ? seconds_now() : 0;
    OuErrRecord error; /* an error that is on its way stays on its way */
    OuErr_Fetch(&error);
    OuGCResult result = {0, 0};
    if (!at_exit && ou_gc_callback != NULL) {
        ou_gc_callback("start", generation, &result);
    }
    if (ou_gc.debug & OU_GC_DEBUG_STATS) {
        print_sizes(generation);
    }
    result = collect_generation(generation);
    if (ou_gc.debug & OU_GC_DEBUG_STATS) {
        fprintf(stderr, "gc: done, %td unreachable, %td uncollectable, %.4fs elapsed\n",
                result.collected + result.uncollectable, result.uncollectable,
                seconds_now() - began);
    }
    if (OuErr_Occurred() != OuExc_None) {
        if (at_exit) {
            OuErr_Clear();
        } else {
            OuErr_WriteUnraisable("garbage collection", NULL);
        }
    }
    if (!at_exit && ou_gc_callback != NULL) {
        ou_gc_callback("stop", generation, &result);
    }
    OuErr_Restore(&error);
    ou_gc.collecting = 0;
    return result.collected + result.uncollectable;
}

Ou_ssize_t ou_gc_collect(int generation)
{
    OU_ASSERT(generation >= 0 && generation < OU_GC_GENERATIONS, "there are generations 0, 1, 2");
    return collect(generation, 0);
}

Ou_ssize_t ou_gc_collect_at_exit(void)
{
    return collect(OU_GC_GENERATIONS - 1, 1);
}

Ou_ssize_t OuGC_Collect(void)
{
    return ou_gc.enabled ? ou_gc_collect(OU_GC_GENERATIONS - 1) : 0;
}

void OuGC_Poll(void)
{
    if (!ou_gc_wanted) {
        return;
    }
    ou_gc_wanted = 0;
#ifdef OURO_PARANOID
    ou_gc_check_safe_point();
    ou_gc_rehearse();
    ou_gc_wanted = 1; /* so that every safe point comes here */
#endif
    int generation = ou_gc_choose_generation();
    if (generation >= 0 && !ou_gc.collecting && OuErr_Occurred() == OuExc_None) {
        ou_gc_collect(generation);
    }
}
