/* SPDX-License-Identifier: MIT */
/**
 * @file toy.c
 * Toys: see toy.h. This file uses Ou_DecRef() and nothing else of a lab.
 */
#include "toy.h"
#include "probe.h"

#include "ouro/refcount.h"

#include <string.h>

static void toy_dies(Toy *self)
{
    say("%s dies", self->name);
    if (self->at_death != NULL) {
        self->at_death(self);
    }
    for (int i = 0; i < TOY_PARTS; i++) {
        OuObject *part = self->parts[i];
        self->parts[i] = NULL;
        if (part != NULL) {
            Ou_DecRef(part);
        }
    }
}

static void toy_dealloc(OuObject *self)
{
    toy_dies((Toy *)self);
    OuObject_Del(self);
}

static void static_toy_dealloc(OuObject *self)
{
    toy_dies((Toy *)self);
}

OuTypeObject Toy_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Toy",
    .tp_basicsize = sizeof(Toy),
    .tp_dealloc = toy_dealloc,
};

OuTypeObject StaticToy_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "StaticToy",
    .tp_basicsize = sizeof(Toy),
    .tp_dealloc = static_toy_dealloc,
};

Toy *toy(const char *name)
{
    Toy *self = (Toy *)OuObject_New(&Toy_Type);
    if (self == NULL) {
        OU_FATAL("no memory for a toy");
    }
    self->name = name;
    return self;
}

Toy *toy_in(Toy *place, const char *name)
{
    memset(place, 0, sizeof *place);
    OuObject_Init(OBJ(place), &StaticToy_Type);
    place->name = name;
    return place;
}

void say_count(Toy *self)
{
    say("%s has count %td", self->name, Ou_REFCNT(OBJ(self)));
}

const char *name_of(const OuObject *op)
{
    return op == NULL ? "nothing" : ((const Toy *)op)->name;
}
