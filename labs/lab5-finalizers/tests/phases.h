/* SPDX-License-Identifier: MIT */
/**
 * @file phases.h
 * Pieces of a collection, for probes that look at one phase of it.
 *
 * A probe puts untracked nodes into a list of its own, so that the rest of the collector is not
 * needed, nor what you have not written yet.
 */
#ifndef OURO_LABS_LAB5_PHASES_H
#define OURO_LABS_LAB5_PHASES_H

#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/cycles.h"
#include "ouro/finalize.h"
#include "ouro/gclist.h"
#include "ouro/refcount.h"

#include <string.h>

/** Makes a node of a type, puts it into a list, and says nothing. A new reference. */
static inline Node *node_of(OuTypeObject *type, const char *name, OuGCHead *list)
{
    Node *self = node_untracked(type, name);
    node_into(self, list);
    return self;
}

/** Splits a list as the conductor does; no flag is set in any gc_next afterwards. */
static inline void split(OuGCHead *list, OuGCHead *unreachable)
{
    deduce_unreachable(list, unreachable);
    clear_unreachable_mask(unreachable);
}

/** Says "LABEL: A B C", the names in the order of the alphabet; "LABEL: nothing" if none. */
static inline void say_members(const char *label, const OuGCHead *list)
{
    const char *names[16] = {0};
    int count = 0;
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        const char *name = node_name(ou_from_gc(gc));
        int place = count;
        while (place > 0 && strcmp(names[place - 1], name) > 0) {
            names[place] = names[place - 1];
            place--;
        }
        names[place] = name;
        if (++count == 15) {
            break; /* no probe makes so many: the list leads in a circle that is not its own */
        }
    }
    char line[256] = "";
    for (int i = 0; i < count; i++) {
        strcat(strcat(line, " "), names[i]);
    }
    say("%s:%s", label, count > 0 ? line : " nothing");
}

/** Says "LABEL: yes" if a list is sound and each object is COLLECTING, or none; else what is not. */
static inline void say_sound(const char *label, const OuGCHead *list, int collecting)
{
    const char *problem = ou_validate_gc_list(list, collecting);
    say("%s: %s", label, problem == NULL ? "yes" : problem);
}

/** Lets the nodes of a list die in silence, rings and all. Empties the list. */
static inline void take_apart(OuGCHead *list)
{
    OuGCHead old;
    gc_list_init(&old);
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        Node *self = (Node *)ou_from_gc(gc);
        self->name = "-";
        self->at_finalize = NULL;
    }
    delete_garbage(list, &old);
    while (!gc_list_is_empty(&old)) {
        gc_list_remove(gc_next(&old));
    }
}

#endif
