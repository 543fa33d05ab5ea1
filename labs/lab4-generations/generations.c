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
#include "todo.h"

/**
 * Counts one more GC allocation, and notes that a collection is wanted if generation 0 is due.
 *
 * Lab 4, task 1.
 */
void ou_gc_note_allocation(void)
{
    OU_TODO(4, 1);
}

/**
 * Counts one GC object less; the counter does not go below 0.
 *
 * Lab 4, task 1.
 */
void ou_gc_note_free(void)
{
    OU_TODO(4, 1);
}

/**
 * Whether so few objects joined generation 2 since the last full collection that another one is
 * not worth its cost. Without this rule, building n long-lived objects would take n / 93,233 full
 * collections of ever more objects: quadratic time.
 *
 * Lab 4, task 2.
 */
int ou_gc_full_collection_can_wait(void)
{
    OU_TODO(4, 2);
}

/**
 * Says which generation an automatic collection collects now; -1 for none.
 *
 * Lab 4, task 2.
 */
int ou_gc_choose_generation(void)
{
    OU_TODO(4, 2);
}

/**
 * Begins a collection: counts it, and merges all younger generations into `generation`.
 *
 * Lab 4, task 3.
 */
OuGCHead *ou_gc_merge_younger(int generation)
{
    (void)generation;
    OU_TODO(4, 3);
}

/**
 * Untracks what can be untracked among the survivors, then moves them one generation up.
 *
 * Lab 4, task 4.
 */
void ou_gc_promote_survivors(OuGCHead *young, int generation, Ou_ssize_t survivors)
{
    (void)young;
    (void)generation;
    (void)survivors;
    OU_TODO(4, 4);
}

/**
 * Adds the result of one collection to the statistics of its generation.
 *
 * Lab 4, task 4.
 */
void ou_gc_update_stats(int generation, Ou_ssize_t collected, Ou_ssize_t uncollectable)
{
    (void)generation;
    (void)collected;
    (void)uncollectable;
    OU_TODO(4, 4);
}

/**
 * Moves every tracked object to the permanent list; the counters become 0.
 *
 * Lab 4, task 5.
 */
void ou_gc_freeze(void)
{
    OU_TODO(4, 5);
}

/**
 * Moves every frozen object to generation 2.
 *
 * Lab 4, task 5.
 */
void ou_gc_unfreeze(void)
{
    OU_TODO(4, 5);
}

/**
 * How many objects are frozen.
 *
 * Lab 4, task 5.
 */
Ou_ssize_t ou_gc_freeze_count(void)
{
    OU_TODO(4, 5);
}
