/* SPDX-License-Identifier: MIT */
/**
 * @file reprs.h
 * Small things that several containers share: printing items, comparing lengths, arguments.
 */
#ifndef OURO_TYPES_REPRS_H
#define OURO_TYPES_REPRS_H

#include "ouro/unicode.h"

/**
 * The repr of a list or tuple: the reprs of its items between brackets.
 *
 * @param op         @borrowed; a list or tuple, which may change meanwhile
 * @param open       what comes first
 * @param close      what comes last
 * @param recursive  what to print for `op` inside itself
 * @return @newref; NULL with an error set
 */
OuObject *ou_repr_items(OuObject *op, const char *open, const char *close, const char *recursive);

/**
 * Adds the repr of one item to a text.
 *
 * @param writer  the text so far
 * @param item    @borrowed; kept alive meanwhile
 * @param before  what to write first, such as ", "
 * @return 0; -1 with an error set
 */
int ou_repr_item(OuUnicodeWriter *writer, OuObject *item, const char *before);

/**
 * What comparing two numbers gives: True or False, a new reference. CPython: Py_RETURN_RICHCOMPARE
 * (Include/object.h).
 */
OuObject *ou_compare_sizes(Ou_ssize_t left, Ou_ssize_t right, int operation);

/**
 * Parses the arguments of index(value, start=0, stop=maximum).
 *
 * @param args        @borrowed; a tuple
 * @param size        of the sequence; negative limits count from its end
 * @param[out] value  @borrowed
 * @param[out] start  0 or more
 * @param[out] stop   0 or more
 * @return 1; 0 with TypeError or another error set
 */
int ou_parse_index_args(OuObject *args, Ou_ssize_t size, OuObject **value, Ou_ssize_t *start,
                        Ou_ssize_t *stop);

#endif
