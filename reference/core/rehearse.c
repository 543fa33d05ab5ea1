/* SPDX-License-Identifier: MIT */
/**
 * @file rehearse.c
 * The paranoid build's rehearsal: what a collection would find, without collecting.
 *
 * A missing reference shows only when a collection runs at the wrong moment, and that moment may
 * never come in a test. So the paranoid build rehearses at safe points: it deduces what of the
 * young generation is unreachable, checks the lists and the counts on the way, and then puts every
 * object back where it was. The order of the list is restored too, so what a program prints is the
 * same with and without rehearsals.
 */
#include "rehearse.h"

#include "ouro/collect.h"
#include "ouro/cycles.h"
#include "ouro/gclist.h"
#include "ouro/pools.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"

#include <stdlib.h>

enum {
    SAFE_POINTS_PER_REHEARSAL = 16, /**< each costs one step per young object */
};

void ou_gc_stop_if(const char *sentence)
{
    if (sentence != NULL) {
        OU_FATAL(sentence);
    }
}

void ou_gc_check_safe_point(void)
{
    ou_gc_stop_if(ou_validate_ref_total());
    ou_gc_stop_if(ou_validate_tracing());
    OU_ASSERT(ou_trashcan.nesting >= 0, "more trashcan brackets were closed than opened");
}

void ou_gc_check_others(void)
{
    ou_gc_stop_if(ou_validate_ref_total());
    ou_gc_stop_if(ou_validate_trashcan());
    ou_gc_stop_if(ou_validate_traces());
    ou_gc_stop_if(ou_validate_pools());
}

/** Puts the objects back into the list, in the order of the array. */
static void restore(OuGCHead *list, OuGCHead **order, Ou_ssize_t count)
{
    gc_list_init(list);
    for (Ou_ssize_t i = 0; i < count; i++) {
        order[i]->gc_prev &= OU_GC_PREV_FINALIZED;
        order[i]->gc_next = 0;
        gc_list_append(order[i], list);
    }
}

void ou_gc_rehearse(void)
{
    static int safe_points;
    if (ou_gc.collecting || safe_points++ % SAFE_POINTS_PER_REHEARSAL != 0) {
        return;
    }
    ou_gc_stop_if(ou_validate_generations());
    ou_gc_stop_if(ou_validate_trashcan());
    OuGCHead *young = &ou_gc.generations[0].head;
    Ou_ssize_t count = gc_list_size(young);
    /* From the C library itself: a rehearsal is nothing that the program asked for. */
    OuGCHead **order = malloc((size_t)(count + 1) * sizeof *order);
    if (order == NULL) {
        return;
    }
    Ou_ssize_t at = 0;
    for (OuGCHead *gc = gc_next(young); gc != young; gc = gc_next(gc)) {
        order[at++] = gc;
    }
    OuGCHead unreachable;
    deduce_unreachable(young, &unreachable);
    clear_unreachable_mask(&unreachable);
    ou_gc_stop_if(ou_validate_gc_list(young, 0));
    ou_gc_stop_if(ou_validate_gc_list(&unreachable, 1));
    OU_ASSERT(gc_list_size(young) + gc_list_size(&unreachable) == count,
              "a rehearsed collection lost an object");
    restore(young, order, count);
    free(order);
}
