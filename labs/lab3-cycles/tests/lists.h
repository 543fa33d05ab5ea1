/* SPDX-License-Identifier: MIT */
/**
 * @file lists.h
 * What the probes of lab 3 share: putting nodes into a list of their own, and saying what is in it.
 *
 * The functions that say something cope with lists in the middle of a collection: they leave flags
 * out of account, and stop when a link leads nowhere, or a back pointer out of the list.
 */
#ifndef OURO_LAB3_LISTS_H
#define OURO_LAB3_LISTS_H

#include "node.h"
#include "probe.h"

#include "ouro/cycles.h"
#include "ouro/gclist.h"
#include "ouro/refcount.h"

#include <stdio.h>
#include <string.h>

enum { LISTS_LINE = 400, LISTS_MOST = 24 };

/** Makes a static node with count 1, our own reference, at the end of a list. */
static inline Node *member(NodePlace *place, const char *name, OuGCHead *list)
{
    Node *self = node_in(place, name);
    node_into(self, list);
    return self;
}

/** Makes a node on the heap with count 1, our own reference, at the end of a list. */
static inline Node *heap_member(const char *name, OuGCHead *list)
{
    Node *self = node_untracked(&Node_Type, name);
    node_into(self, list);
    return self;
}

/** Sets by hand what update_refs() and subtract_refs() set: COLLECTING, and gc_refs. */
static inline void examined(Node *self, Ou_ssize_t refs)
{
    ou_as_gc(OBJ(self))->gc_prev |= OU_GC_PREV_COLLECTING;
    gc_set_refs(ou_as_gc(OBJ(self)), refs);
}

/** Adds a word to a line. */
static inline void lists_add(char *line, const char *before, const char *word)
{
    size_t used = strlen(line);
    snprintf(line + used, LISTS_LINE - used, "%s%s", before, word);
}

/** The next head, or the previous one, without flags. */
static inline const OuGCHead *lists_step(const OuGCHead *gc, int back)
{
    uintptr_t link = back ? gc->gc_prev : gc->gc_next;
    return (const OuGCHead *)(link & OU_GC_PREV_MASK);
}

/** Whether a head is in a list, as its gc_next links have it. */
static inline int lists_has(const OuGCHead *list, const OuGCHead *wanted)
{
    const OuGCHead *gc = list;
    for (int steps = 0; steps <= LISTS_MOST && gc != NULL; steps++) {
        if (gc == wanted) {
            return 1;
        }
        gc = lists_step(gc, 0);
    }
    return 0;
}

/** Writes the names of the nodes from first to last, or back. */
static inline void lists_names(char *line, const OuGCHead *list, int back)
{
    const OuGCHead *gc = lists_step(list, back);
    int steps = 0;
    if (gc == list) {
        lists_add(line, " ", "nothing");
    }
    while (gc != NULL && gc != list && steps++ < LISTS_MOST) {
        if (back && !lists_has(list, gc)) {
            lists_add(line, " ", "(a link to somewhere else)");
            return;
        }
        lists_add(line, " ", node_name((const OuObject *)(gc + 1)));
        gc = lists_step(gc, back);
    }
    if (gc != list) {
        lists_add(line, " ", gc == NULL ? "(a link to nowhere)" : "(and so on without end)");
    }
}

/** Says "LABEL: A B C, and back: C B A". */
static inline void say_both_ways(const char *label, const OuGCHead *list)
{
    char line[LISTS_LINE] = "";
    lists_names(line, list, 0);
    lists_add(line, "", ", and back:");
    lists_names(line, list, 1);
    say("%s:%s", label, line);
}

/** Says "LABEL: A 2, B 1, C 0", the gc_refs of each node of a list. */
static inline void say_refs(const char *label, const OuGCHead *list)
{
    char line[LISTS_LINE] = "";
    char number[32];
    int steps = 0;
    const OuGCHead *gc = lists_step(list, 0);
    for (; gc != NULL && gc != list && steps < LISTS_MOST; gc = lists_step(gc, 0)) {
        lists_add(line, steps++ == 0 ? " " : ", ", node_name((const OuObject *)(gc + 1)));
        snprintf(number, sizeof number, " %td", gc_get_refs(gc));
        lists_add(line, "", number);
    }
    if (gc != list) {
        lists_add(line, " ", gc == NULL ? "(a link to nowhere)" : "(and so on without end)");
    }
    say("%s:%s", label, line);
}

/** Says "A: collecting, unreachable", the flags of a node. */
static inline void say_flags(const Node *self)
{
    char line[LISTS_LINE] = "";
    const OuGCHead *gc = ou_as_gc((const OuObject *)self);
    if (gc->gc_prev & OU_GC_PREV_FINALIZED) {
        lists_add(line, " ", "finalized");
    }
    if (gc->gc_prev & OU_GC_PREV_COLLECTING) {
        lists_add(line, " ", "collecting");
    }
    if (gc->gc_next & OU_GC_NEXT_UNREACHABLE) {
        lists_add(line, " ", "unreachable");
    }
    say("%s:%s", self->name, line[0] == '\0' ? " no flag" : line);
}

#endif
