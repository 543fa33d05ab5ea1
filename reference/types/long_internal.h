/* SPDX-License-Identifier: MIT */
/**
 * @file long_internal.h
 * What the files of int share: how an int is shown to libtommath and taken back.
 */
#ifndef OURO_TYPES_LONG_INTERNAL_H
#define OURO_TYPES_LONG_INTERNAL_H

#include "ouro/descr.h"
#include "ouro/long.h"

#include <tommath.h>

/** The slots and methods of int; in long_arith.c and long_methods.c. */
extern OuNumberMethods ou_long_as_number;
extern OuMethodDef ou_long_methods[];
extern OuGetSetDef ou_long_getset[];
/** int(x=0, /), int(x, /, base). CPython: long_new (Objects/clinic/longobject.c.h). */
OuObject *ou_long_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/** repr(op). CPython: long_to_decimal_string (Objects/longobject.c). */
OuObject *ou_long_repr(OuObject *op);

/** An int as libtommath reads it; it borrows the digits and must not be changed. */
typedef struct OuMpView {
    mp_int mp;          /**< points into the int, or at `digits` */
    mp_digit digits[2]; /**< those of a small value */
} OuMpView;

/** Fills a view of an int, and returns it as libtommath takes it. */
const mp_int *ou_mp_view(OuMpView *view, const OuObject *op);

/**
 * Makes an int of a result and clears the result.
 *
 * @param result  initialized; cleared in any case
 * @param error   what the computation returned; MP_MEM becomes MemoryError
 * @return @newref, or NULL with an error set
 */
OuObject *ou_long_take(mp_int *result, mp_err error);

/** The value of a small int. */
static inline int64_t ou_long_small(const OuObject *op)
{
    return ((const OuLongObject *)op)->value;
}

/**
 * The double nearest to `bits` times 2^exponent.
 *
 * @param bits    what is known of the number; its highest bits
 * @param sticky  1: the number is a little larger than that
 * @param exponent  the power of 2
 * @return the value, infinite if it is too large
 */
double ou_round_to_double(uint64_t bits, int sticky, long exponent);

/** The highest 64 bits of a number; the rest is `*exponent` bits, `*sticky` if not all of them 0. */
uint64_t ou_mp_top_bits(const mp_int *number, int *sticky, long *exponent);

#endif
