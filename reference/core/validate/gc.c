/* SPDX-License-Identifier: MIT */
/**
 * @file validate/gc.c
 * The invariants of the collector's lists as functions.
 */
#include "ouro/collect.h"

#include "ouro/gclist.h"
#include "ouro/list.h"
#include "ouro/refcount.h"
#include "ouro/weakref.h"

/** What must be true of an object and can be seen in constant time. */
static const char *validate_tracked(const OuObject *op)
{
    const char *sentence = ou_validate_object(op);
    if (sentence == NULL) {
        sentence = ou_validate_list(op);
    }
    return sentence ? sentence : ou_validate_weakref(op);
}

const char *ou_validate_gc_list(const OuGCHead *list, int collecting)
{
    uintptr_t wanted = collecting ? OU_GC_PREV_COLLECTING : 0;
    const OuGCHead *prev = list;
    for (const OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        if (gc == NULL) {
            return "a list of the collector ends in an untracked object";
        }
        if (gc->gc_next & OU_GC_NEXT_UNREACHABLE) {
            return "an object is still flagged as unreachable";
        }
        if ((gc->gc_prev & OU_GC_PREV_COLLECTING) != wanted) {
            return collecting ? "an object of the unreachable list is not COLLECTING"
                              : "an object outside of a collection is COLLECTING";
        }
        if (gc_prev(gc) != prev) {
            return "a back pointer of a list does not lead back";
        }
        const char *sentence = validate_tracked(ou_from_gc((OuGCHead *)(uintptr_t)gc));
        if (sentence != NULL) {
            return sentence;
        }
        prev = gc;
    }
    return gc_prev(list) == prev ? NULL : "the head of a list does not lead to its last object";
}

/** Counts the objects of a list that their types may untrack, by tp_untrack_when. */
static void count_untrackable(const OuGCHead *list, Ou_ssize_t *counts)
{
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        counts[Ou_TYPE(ou_from_gc(gc))->tp_untrack_when]++;
    }
}

const char *ou_validate_gc_contents(const OuGCHead *list)
{
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        const OuObject *op = ou_from_gc(gc);
        const char *sentence = ou_validate_list_items(op);
        if (sentence == NULL) {
            sentence = ou_validate_weakrefs_of(op);
        }
        if (sentence != NULL) {
            return sentence;
        }
    }
    return NULL;
}

const char *ou_validate_generations(void)
{
    Ou_ssize_t counts[OU_UNTRACK_FULL_COLLECTION + 1] = {0};
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        const char *sentence = ou_validate_gc_list(&ou_gc.generations[i].head, 0);
        if (sentence != NULL) {
            return sentence;
        }
        if (ou_gc.generations[i].count < 0) {
            return "the counter of a generation is below 0";
        }
        count_untrackable(&ou_gc.generations[i].head, counts);
    }
    if (ou_gc.long_lived_total < 0 || ou_gc.long_lived_pending < 0) {
        return "the number of long-lived objects is below 0";
    }
    if (counts[OU_UNTRACK_EACH_COLLECTION] > ou_gc.untrackable[OU_UNTRACK_EACH_COLLECTION] ||
        counts[OU_UNTRACK_FULL_COLLECTION] > ou_gc.untrackable[OU_UNTRACK_FULL_COLLECTION]) {
        return "more objects that their types may untrack are tracked than were counted";
    }
    return ou_validate_gc_list(&ou_gc.permanent, 0);
}
