/* SPDX-License-Identifier: MIT */
/**
 * @file dead.h
 * Objects that are dead already: what the trashcan works with.
 *
 * A dead object has count 0, is untracked, and has a GC head in front, as the contract of the
 * trashcan wants it. Its tp_dealloc says "NAME dies" and opens no bracket, so a probe can open and
 * close brackets by hand. Its memory is static: nothing is freed.
 */
#ifndef OURO_LABS_DEAD_H
#define OURO_LABS_DEAD_H

#include "probe.h"
#include "toy.h"

#include "ouro/gc.h"

/** A dead object, its GC head in front of it. */
typedef struct Dead {
    OuGCHead head;
    OuObject ob_base;
    const char *name;
    void (*at_death)(struct Dead *); /**< called after it said that it dies; may be NULL */
} Dead;

/** The dead object that an object pointer leads to. */
static inline Dead *dead_of(OuObject *op)
{
    return (Dead *)(void *)((char *)op - offsetof(Dead, ob_base));
}

static inline void dead_dealloc(OuObject *op)
{
    Dead *self = dead_of(op);
    say("%s dies", self->name);
    if (self->at_death != NULL) {
        self->at_death(self);
    }
}

/** The type of dead objects. */
static OuTypeObject Dead_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Dead",
    .tp_basicsize = sizeof(Dead) - offsetof(Dead, ob_base),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = dead_dealloc,
};

/** Makes a dead object in static memory. */
static inline OuObject *dead(Dead *place, const char *name)
{
    *place = (Dead){.ob_base = {.ob_refcnt = 0, .ob_type = &Dead_Type}, .name = name};
    return &place->ob_base;
}

/** Opens the bracket for a dead object, as its tp_dealloc would. */
static inline OuTrashcan begin(OuObject *op)
{
    return ou_trashcan_begin(op, dead_dealloc);
}

/** What ou_trashcan_begin() decided, in words. */
static inline const char *decision(OuTrashcan begun)
{
    return begun == OU_TRASHCAN_ENTERED   ? "entered"
           : begun == OU_TRASHCAN_PUT_OFF ? "put off"
                                          : "passed by";
}

#endif
