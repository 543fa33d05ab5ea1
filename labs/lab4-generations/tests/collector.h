/* SPDX-License-Identifier: MIT */
/**
 * @file collector.h
 * What the probes of this lab share: a collector in a known state, and words for what is in it.
 *
 * A probe works between collector_begin() and collector_end(). There all four lists are empty at
 * first, the counters and statistics are 0, the thresholds 700, 10, 10, and automatic collection is
 * on. Afterwards everything is as it was before.
 */
#ifndef OURO_LAB4_COLLECTOR_H
#define OURO_LAB4_COLLECTOR_H

#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/gclist.h"
#include "ouro/generations.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Generations 0 to 2, and the frozen objects. */
enum { FROZEN = OU_GC_GENERATIONS, LISTS, MOST_NODES = 32 };

/** What the collector was like before the probe. */
static OuGCState state_before;
static OuGCHead lists_before[LISTS];
static int wanted_before;

/** The list of generation `which`; FROZEN is the permanent list. */
static inline OuGCHead *list_of(int which)
{
    return which == FROZEN ? &ou_gc.permanent : &ou_gc.generations[which].head;
}

/** Sets the three counters. */
static inline void set_counters(int first, int second, int third)
{
    ou_gc.generations[0].count = first;
    ou_gc.generations[1].count = second;
    ou_gc.generations[2].count = third;
}

/** Sets the three thresholds. */
static inline void set_thresholds(int first, int second, int third)
{
    ou_gc.generations[0].threshold = first;
    ou_gc.generations[1].threshold = second;
    ou_gc.generations[2].threshold = third;
}

/** Puts the collector's own state aside; the probe has a fresh one. */
static inline void collector_begin(void)
{
    state_before = ou_gc;
    wanted_before = ou_gc_wanted;
    for (int i = 0; i < LISTS; i++) {
        gc_list_init(&lists_before[i]);
        gc_list_merge(list_of(i), &lists_before[i]);
    }
    ou_gc.enabled = 1;
    ou_gc.debug = 0;
    set_counters(0, 0, 0);
    set_thresholds(700, 10, 10);
    memset(ou_gc.stats, 0, sizeof ou_gc.stats);
    memset(ou_gc.untrackable, 0, sizeof ou_gc.untrackable);
    ou_gc.long_lived_total = 0;
    ou_gc.long_lived_pending = 0;
    ou_gc_wanted = 0;
}

/** Gives the collector back as it was. Nodes that are still in a list are forgotten. */
static inline void collector_end(void)
{
    ou_gc.enabled = state_before.enabled;
    ou_gc.debug = state_before.debug;
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        ou_gc.generations[i].threshold = state_before.generations[i].threshold;
        ou_gc.generations[i].count = state_before.generations[i].count;
        ou_gc.stats[i] = state_before.stats[i];
    }
    ou_gc.long_lived_total = state_before.long_lived_total;
    ou_gc.long_lived_pending = state_before.long_lived_pending;
    memcpy(ou_gc.untrackable, state_before.untrackable, sizeof ou_gc.untrackable);
    ou_gc_wanted = wanted_before;
    for (int i = 0; i < LISTS; i++) {
        gc_list_init(list_of(i));
        gc_list_merge(&lists_before[i], list_of(i));
    }
}

/**
 * Makes a node in static memory and puts it into generation `which`, or FROZEN. Nothing is
 * allocated and nothing is counted.
 */
static inline Node *node_of(int which, NodePlace *place, const char *name)
{
    Node *self = node_in(place, name);
    node_into(self, list_of(which));
    return self;
}

/* ---- packs: nodes that can be untracked ----------------------------------------------------- */

/** How often a pack was asked whether it can be untracked. */
static int tries;

/** tp_maybe_untrack of a pack: it is untracked when no field of it is tracked. */
static inline int pack_maybe_untrack(OuObject *op)
{
    tries++;
    for (int i = 0; i < NODE_FIELDS; i++) {
        OuObject *field = ((Node *)op)->fields[i];
        if (field != NULL && ou_gc_is_tracked(field)) {
            return 0;
        }
    }
    OuObject_GC_UnTrack(op);
    return 0;
}

/**
 * Makes a pack in generation `which`: a node in static memory whose type says `when` its objects
 * are tried. EACH_COLLECTION is what tuples say, FULL_COLLECTION what dicts say.
 */
static inline Node *pack_of(int which, NodePlace *place, const char *name, OuUntrackWhen when)
{
    static OuTypeObject pack_types[OU_UNTRACK_FULL_COLLECTION + 1];
    OuTypeObject *type = &pack_types[when];
    *type = Node_Type;
    type->tp_name = "Pack";
    type->tp_maybe_untrack = pack_maybe_untrack;
    type->tp_untrack_when = when;
    Node *self = node_in(place, name);
    self->ob_base.ob_type = type;
    node_into(self, list_of(which));
    return self;
}

/* ---- saying what is there ------------------------------------------------------------------- */

/** Says "WHEN: counters A B C". */
static inline void say_counters(const char *when)
{
    say("%s: counters %d %d %d", when, ou_gc.generations[0].count, ou_gc.generations[1].count,
        ou_gc.generations[2].count);
}

/** qsort()'s comparison of two strings. */
static inline int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/** What is wrong with a list; NULL when nothing is. Never goes astray in a broken one. */
static inline const char *broken(const OuGCHead *list)
{
    int steps = 0;
    for (const OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        if (gc == NULL) {
            return "it ends in an untracked object";
        }
        if (++steps > MOST_NODES) {
            return "it does not lead back to its head";
        }
    }
    return ou_validate_gc_list(list, 0);
}

/** Writes the names in a list, sorted, to `text`: "[A B]"; or what is wrong with the list. */
static inline void names_in(const OuGCHead *list, char *text, size_t size)
{
    const char *names[MOST_NODES];
    size_t count = 0;
    const char *wrong = broken(list);
    if (wrong != NULL) {
        snprintf(text, size, "[broken: %s]", wrong);
        return;
    }
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        names[count++] = node_name(ou_from_gc(gc));
    }
    qsort(names, count, sizeof names[0], by_name);
    size_t used = (size_t)snprintf(text, size, "[");
    for (size_t i = 0; i < count && used < size; i++) {
        used += (size_t)snprintf(text + used, size - used, "%s%s", i > 0 ? " " : "", names[i]);
    }
    if (used < size) {
        snprintf(text + used, size - used, "]");
    }
}

/** Says "WHEN: 0 [A B], 1 [], 2 [C], frozen []": the names in each list, in alphabetical order. */
static inline void say_lists(const char *when)
{
    char text[LISTS][200];
    for (int i = 0; i < LISTS; i++) {
        names_in(list_of(i), text[i], sizeof text[i]);
    }
    say("%s: 0 %s, 1 %s, 2 %s, frozen %s", when, text[0], text[1], text[2], text[FROZEN]);
}

/* ---- working on whole generations ----------------------------------------------------------- */

/** Lets all objects of generation `which`, or FROZEN, leave it. */
static inline void clear_out(int which)
{
    if (broken(list_of(which)) != NULL) {
        gc_list_init(list_of(which));
    }
    while (!gc_list_is_empty(list_of(which))) {
        OuObject_GC_UnTrack(ou_from_gc(gc_next(list_of(which))));
    }
}

/** Calls ou_gc_promote_survivors() as a collection of this generation does when nothing is dead. */
static inline void promote(int generation)
{
    OuGCHead *young = list_of(generation);
    if (broken(young) != NULL) {
        say("generation %d is broken: %s", generation, broken(young));
        gc_list_init(young);
    }
    ou_gc_promote_survivors(young, generation, gc_list_size(young));
}

#endif
