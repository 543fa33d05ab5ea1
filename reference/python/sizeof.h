/* SPDX-License-Identifier: MIT */
/**
 * @file sizeof.h
 * sys.getsizeof().
 */
#ifndef OURO_PYTHON_SIZEOF_H
#define OURO_PYTHON_SIZEOF_H

#include "ouro/object.h"

/**
 * How many bytes CPython's object of this kind has: `__sizeof__` and the GC head.
 *
 * @param op  @borrowed
 * @return bytes; -1 with an error set
 *
 * CPython: _PySys_GetSizeOf (Python/sysmodule.c).
 */
Ou_ssize_t ou_sizeof(OuObject *op);

#endif
