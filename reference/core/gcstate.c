/* SPDX-License-Identifier: MIT */
/**
 * @file gcstate.c
 * The state of the collector. It stands apart from the files that work on it, so that whatever
 * takes the place of one of them shares the same state.
 */
#include "ouro/generations.h"

/** A list head that links to itself: the empty list. */
#define EMPTY_LIST(list)                           \
    {                                              \
        (uintptr_t) & (list), (uintptr_t) & (list) \
    }
/** The first state of generation `i`: empty, nothing counted. */
#define GENERATION(i, threshold)                              \
    {                                                         \
        EMPTY_LIST(ou_gc.generations[i].head), (threshold), 0 \
    }

OuGCState ou_gc = {
    .enabled = 1,
    .generations = {GENERATION(0, 700), GENERATION(1, 10), GENERATION(2, 10)},
    .permanent = EMPTY_LIST(ou_gc.permanent),
};

#ifdef OURO_PARANOID
int ou_gc_wanted = 1; /* every safe point is looked at */
#else
int ou_gc_wanted;
#endif
