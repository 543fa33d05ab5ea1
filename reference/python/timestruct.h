/* SPDX-License-Identifier: MIT */
/**
 * @file timestruct.h
 * time.struct_time: a date and a time of day as a tuple whose items have names.
 */
#ifndef OURO_PYTHON_TIMESTRUCT_H
#define OURO_PYTHON_TIMESTRUCT_H

#include "ouro/object.h"

#include <time.h>

/** The type. CPython: StructTimeType (Modules/timemodule.c). */
extern OuTypeObject OuStructTime_Type;

/**
 * Makes a struct_time.
 *
 * @param fields  what to show
 * @return @newref; NULL with an error set
 *
 * CPython: torgmtime (Modules/timemodule.c).
 */
OuObject *ou_struct_time_new(const struct tm *fields);

/**
 * Reads a struct_time, or any tuple of nine ints.
 *
 * @param op           @borrowed
 * @param function     who asks, for the message
 * @param[out] fields  what it says
 * @return 0; -1 with TypeError or OverflowError
 *
 * CPython: gettmarg (Modules/timemodule.c).
 */
int ou_struct_time_read(OuObject *op, const char *function, struct tm *fields);

#endif
