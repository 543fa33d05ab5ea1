/* SPDX-License-Identifier: MIT */
/**
 * @file generations.c
 * Three generations: counting, choosing, merging, promoting.
 *
 * The idea: looking for garbage costs one step per object looked at, dead or alive. Most objects
 * die young, so a look at the young ones finds most of the garbage for little. An object that
 * survives a look moves to the next generation, where looks are rarer.
 *
 * Invariants, at every moment when no collection runs:
 *
 *     a tracked object is in exactly one of the four lists (generations 0 to 2, permanent)
 *     an object in generation 1 or 2 has survived a collection, or was frozen once
 *
 * Terms: a generation is *due* when its counter exceeds its threshold; the *survivors* of a
 * collection are the objects it examined and found reachable; to *promote* them is to move them
 * one generation up; the *long-lived* objects are the survivors of the last full collection.
 */
#include "ouro/generations.h"

#include "ouro/gclist.h"

/**
 * Counts one more GC allocation, and notes that a collection is wanted if generation 0 is due.
 *
 * @lab{4,1}
 */
void ou_gc_note_allocation(void)
{
    OuGCGeneration *youngest = &ou_gc.generations[0];
    youngest->count++;
    if (youngest->count > youngest->threshold && youngest->threshold != 0 && ou_gc.enabled) {
        ou_gc_wanted = 1;
    }
}

/**
 * Counts one GC object less; the counter does not go below 0.
 *
 * @lab{4,1}
 */
void ou_gc_note_free(void)
{
    if (ou_gc.generations[0].count > 0) {
        ou_gc.generations[0].count--;
    }
}

/**
 * Whether so few objects joined generation 2 since the last full collection that another one is
 * not worth its cost. Without this rule, building n long-lived objects would take n / 93,233 full
 * collections of ever more objects: quadratic time.
 *
 * @lab{4,2}
 */
int ou_gc_full_collection_can_wait(void)
{
    return ou_gc.long_lived_pending < ou_gc.long_lived_total / 4;
}

/**
 * Says which generation an automatic collection collects now; -1 for none.
 *
 * @lab{4,2}
 */
int ou_gc_choose_generation(void)
{
    if (!ou_gc.enabled || ou_gc.generations[0].threshold == 0 ||
        ou_gc.generations[0].count <= ou_gc.generations[0].threshold) {
        return -1;
    }
    for (int i = OU_GC_GENERATIONS - 1; i >= 0; i--) {
        if (ou_gc.generations[i].count <= ou_gc.generations[i].threshold) {
            continue;
        }
        if (i == OU_GC_GENERATIONS - 1 && ou_gc_full_collection_can_wait()) {
            continue;
        }
        return i;
    }
    return -1;
}

/**
 * Begins a collection: counts it, and merges all younger generations into `generation`.
 *
 * @lab{4,3}
 */
OuGCHead *ou_gc_merge_younger(int generation)
{
    if (generation + 1 < OU_GC_GENERATIONS) {
        ou_gc.generations[generation + 1].count++;
    }
    OuGCHead *young = &ou_gc.generations[generation].head;
    for (int i = 0; i <= generation; i++) {
        ou_gc.generations[i].count = 0;
    }
    for (int i = 0; i < generation; i++) {
        gc_list_merge(&ou_gc.generations[i].head, young);
    }
    return young;
}

/**
 * Lets the types that do so `when` untrack their objects. Returns how many were untracked.
 *
 * The walk ends when it has seen as many such objects as are tracked at all. CPython:
 * untrack_tuples (Modules/gcmodule.c), untrack_dicts.
 */
static Ou_ssize_t untrack_survivors(OuGCHead *young, OuUntrackWhen when)
{
    Ou_ssize_t untracked = 0;
    Ou_ssize_t left = ou_gc.untrackable[when];
    OuGCHead *next;
    for (OuGCHead *gc = gc_next(young); gc != young && left > 0; gc = next) {
        next = gc_next(gc); /* gc may leave the list */
        OuObject *op = ou_from_gc(gc);
        if (Ou_TYPE(op)->tp_untrack_when == when) {
            left--;
            Ou_TYPE(op)->tp_maybe_untrack(op);
            untracked += gc->gc_next == 0;
        }
    }
    return untracked;
}

/**
 * Untracks what can be untracked among the survivors, then moves them one generation up.
 *
 * @lab{4,4}
 */
void ou_gc_promote_survivors(OuGCHead *young, int generation, Ou_ssize_t survivors)
{
    survivors -= untrack_survivors(young, OU_UNTRACK_EACH_COLLECTION);
    if (generation == OU_GC_GENERATIONS - 1) {
        /* Tuples first: a dict that holds a tuple can go only when the tuple has gone. */
        survivors -= untrack_survivors(young, OU_UNTRACK_FULL_COLLECTION);
        ou_gc.long_lived_pending = 0;
        ou_gc.long_lived_total = survivors;
        return;
    }
    if (generation == OU_GC_GENERATIONS - 2) {
        ou_gc.long_lived_pending += survivors;
    }
    gc_list_merge(young, &ou_gc.generations[generation + 1].head);
}

/**
 * Adds the result of one collection to the statistics of its generation.
 *
 * @lab{4,4}
 */
void ou_gc_update_stats(int generation, Ou_ssize_t collected, Ou_ssize_t uncollectable)
{
    OuGCStats *stats = &ou_gc.stats[generation];
    stats->collections++;
    stats->collected += collected;
    stats->uncollectable += uncollectable;
}

/**
 * Moves every tracked object to the permanent list; the counters become 0.
 *
 * @lab{4,5}
 */
void ou_gc_freeze(void)
{
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        gc_list_merge(&ou_gc.generations[i].head, &ou_gc.permanent);
        ou_gc.generations[i].count = 0;
    }
}

/**
 * Moves every frozen object to generation 2.
 *
 * @lab{4,5}
 */
void ou_gc_unfreeze(void)
{
    gc_list_merge(&ou_gc.permanent, &ou_gc.generations[OU_GC_GENERATIONS - 1].head);
}

/**
 * How many objects are frozen.
 *
 * @lab{4,5}
 */
Ou_ssize_t ou_gc_freeze_count(void)
{
    return gc_list_size(&ou_gc.permanent);
}
