/* SPDX-License-Identifier: MIT */
/**
 * @file core/object.h
 * What core/object.c offers to core/track.c: objects with something in front of them.
 */
#ifndef OURO_CORE_OBJECT_H
#define OURO_CORE_OBJECT_H

#include "ouro/object.h"

/**
 * Takes zeroed memory and starts an object's life in it.
 *
 * @param type    the type; must have a tp_dealloc slot
 * @param before  bytes in front of the object
 * @param size    bytes in all, those in front included
 * @return @newref; NULL with MemoryError set
 */
OuObject *ou_object_allocate(OuTypeObject *type, size_t before, size_t size);

/**
 * Gives the memory of a dead object back.
 *
 * @param op      count 0, owns nothing
 * @param before  bytes in front of the object
 */
void ou_object_release(OuObject *op, size_t before);

#endif
