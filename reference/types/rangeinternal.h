/* SPDX-License-Identifier: MIT */
/**
 * @file rangeinternal.h
 * What range.c and rangeiter.c share.
 */
#ifndef OURO_TYPES_RANGEINTERNAL_H
#define OURO_TYPES_RANGEINTERNAL_H

#include "ouro/range.h"

/** The tp_iter of ranges. CPython: range_iter (Objects/rangeobject.c). */
OuObject *ou_range_iter(OuObject *op);

/** range.__reversed__(). CPython: range_reverse (Objects/rangeobject.c). */
OuObject *ou_range_reversed(OuObject *op, OuObject *ignored);

/**
 * start + index * step, of ints of any size: new, or NULL. CPython: compute_item
 * (Objects/rangeobject.c).
 */
OuObject *ou_range_compute_item(OuRangeObject *self, OuObject *index);

/** Reads an int if it fits: 1, or 0 and no error set. */
int ou_range_fits(OuObject *number, Ou_ssize_t *value);

#endif
