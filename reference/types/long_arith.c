// SPDX-License-Identifier: MIT
/**
 * @file long_arith.c
 * The operators of int.
 *
 * Two small operands are computed in an int64_t as long as nothing overflows; everything else is
 * libtommath's work.
 */
#include "long_internal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

#include <float.h>
#include <limits.h>
#include <math.h>

/** Leaves an operator to the other operand unless both are ints. */
#define CHECK_BINARY(left, right)                          \
    do {                                                   \
        if (!OuLong_Check(left) || !OuLong_Check(right)) { \
            OU_RETURN_NOTIMPLEMENTED;                      \
        }                                                  \
    } while (0)

/** The most bits of a result: what libtommath can count. */
#define MAX_BITS INT_MAX

/** An operation of libtommath on two numbers. */
typedef mp_err (*MpBinary)(const mp_int *left, const mp_int *right, mp_int *result);

/** Lets libtommath compute. */
static OuObject *by_mp(MpBinary function, OuObject *left, OuObject *right)
{
    OuMpView left_view, right_view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = function(ou_mp_view(&left_view, left), ou_mp_view(&right_view, right), &result);
    return ou_long_take(&result, error);
}

/** Whether both are small, and then their values. */
static int both_small(OuObject *left, OuObject *right, int64_t *a, int64_t *b)
{
    *a = ou_long_small(left);
    *b = ou_long_small(right);
    return ou_long_is_small(left) && ou_long_is_small(right);
}

/**
 * `left + right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_add (Objects/longobject.c).
 */
static OuObject *long_add(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b, sum;
    if (both_small(left, right, &a, &b) && !__builtin_add_overflow(a, b, &sum)) {
        return OuLong_FromLongLong(sum);
    }
    return by_mp(mp_add, left, right);
}

/**
 * `left - right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_sub (Objects/longobject.c).
 */
static OuObject *long_sub(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b, difference;
    if (both_small(left, right, &a, &b) && !__builtin_sub_overflow(a, b, &difference)) {
        return OuLong_FromLongLong(difference);
    }
    return by_mp(mp_sub, left, right);
}

/**
 * `left * right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_mul (Objects/longobject.c).
 */
static OuObject *long_mul(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b, product;
    if (both_small(left, right, &a, &b) && !__builtin_mul_overflow(a, b, &product)) {
        return OuLong_FromLongLong(product);
    }
    return by_mp(mp_mul, left, right);
}

/* ---- division ---------------------------------------------------------------------------------- */

/**
 * Quotient rounded down and remainder of the divisor's sign. CPython: l_divmod
 * (Objects/longobject.c).
 */
static mp_err floor_divmod(const mp_int *left, const mp_int *right, mp_int *quotient,
                           mp_int *remainder)
{
    mp_err error = mp_div(left, right, quotient, remainder);
    if (error == MP_OKAY && remainder->used > 0 && remainder->sign != right->sign) {
        error = mp_add(remainder, right, remainder);
        if (error == MP_OKAY) {
            error = mp_sub_d(quotient, 1, quotient);
        }
    }
    return error;
}

/** Both results of a division; a NULL place is not wanted. 0, or -1 with an error set. */
static int divide(OuObject *left, OuObject *right, OuObject **quotient, OuObject **remainder)
{
    int64_t a, b;
    if (ou_long_sign(right) == 0) {
        OuErr_SetString(OuExc_ZeroDivisionError, quotient == NULL
                                                     ? "integer modulo by zero"
                                                     : "integer division or modulo by zero");
        return -1;
    }
    OuObject *q = NULL, *r = NULL;
    if (both_small(left, right, &a, &b) && !(a == INT64_MIN && b == -1)) {
        int64_t cut = a / b, rest = a % b;
        int adjust = rest != 0 && (rest < 0) != (b < 0);
        q = quotient == NULL ? NULL : OuLong_FromLongLong(cut - adjust);
        r = remainder == NULL ? NULL : OuLong_FromLongLong(adjust ? rest + b : rest);
    } else {
        OuMpView left_view, right_view;
        mp_int mp_q, mp_r;
        if (mp_init_multi(&mp_q, &mp_r, NULL) != MP_OKAY) {
            OuErr_NoMemory();
            return -1;
        }
        mp_err error = floor_divmod(ou_mp_view(&left_view, left), ou_mp_view(&right_view, right),
                                    &mp_q, &mp_r);
        if (quotient != NULL) {
            q = ou_long_take(&mp_q, error);
        } else {
            mp_clear(&mp_q);
        }
        if (remainder != NULL) {
            r = ou_long_take(&mp_r, error);
        } else {
            mp_clear(&mp_r);
        }
    }
    if ((quotient != NULL && q == NULL) || (remainder != NULL && r == NULL)) {
        Ou_XDecRef(q);
        Ou_XDecRef(r);
        return -1;
    }
    if (quotient != NULL) {
        *quotient = q;
    }
    if (remainder != NULL) {
        *remainder = r;
    }
    return 0;
}

/**
 * `left // right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set.
 */
static OuObject *long_floordiv(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    OuObject *quotient;
    return divide(left, right, &quotient, NULL) < 0 ? NULL : quotient;
}

/**
 * `left % right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_mod (Objects/longobject.c).
 */
static OuObject *long_mod(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    OuObject *remainder;
    return divide(left, right, NULL, &remainder) < 0 ? NULL : remainder;
}

OuObject *ou_long_divmod(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    OuObject *quotient, *remainder;
    if (divide(left, right, &quotient, &remainder) < 0) {
        return NULL;
    }
    OuObject *result = OuTuple_Pack(2, quotient, remainder);
    Ou_DecRef(quotient);
    Ou_DecRef(remainder);
    return result;
}

/** |left / right| rounded once; infinite if too large; NaN when out of memory. */
static double true_divide(const mp_int *left, const mp_int *right)
{
    /* The quotient must have at least 55 bits: 53, one to round, and the rest as "sticky". */
    long shift = 57 - (mp_count_bits(left) - (long)mp_count_bits(right));
    if (shift < -DBL_MAX_EXP) {
        return HUGE_VAL;
    }
    if (shift > 57 - DBL_MIN_EXP + DBL_MANT_DIG + 2) {
        return 0.0;
    }
    mp_int a, b, quotient, remainder;
    if (mp_init_multi(&a, &b, &quotient, &remainder, NULL) != MP_OKAY) {
        return NAN;
    }
    mp_err error = mp_mul_2d(left, shift > 0 ? (int)shift : 0, &a);
    if (error == MP_OKAY) {
        error = mp_mul_2d(right, shift < 0 ? (int)-shift : 0, &b);
    }
    if (error == MP_OKAY) {
        error = mp_div(&a, &b, &quotient, &remainder);
    }
    double result = NAN;
    if (error == MP_OKAY) {
        result = ou_round_to_double(mp_get_mag_u64(&quotient), remainder.used > 0, -shift);
    }
    mp_clear_multi(&a, &b, &quotient, &remainder, NULL);
    return result;
}

/**
 * `left / right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_true_divide (Objects/longobject.c).
 */
static OuObject *long_true_divide(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b;
    if (ou_long_sign(right) == 0) {
        return OuErr_Format(OuExc_ZeroDivisionError, "division by zero");
    }
    const int64_t exact = (int64_t)1 << DBL_MANT_DIG;
    if (both_small(left, right, &a, &b) && a >= -exact && a <= exact && b >= -exact && b <= exact) {
        return OuFloat_FromDouble((double)a / (double)b);
    }
    if (ou_long_sign(left) == 0) {
        return OuFloat_FromDouble(ou_long_sign(right) < 0 ? -0.0 : 0.0);
    }
    OuMpView left_view, right_view;
    double result = true_divide(ou_mp_view(&left_view, left), ou_mp_view(&right_view, right));
    if (isnan(result)) {
        return OuErr_NoMemory();
    }
    if (isinf(result)) {
        return OuErr_Format(OuExc_OverflowError, "integer division result too large for a float");
    }
    return OuFloat_FromDouble(ou_long_sign(left) == ou_long_sign(right) ? result : -result);
}

/* ---- power ------------------------------------------------------------------------------------- */

/** base ** exponent of a small exponent that is not negative. */
static OuObject *power(OuObject *base, OuObject *exponent)
{
    OuMpView view;
    const mp_int *number = ou_mp_view(&view, base);
    int64_t times = ou_long_small(exponent);
    int bits = mp_count_bits(number);
    int is_one = bits == 1;
    if (!ou_long_is_small(exponent) || times > UINT32_MAX) {
        if (bits > 1) {
            return OuErr_NoMemory();
        }
        /* 0, 1 and -1: only whether the exponent is odd matters. */
        OuMpView exponent_view;
        times = ou_mp_view(&exponent_view, exponent)->dp[0] & 1 ? 1 : 2;
    }
    if (!is_one && bits > 0 && times > MAX_BITS / bits) {
        return OuErr_NoMemory();
    }
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = mp_expt_u32(number, (uint32_t)times, &result);
    return ou_long_take(&result, error);
}

/** pow(base, exponent, modulus); the modulus is not 0. CPython: long_pow (Objects/longobject.c). */
static OuObject *power_modulo(OuObject *base, OuObject *exponent, OuObject *modulus)
{
    OuMpView base_view, exponent_view, modulus_view;
    const mp_int *mod = ou_mp_view(&modulus_view, modulus);
    mp_int size, reduced, positive, result;
    if (mp_init_multi(&size, &reduced, &positive, &result, NULL) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = mp_abs(mod, &size);
    if (error == MP_OKAY) {
        error = mp_mod(ou_mp_view(&base_view, base), &size, &reduced);
    }
    if (error == MP_OKAY) {
        error = mp_abs(ou_mp_view(&exponent_view, exponent), &positive);
    }
    int invertible = 1;
    if (error == MP_OKAY && ou_long_sign(exponent) < 0 && mp_count_bits(&size) > 1) {
        error = mp_invmod(&reduced, &size, &reduced);
        invertible = error != MP_VAL;
    }
    if (error == MP_OKAY && mp_count_bits(&size) > 1) {
        error = mp_exptmod(&reduced, &positive, &size, &result);
        if (error == MP_OKAY) {
            error = mp_mod(&result, &size, &result);
        }
    }
    if (error == MP_OKAY && mod->sign == MP_NEG && result.used > 0) {
        error = mp_sub(&result, &size, &result);
    }
    mp_clear_multi(&size, &reduced, &positive, NULL);
    if (!invertible) {
        mp_clear(&result);
        return OuErr_Format(OuExc_ValueError, "base is not invertible for the given modulus");
    }
    return ou_long_take(&result, error);
}

/**
 * `left ** right`, or pow() with three arguments: @newref, to NotImplemented for other types; NULL
 * with an error set. CPython: long_pow (Objects/longobject.c).
 */
static OuObject *long_pow(OuObject *base, OuObject *exponent, OuObject *modulus)
{
    CHECK_BINARY(base, exponent);
    if (modulus == Ou_None) {
        if (ou_long_sign(exponent) >= 0) {
            return power(base, exponent);
        }
        OuObject *left = OuNumber_Float(base), *right = OuNumber_Float(exponent), *result = NULL;
        if (left != NULL && right != NULL) {
            result = OuFloat_Type.tp_as_number->nb_power(left, right, Ou_None);
        }
        Ou_XDecRef(left);
        Ou_XDecRef(right);
        return result;
    }
    if (!OuLong_Check(modulus)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    if (ou_long_sign(modulus) == 0) {
        return OuErr_Format(OuExc_ValueError, "pow() 3rd argument cannot be 0");
    }
    return power_modulo(base, exponent, modulus);
}

/* ---- bits -------------------------------------------------------------------------------------- */

/** How far to shift, at most INT_MAX; -1 with ValueError set. */
static int64_t shift_count(OuObject *count)
{
    if (ou_long_sign(count) < 0) {
        OuErr_SetString(OuExc_ValueError, "negative shift count");
        return -1;
    }
    int64_t value = ou_long_small(count);
    return ou_long_is_small(count) && value < INT_MAX ? value : INT_MAX;
}

/**
 * `left << right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_lshift (Objects/longobject.c).
 */
static OuObject *long_lshift(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t count = shift_count(right), value = ou_long_small(left), shifted;
    if (count < 0) {
        return NULL;
    }
    if (ou_long_sign(left) == 0) {
        return OuLong_FromLong(0);
    }
    if (ou_long_is_small(left) && count < 62 &&
        !__builtin_mul_overflow(value, (int64_t)1 << count, &shifted)) {
        return OuLong_FromLongLong(shifted);
    }
    if (!ou_long_is_small(right)) {
        return OuErr_Format(OuExc_OverflowError, "too many digits in integer");
    }
    OuMpView view;
    const mp_int *number = ou_mp_view(&view, left);
    mp_int result;
    if (count > MAX_BITS - 64 - mp_count_bits(number) || mp_init(&result) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = mp_mul_2d(number, (int)count, &result);
    return ou_long_take(&result, error);
}

/**
 * `left >> right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_rshift (Objects/longobject.c).
 */
static OuObject *long_rshift(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t count = shift_count(right);
    if (count < 0) {
        return NULL;
    }
    if (ou_long_is_small(left)) {
        return OuLong_FromLongLong(ou_long_small(left) >> (count > 63 ? 63 : count));
    }
    OuMpView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = mp_signed_rsh(ou_mp_view(&view, left), (int)count, &result);
    return ou_long_take(&result, error);
}

/**
 * `left & right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_and (Objects/longobject.c).
 */
static OuObject *long_and(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b;
    return both_small(left, right, &a, &b) ? OuLong_FromLongLong(a & b)
                                           : by_mp(mp_and, left, right);
}

/**
 * `left | right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_or (Objects/longobject.c).
 */
static OuObject *long_or(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b;
    return both_small(left, right, &a, &b) ? OuLong_FromLongLong(a | b) : by_mp(mp_or, left, right);
}

/**
 * `left ^ right`, one of them an int: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: long_xor (Objects/longobject.c).
 */
static OuObject *long_xor(OuObject *left, OuObject *right)
{
    CHECK_BINARY(left, right);
    int64_t a, b;
    return both_small(left, right, &a, &b) ? OuLong_FromLongLong(a ^ b)
                                           : by_mp(mp_xor, left, right);
}

/* ---- one operand ------------------------------------------------------------------------------- */

/** Lets libtommath compute with one operand. */
static OuObject *by_mp_unary(mp_err (*function)(const mp_int *, mp_int *), OuObject *op)
{
    OuMpView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = function(ou_mp_view(&view, op), &result);
    return ou_long_take(&result, error);
}

/** `-x` of an int: @newref; NULL with an error set. CPython: long_neg (Objects/longobject.c). */
static OuObject *long_neg(OuObject *op)
{
    int64_t value = ou_long_small(op);
    return ou_long_is_small(op) && value != INT64_MIN ? OuLong_FromLongLong(-value)
                                                      : by_mp_unary(mp_neg, op);
}

/** The int itself, as an exact int. CPython: long_long (Objects/longobject.c). */
static OuObject *long_long(OuObject *op)
{
    return OuLong_CheckExact(op) ? Ou_NewRef(op) : ou_long_subtype_new(&OuLong_Type, op);
}

/** abs() of an int: @newref; NULL with an error set. CPython: long_abs (Objects/longobject.c). */
static OuObject *long_abs(OuObject *op)
{
    return ou_long_sign(op) < 0 ? long_neg(op) : long_long(op);
}

/** `~x` of an int: @newref; NULL with an error set. CPython: long_invert (Objects/longobject.c). */
static OuObject *long_invert(OuObject *op)
{
    return ou_long_is_small(op) ? OuLong_FromLongLong(~ou_long_small(op))
                                : by_mp_unary(mp_complement, op);
}

/**
 * Whether an int is true: 1 or 0; -1 with an error set. CPython: long_bool (Objects/longobject.c).
 */
static int long_bool(OuObject *op)
{
    return ou_long_sign(op) != 0;
}

/**
 * float() of an int: @newref; NULL with an error set. CPython: long_float (Objects/longobject.c).
 */
static OuObject *long_float(OuObject *op)
{
    double value = OuLong_AsDouble(op);
    return value == -1.0 && OuErr_Occurred() ? NULL : OuFloat_FromDouble(value);
}

OuNumberMethods ou_long_as_number = {
    .nb_add = long_add,
    .nb_subtract = long_sub,
    .nb_multiply = long_mul,
    .nb_remainder = long_mod,
    .nb_divmod = ou_long_divmod,
    .nb_power = long_pow,
    .nb_negative = long_neg,
    .nb_positive = long_long,
    .nb_absolute = long_abs,
    .nb_bool = long_bool,
    .nb_invert = long_invert,
    .nb_lshift = long_lshift,
    .nb_rshift = long_rshift,
    .nb_and = long_and,
    .nb_xor = long_xor,
    .nb_or = long_or,
    .nb_int = long_long,
    .nb_float = long_float,
    .nb_floor_divide = long_floordiv,
    .nb_true_divide = long_true_divide,
    .nb_index = long_long,
};
