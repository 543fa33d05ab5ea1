/* SPDX-License-Identifier: MIT */
/**
 * @file listmethods.h
 * What lists do beyond living and dying: methods, slices with a step, sorting, repr.
 */
#ifndef OURO_LISTMETHODS_H
#define OURO_LISTMETHODS_H

#include "ouro/list.h"

/** Puts the behaviour slots and methods into OuList_Type, before it is readied. */
void ou_listmethods_init(void);

/**
 * Sorts a list in place: stable, by `<`.
 *
 * @param list  @borrowed
 * @return 0; -1 with the error of a comparison set, the items in some order
 *
 * CPython: PyList_Sort (Objects/listobject.c).
 */
int OuList_Sort(OuObject *list);

/**
 * Appends what an iterable gives.
 *
 * @param list      @borrowed
 * @param iterable  @borrowed
 * @return None, @newref; NULL with an error set
 *
 * CPython: _PyList_Extend (Objects/listobject.c).
 */
OuObject *ou_list_extend(OuObject *list, OuObject *iterable);

/**
 * A tuple of a list's items.
 *
 * @param list  @borrowed
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyList_AsTuple (Objects/listobject.c).
 */
OuObject *OuList_AsTuple(OuObject *list);

#endif
