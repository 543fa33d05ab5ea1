/* SPDX-License-Identifier: MIT */
/**
 * @file settype.h
 * What setmethods.c gives the type objects in settype.c.
 */
#ifndef OURO_TYPES_SETTYPE_H
#define OURO_TYPES_SETTYPE_H

#include "ouro/descr.h"

#include "setinternal.h"

/** The number of elements: sq_length. */
Ou_ssize_t ou_set_length(OuObject *op);
/**
 * `key in op`; a set, which has no hash, is looked up as a frozen one. CPython: set_contains
 * (Objects/setobject.c).
 */
int ou_set_has(OuObject *op, OuObject *key);
/** The methods of a set. */
extern OuMethodDef ou_set_methods[];
/** The methods of a frozenset. */
extern OuMethodDef ou_frozenset_methods[];

#endif
