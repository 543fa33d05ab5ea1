/* SPDX-License-Identifier: MIT */
/**
 * @file format_internal.h
 * What the files about formatting share.
 */
#ifndef OURO_TYPES_FORMAT_INTERNAL_H
#define OURO_TYPES_FORMAT_INTERNAL_H

#include "ouro/format.h"
#include "ouro/unicode.h"

/** Always with a decimal point. CPython: Py_DTSF_ALT (Include/pystrtod.h). */
#define OU_DTSF_ALT 1
/** As a float literal: with ".0" if need be. CPython: Py_DTSF_ADD_DOT_0 (Include/pystrtod.h). */
#define OU_DTSF_ADD_DOT_0 2

/**
 * Formats a double as printf would, or as repr.
 *
 * @param value      any
 * @param type       e, E, f, F, g, G, or r for repr (then the precision is ignored)
 * @param precision  digits
 * @param flags      OU_DTSF_...
 * @return a text to be freed by OuMem_Free(); NULL with MemoryError set
 *
 * CPython: PyOS_double_to_string (Python/pystrtod.c).
 */
char *ou_double_to_string(double value, char type, int precision, int flags);

/**
 * Reads a decimal number at `*at`, which moves: -1 if there is none, -2 with ValueError set.
 * CPython: get_integer (Python/formatter_unicode.c).
 */
Ou_ssize_t ou_read_number(OuObject *text, Ou_ssize_t *at, Ou_ssize_t end);

#endif
