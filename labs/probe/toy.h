/* SPDX-License-Identifier: MIT */
/**
 * @file toy.h
 * Toys: the objects that probes play with.
 *
 * A toy has a name and up to four parts, and owns a reference to each of its parts. When it dies
 * it says so, then releases its parts, first to last. A toy may have something to do at its death:
 * a function that is called after the toy has said that it dies and before it lets its parts go.
 */
#ifndef OURO_LABS_TOY_H
#define OURO_LABS_TOY_H

#include "ouro/object.h"

/** How many parts a toy can have. */
#define TOY_PARTS 4

/** An object with a name and parts. */
typedef struct Toy {
    OuObject ob_base;
    const char *name;               /**< borrowed; a string constant */
    OuObject *parts[TOY_PARTS];     /**< owned references, or NULL */
    void (*at_death)(struct Toy *); /**< called once when the toy dies; may be NULL */
} Toy;

/** The type of toys that are made by toy(); their memory is freed at their death. */
extern OuTypeObject Toy_Type;

/** The type of toys in static memory; such a toy can still be looked at after its death. */
extern OuTypeObject StaticToy_Type;

/** Any pointer to an object, as an OuObject pointer. */
#define OBJ(pointer) ((OuObject *)(pointer))

/**
 * Makes a toy.
 *
 * @param name  a string constant
 * @return a new reference; stops the program when memory is out
 */
Toy *toy(const char *name);

/**
 * Makes a toy in static memory, with count 1. Its death frees nothing, so a probe can read its
 * count afterwards.
 *
 * @param place  where; a static variable
 * @param name   a string constant
 * @return place, a new reference
 */
Toy *toy_in(Toy *place, const char *name);

/** Says "NAME has count N". */
void say_count(Toy *self);

/** The name of a toy, or "nothing" for NULL. For slots: `say("holds %s", name_of(slot))`. */
const char *name_of(const OuObject *op);

#endif
