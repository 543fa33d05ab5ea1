/* SPDX-License-Identifier: MIT */
/**
 * @file args.h
 * Taking the arguments of a C function out of its tuple and dict. Messages are CPython's.
 *
 * Format units: O (object, borrowed), O! (a type, then the object; TypeError otherwise), U (a str),
 * n (Ou_ssize_t, through `__index__`), i (int), L (long long), d (double), p (truth, int),
 * s (const char *, UTF-8, borrowed), z (as s; None gives NULL), C (code point, int). Then `|`: the rest is optional;
 * `$`: the rest is keyword only; `:name` ends the format and gives the function's name for messages;
 * `;message` replaces the message.
 * Places of arguments that are not given stay as they were.
 */
#ifndef OURO_ARGS_H
#define OURO_ARGS_H

#include "ouro/object.h"

/**
 * Parses positional arguments.
 *
 * @param args    @borrowed; a tuple
 * @param format  see above, then where each value goes
 * @return 1, or 0 with TypeError, OverflowError ... set (CPython's convention)
 *
 * "f() takes exactly 2 arguments (1 given)". CPython: PyArg_ParseTuple (Python/getargs.c).
 */
int OuArg_ParseTuple(OuObject *args, const char *format, ...);

/**
 * Parses positional and keyword arguments.
 *
 * @param args      @borrowed; a tuple
 * @param kwargs    @borrowed; a dict, or NULL
 * @param format    see above, then where each value goes
 * @param keywords  the names, in order, NULL at the end; "" for positional only
 * @return 1, or 0 with an error set
 *
 * CPython: PyArg_ParseTupleAndKeywords (Python/getargs.c).
 */
int OuArg_ParseTupleAndKeywords(OuObject *args, OuObject *kwargs, const char *format,
                                const char *const *keywords, ...);

/**
 * Takes between `min` and `max` objects out of a tuple.
 *
 * @param args  @borrowed; a tuple
 * @param name  the function's name, for messages, without "()"
 * @param min   how many at least
 * @param max   how many at most; that many OuObject ** follow, which receive borrowed references
 * @return 1, or 0 with TypeError set: "f expected at least 1 argument, got 0"
 *
 * CPython: PyArg_UnpackTuple (Python/getargs.c).
 */
int OuArg_UnpackTuple(OuObject *args, const char *name, Ou_ssize_t min, Ou_ssize_t max, ...);

/**
 * Checks a number of positional arguments.
 *
 * @param name   the function's name, for messages
 * @param given  how many there are
 * @param min    how many there must be at least
 * @param max    how many there may be
 * @return 1, or 0 with TypeError set: "f expected 1 argument, got 2"
 *
 * CPython: _PyArg_CheckPositional (Python/getargs.c).
 */
int ou_arg_check_positional(const char *name, Ou_ssize_t given, Ou_ssize_t min, Ou_ssize_t max);

/**
 * Checks that there are no keyword arguments.
 *
 * @param name    the function's name, for messages
 * @param kwargs  @borrowed; a dict, or NULL
 * @return 1; 0 with TypeError set: "f() takes no keyword arguments"
 *
 * CPython: _PyArg_NoKeywords (Python/getargs.c).
 */
int ou_arg_no_keywords(const char *name, OuObject *kwargs);

#endif
