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

#include "object.h"

#include <string.h>

/** Objects made and not freed yet; the sum over all types. */
static Ou_ssize_t live_objects;

OuObject *OuObject_Init(OuObject *op, OuTypeObject *type)
{
    op->ob_type = type;
    if (type->tp_flags & OU_TPFLAGS_HEAPTYPE) {
        Ou_IncRef((OuObject *)type); /* released by the tp_dealloc of the type */
    }
    Ou_NewReference(op);
    return op;
}

OuObject *ou_object_allocate(OuTypeObject *type, size_t before, size_t size)
{
    OU_ASSERT(type->tp_dealloc != NULL, "a type needs a tp_dealloc: its objects must die");
    OU_ASSERT(size >= before + sizeof(OuObject), "tp_basicsize must cover the head of an object");
    char *block = OuObject_Malloc(size);
    if (block == NULL) {
        return OuErr_NoMemory();
    }
    memset(block, 0, size);
    live_objects++;
    return OuObject_Init((OuObject *)(void *)(block + before), type);
}

void ou_object_release(OuObject *op, size_t before)
{
    live_objects--;
    OuObject_Free((char *)op - before);
}

OuObject *OuObject_New(OuTypeObject *type)
{
    OU_ASSERT(type->tp_itemsize == 0, "an object with items is made by OuObject_NewVar()");
    OU_ASSERT(!(type->tp_flags & OU_TPFLAGS_HAVE_GC), "a GC object is made by OuObject_GC_New()");
    return ou_object_allocate(type, 0, (size_t)type->tp_basicsize);
}

OuObject *OuObject_NewVar(OuTypeObject *type, Ou_ssize_t items)
{
    OU_ASSERT(type->tp_itemsize > 0, "an object without items is made by OuObject_New()");
    OU_ASSERT(items >= 0, "the number of items is 0 or more");
    if (items > (OU_SSIZE_T_MAX - type->tp_basicsize) / type->tp_itemsize) {
        return OuErr_NoMemory();
    }
    size_t size = (size_t)(type->tp_basicsize + items * type->tp_itemsize);
    OuObject *op = ou_object_allocate(type, 0, size);
    if (op != NULL) {
        ((OuVarObject *)op)->ob_size = items;
    }
    return op;
}

void OuObject_Del(OuObject *op)
{
    ou_object_release(op, 0);
}

Ou_ssize_t ou_live_objects(void)
{
    return live_objects;
}
