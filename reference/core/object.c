/* SPDX-License-Identifier: MIT */
/**
 * @file object.c
 * How an object begins and how its memory ends; the middle is reference counting.
 *
 * OuObject_New() takes memory, sets the type and asks core/refcount.c for the first reference.
 * OuObject_Del() gives the memory back. Between the two the object belongs to its owners.
 *
 * Invariant: `live_objects` is the number of objects between those two points.
 */
#include "ouro/object.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

static Ou_ssize_t live_objects;

OuObject *OuObject_Init(OuObject *op, OuTypeObject *type)
{
    op->ob_type = type;
    Ou_NewReference(op);
    return op;
}

/** Takes zeroed memory for an object of `size` bytes and starts its life. */
static OuObject *new_object(OuTypeObject *type, size_t size)
{
    OU_ASSERT(type->tp_dealloc != NULL, "a type needs a tp_dealloc: its objects must die");
    OU_ASSERT(size >= sizeof(OuObject), "tp_basicsize must cover the head of an object");
    OuObject *op = OuObject_Malloc(size);
    if (op == NULL) {
        return OuErr_NoMemory();
    }
    memset(op, 0, size);
    live_objects++;
    return OuObject_Init(op, type);
}

OuObject *OuObject_New(OuTypeObject *type)
{
    OU_ASSERT(type->tp_itemsize == 0, "an object with items is made by OuObject_NewVar()");
    return new_object(type, (size_t)type->tp_basicsize);
}

OuObject *OuObject_NewVar(OuTypeObject *type, Ou_ssize_t items)
{
    OU_ASSERT(type->tp_itemsize > 0, "an object without items is made by OuObject_New()");
    OU_ASSERT(items >= 0, "the number of items is 0 or more");
    if (items > (OU_SSIZE_T_MAX - type->tp_basicsize) / type->tp_itemsize) {
        return OuErr_NoMemory();
    }
    OuObject *op = new_object(type, (size_t)(type->tp_basicsize + items * type->tp_itemsize));
    if (op != NULL) {
        ((OuVarObject *)op)->ob_size = items;
    }
    return op;
}

void OuObject_Del(OuObject *op)
{
    live_objects--;
    OuObject_Free(op);
}

Ou_ssize_t ou_live_objects(void)
{
    return live_objects;
}
