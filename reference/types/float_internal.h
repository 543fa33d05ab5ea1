/* SPDX-License-Identifier: MIT */
/**
 * @file float_internal.h
 * What the files of float share.
 */
#ifndef OURO_TYPES_FLOAT_INTERNAL_H
#define OURO_TYPES_FLOAT_INTERNAL_H

#include "ouro/descr.h"
#include "ouro/float.h"

/** Operators, methods and the constructor of float; in float_arith.c and float_methods.c. */
extern OuNumberMethods ou_float_as_number;
extern OuMethodDef ou_float_methods[];
extern OuGetSetDef ou_float_getset[];
/**
 * Makes float from the arguments of a call: @newref; NULL with an error set. CPython:
 * float_new_impl (Objects/floatobject.c).
 */
OuObject *ou_float_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);

/**
 * The value of a float or an int: 1; 0 if `op` is neither; -1 with an error set. CPython:
 * CONVERT_TO_DOUBLE (Objects/floatobject.c).
 */
int ou_float_operand(OuObject *op, double *value);

/**
 * A copy of a str or bytes as ASCII, without white space around, to be released with OuMem_Free();
 * NULL with MemoryError set. What is not ASCII becomes a question mark.
 */
char *ou_float_copy_text(OuObject *op);
/** Removes underscores that stand between digits: 0, or -1 if one stands elsewhere. */
int ou_float_remove_underscores(char *text);

#endif
