/* SPDX-License-Identifier: MIT */
/**
 * @file format.h
 * The format mini-language: format(value, spec), str.format() and %.
 */
#ifndef OURO_FORMAT_H
#define OURO_FORMAT_H

#include "ouro/object.h"

/**
 * format(value, spec) of the built-in types; their `__format__`.
 *
 * @param op    @borrowed; a str, an int or a float (or of a derived type)
 * @param spec  @borrowed; a str
 * @return @newref to a str; NULL with ValueError ("Unknown format code 'd' for object of type 'str'"),
 *         or MemoryError set
 *
 * CPython: _PyUnicode_FormatAdvancedWriter (Python/formatter_unicode.c) and its kin
 * (Python/formatter_unicode.c).
 */
OuObject *ou_unicode_format_advanced(OuObject *op, OuObject *spec);

/**
 * As ou_unicode_format_advanced(), of an int.
 *
 * @param op    @borrowed; an int
 * @param spec  @borrowed; a str
 * @return @newref, a str; NULL with ValueError or MemoryError set
 */
OuObject *ou_long_format_advanced(OuObject *op, OuObject *spec);

/**
 * As ou_unicode_format_advanced(), of a float.
 *
 * @param op    @borrowed; a float
 * @param spec  @borrowed; a str
 * @return @newref, a str; NULL with ValueError or MemoryError set
 */
OuObject *ou_float_format_advanced(OuObject *op, OuObject *spec);

/**
 * format_string.format(*args, **kwargs).
 *
 * @param format  @borrowed; a str
 * @param args    @borrowed; a tuple, or NULL for str.format_map()
 * @param kwargs  @borrowed; a mapping, or NULL
 * @return @newref to a str; NULL with an error set
 *
 * CPython: do_string_format (Objects/stringlib/unicode_format.h).
 */
OuObject *ou_string_format(OuObject *format, OuObject *args, OuObject *kwargs);

#endif
