/* SPDX-License-Identifier: MIT */
/**
 * @file descrinternal.h
 * What descr.c offers to the other descriptors: what all have in common.
 */
#ifndef OURO_TYPES_DESCRINTERNAL_H
#define OURO_TYPES_DESCRINTERNAL_H

#include "slots.h"

/** Makes a descriptor of any kind: new, or NULL. CPython: descr_new (Objects/descrobject.c). */
OuDescrObject *ou_descr_new(OuTypeObject *descr_type, OuTypeObject *type, const char *name);
/** The tp_dealloc of all descriptors. CPython: descr_dealloc (Objects/descrobject.c). */
void ou_descr_dealloc(OuObject *self);
/** The tp_traverse of all descriptors. CPython: descr_traverse (Objects/descrobject.c). */
int ou_descr_traverse(OuObject *self, OuVisitProc visit, void *argument);
/** A repr: `format` has %U for the name and %s for the type's name. New, or NULL. */
OuObject *ou_descr_show(OuObject *self, const char *format);
/**
 * Whether a descriptor fits an object: 1, or 0 with TypeError set. CPython: descr_check
 * (Objects/descrobject.c).
 */
int ou_descr_check(OuObject *self, OuObject *op);
/** `__qualname__`: new, or NULL. CPython: descr_get_qualname (Objects/descrobject.c). */
OuObject *ou_descr_get_qualname(OuObject *self, void *closure);
/** A C text as a new str, None for NULL; NULL with an error set. */
OuObject *ou_descr_text(const char *text);
/** `__objclass__` and `__name__`. CPython: descr_members (Objects/descrobject.c). */
extern OuMemberDef ou_descr_members[];

/**
 * Whether an object says of itself, by `__isabstractmethod__`, that it is an abstract method: 1 or
 * 0; -1 with an error set. NULL is not. CPython: _PyObject_IsAbstract (Objects/object.c).
 */
int ou_is_abstract(OuObject *op);

/** What the descriptor types have in common. */
#define DESCR_TYPE(name, size, flags)                                                             \
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = (name), .tp_basicsize = (size), \
    .tp_flags = OU_TPFLAGS_HAVE_GC | (flags), .tp_dealloc = ou_descr_dealloc,                     \
    .tp_traverse = ou_descr_traverse, .tp_members = ou_descr_members

#endif
