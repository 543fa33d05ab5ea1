/* SPDX-License-Identifier: MIT */
/**
 * @file complex_internal.h
 * What the files of complex share.
 */
#ifndef OURO_TYPES_COMPLEX_INTERNAL_H
#define OURO_TYPES_COMPLEX_INTERNAL_H

#include "ouro/complex.h"

/** The operators of complex; in complex_arith.c. */
extern OuNumberMethods ou_complex_as_number;

/**
 * Reads a complex from a str: 0; -1 with ValueError or MemoryError set. CPython:
 * complex_from_string_inner (Objects/complexobject.c).
 */
int ou_complex_read(OuObject *text, OuComplex *value);

/** repr() of a complex: @newref; NULL with an error set. CPython: complex_repr (Objects/complexobject.c). */
OuObject *ou_complex_repr(OuObject *self);

#endif
