/* SPDX-License-Identifier: MIT */
/**
 * @file listinternal.h
 * What the files of the list's behaviours share.
 */
#ifndef OURO_TYPES_LISTINTERNAL_H
#define OURO_TYPES_LISTINTERNAL_H

#include "ouro/listmethods.h"

/** list[key]. CPython: list_subscript (Objects/listobject.c). */
OuObject *ou_list_subscript(OuObject *op, OuObject *key);

/**
 * list[key] = value, or del list[key] when `value` is NULL. CPython: list_ass_subscript
 * (Objects/listobject.c).
 */
int ou_list_ass_subscript(OuObject *op, OuObject *key, OuObject *value);

/** Removes one item, which is there; cannot fail. The caller gets its reference. */
OuObject *ou_list_take(OuListObject *self, Ou_ssize_t index);

/** list.sort(*, key=None, reverse=False). CPython: list_sort_impl (Objects/listobject.c). */
OuObject *ou_list_sort(OuObject *op, OuObject *args, OuObject *kwargs);

/** list.__reversed__(): a new iterator. CPython: list___reversed___impl (Objects/listobject.c). */
OuObject *ou_list_reversed(OuObject *op, OuObject *ignored);

#endif
