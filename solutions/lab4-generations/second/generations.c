/* SPDX-License-Identifier: MIT */
/**
 * @file generations.c
 * A second right answer to lab 4: see README.md.
 */
#include "ouro/generations.h"

#include "ouro/gclist.h"

enum { YOUNG, MIDDLE, OLD };

/** Whether automatic collection is on: neither of the two switches is off. */
static int is_on(void)
{
    return ou_gc.enabled && ou_gc.generations[YOUNG].threshold != 0;
}

/** Whether the counter of a generation exceeds its threshold. */
static int is_due(int generation)
{
    const OuGCGeneration *it = &ou_gc.generations[generation];
    return it->count > it->threshold;
}

/** Moves all objects of one list to another, the last one first. */
static void pour(OuGCHead *from, OuGCHead *to)
{
    while (!gc_list_is_empty(from)) {
        gc_list_move(gc_prev(from), to);
    }
}

void ou_gc_note_allocation(void)
{
    ou_gc.generations[YOUNG].count += 1;
    if (!is_on()) {
        return;
    }
    if (is_due(YOUNG)) {
        ou_gc_wanted = 1;
    }
}

void ou_gc_note_free(void)
{
    int left = ou_gc.generations[YOUNG].count - 1;
    ou_gc.generations[YOUNG].count = left < 0 ? 0 : left;
}

int ou_gc_full_collection_can_wait(void)
{
    return 4 * ou_gc.long_lived_pending < ou_gc.long_lived_total ? 1 : 0;
}

int ou_gc_choose_generation(void)
{
    if (!is_on() || !is_due(YOUNG)) {
        return -1;
    }
    int chosen = YOUNG;
    if (is_due(MIDDLE)) {
        chosen = MIDDLE;
    }
    if (is_due(OLD) && !ou_gc_full_collection_can_wait()) {
        chosen = OLD;
    }
    return chosen;
}

OuGCHead *ou_gc_merge_younger(int generation)
{
    OuGCHead *all = &ou_gc.generations[generation].head;
    for (int younger = generation - 1; younger >= YOUNG; younger--) {
        pour(&ou_gc.generations[younger].head, all);
        ou_gc.generations[younger].count = 0;
    }
    ou_gc.generations[generation].count = 0;
    if (generation != OLD) {
        ou_gc.generations[generation + 1].count += 1;
    }
    return all;
}

/** Tries every survivor whose type says `when`. */
static void try_all(OuGCHead *survivors, OuUntrackWhen when)
{
    OuGCHead *at = gc_next(survivors);
    while (at != survivors) {
        OuObject *op = ou_from_gc(at);
        at = gc_next(at);
        const OuTypeObject *type = Ou_TYPE(op);
        if (type->tp_maybe_untrack != NULL && type->tp_untrack_when == when) {
            type->tp_maybe_untrack(op);
        }
    }
}

void ou_gc_promote_survivors(OuGCHead *young, int generation, Ou_ssize_t survivors)
{
    (void)survivors;
    try_all(young, OU_UNTRACK_EACH_COLLECTION);
    switch (generation) {
    case YOUNG:
        pour(young, &ou_gc.generations[MIDDLE].head);
        break;
    case MIDDLE:
        ou_gc.long_lived_pending += gc_list_size(young);
        pour(young, &ou_gc.generations[OLD].head);
        break;
    default:
        try_all(young, OU_UNTRACK_FULL_COLLECTION);
        ou_gc.long_lived_total = gc_list_size(young);
        ou_gc.long_lived_pending = 0;
        break;
    }
}

void ou_gc_update_stats(int generation, Ou_ssize_t collected, Ou_ssize_t uncollectable)
{
    OuGCStats before = ou_gc.stats[generation];
    ou_gc.stats[generation] = (OuGCStats){
        .collections = before.collections + 1,
        .collected = before.collected + collected,
        .uncollectable = before.uncollectable + uncollectable,
    };
}

void ou_gc_freeze(void)
{
    for (int i = OLD; i >= YOUNG; i--) {
        ou_gc.generations[i].count = 0;
        pour(&ou_gc.generations[i].head, &ou_gc.permanent);
    }
}

void ou_gc_unfreeze(void)
{
    pour(&ou_gc.permanent, &ou_gc.generations[OLD].head);
}

Ou_ssize_t ou_gc_freeze_count(void)
{
    Ou_ssize_t count = 0;
    for (const OuGCHead *gc = gc_next(&ou_gc.permanent); gc != &ou_gc.permanent; gc = gc_next(gc)) {
        count += 1;
    }
    return count;
}
