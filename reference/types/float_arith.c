// SPDX-License-Identifier: MIT
/**
 * @file float_arith.c
 * The operators of float. CPython: Objects/floatobject.c.
 */
#include "complex_internal.h"
#include "float_internal.h"

#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/** Takes the values of both operands, or leaves the function. */
#define TAKE_OPERANDS(left, right, a, b)                     \
    double a, b;                                             \
    int taken = ou_float_operand(left, &a);                  \
    taken = taken > 0 ? ou_float_operand(right, &b) : taken; \
    if (taken < 0) {                                         \
        return NULL;                                         \
    }                                                        \
    if (taken == 0) {                                        \
        OU_RETURN_NOTIMPLEMENTED;                            \
    }

/**
 * `left + right`, one of them a float: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: float_add (Objects/floatobject.c).
 */
static OuObject *float_add(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    return OuFloat_FromDouble(a + b);
}

/**
 * `left - right`, one of them a float: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: float_sub (Objects/floatobject.c).
 */
static OuObject *float_sub(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    return OuFloat_FromDouble(a - b);
}

/**
 * `left * right`, one of them a float: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: float_mul (Objects/floatobject.c).
 */
static OuObject *float_mul(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    return OuFloat_FromDouble(a * b);
}

/**
 * `left / right`, one of them a float: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: float_div (Objects/floatobject.c).
 */
static OuObject *float_div(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    if (b == 0.0) {
        return OuErr_Format(OuExc_ZeroDivisionError, "float division by zero");
    }
    return OuFloat_FromDouble(a / b);
}

/**
 * Floored quotient and remainder of the divisor's sign. CPython: _float_div_mod
 * (Objects/floatobject.c).
 */
static void div_mod(double a, double b, double *quotient, double *remainder)
{
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod != 0.0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    *remainder = mod;
    if (div != 0.0) {
        *quotient = floor(div);
        if (div - *quotient > 0.5) {
            *quotient += 1.0;
        }
    } else {
        *quotient = copysign(0.0, a / b);
    }
}

/**
 * `left // right`, one of them a float: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: float_floor_div (Objects/floatobject.c).
 */
static OuObject *float_floor_div(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    if (b == 0.0) {
        return OuErr_Format(OuExc_ZeroDivisionError, "float floor division by zero");
    }
    double quotient, remainder;
    div_mod(a, b, &quotient, &remainder);
    return OuFloat_FromDouble(quotient);
}

/**
 * `left % right`, one of them a float: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: float_rem (Objects/floatobject.c).
 */
static OuObject *float_rem(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    if (b == 0.0) {
        return OuErr_Format(OuExc_ZeroDivisionError, "float modulo");
    }
    double quotient, remainder;
    div_mod(a, b, &quotient, &remainder);
    return OuFloat_FromDouble(remainder);
}

/**
 * divmod(): @newref to a tuple, or to NotImplemented for other types; NULL with an error set.
 * CPython: float_divmod (Objects/floatobject.c).
 */
static OuObject *float_divmod(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    if (b == 0.0) {
        return OuErr_Format(OuExc_ZeroDivisionError, "float divmod()");
    }
    double quotient, remainder;
    div_mod(a, b, &quotient, &remainder);
    OuObject *q = OuFloat_FromDouble(quotient), *r = OuFloat_FromDouble(remainder);
    OuObject *result = q != NULL && r != NULL ? OuTuple_Pack(2, q, r) : NULL;
    Ou_XDecRef(q);
    Ou_XDecRef(r);
    return result;
}

/** Says that a result does not fit a double: OverflowError(34, '...'). NULL always. */
static OuObject *out_of_range(void)
{
    OuObject *number = OuLong_FromLong(ERANGE), *text = OuUnicode_FromString(strerror(ERANGE));
    OuObject *args = number != NULL && text != NULL ? OuTuple_Pack(2, number, text) : NULL;
    if (args != NULL) {
        OuErr_SetObject(OuExc_OverflowError, args);
    }
    Ou_XDecRef(args);
    Ou_XDecRef(number);
    Ou_XDecRef(text);
    return NULL;
}

/**
 * `left ** right`, or pow() with three arguments: @newref, to NotImplemented for other types; NULL
 * with an error set. CPython: float_pow (Objects/floatobject.c).
 */
static OuObject *float_pow(OuObject *left, OuObject *right, OuObject *modulus)
{
    if (modulus != Ou_None) {
        return OuErr_Format(OuExc_TypeError,
                            "pow() 3rd argument not allowed unless all arguments are integers");
    }
    TAKE_OPERANDS(left, right, a, b)
    if (a == 0.0 && b < 0.0 && isfinite(b)) {
        return OuErr_Format(OuExc_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    }
    if (a < 0.0 && isfinite(a) && isfinite(b) && b != floor(b)) {
        return ou_complex_as_number.nb_power(left, right, modulus);
    }
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b)) {
        return out_of_range();
    }
    return OuFloat_FromDouble(result);
}

/** `-x` of a float: @newref; NULL with an error set. CPython: float_neg (Objects/floatobject.c). */
static OuObject *float_neg(OuObject *self)
{
    return OuFloat_FromDouble(-ou_float_value(self));
}

/**
 * abs() of a float: @newref; NULL with an error set. CPython: float_abs (Objects/floatobject.c).
 */
static OuObject *float_abs(OuObject *self)
{
    return OuFloat_FromDouble(fabs(ou_float_value(self)));
}

/**
 * Whether a float is true: 1 or 0; -1 with an error set. CPython: float_bool
 * (Objects/floatobject.c).
 */
static int float_bool(OuObject *self)
{
    return ou_float_value(self) != 0.0;
}

/** int() of a float: @newref; NULL with an error set. */
static OuObject *float_int(OuObject *self)
{
    return OuLong_FromDouble(ou_float_value(self));
}

/** The float itself, as an exact float. CPython: float_float (Objects/floatobject.c). */
static OuObject *float_float(OuObject *self)
{
    return OuFloat_CheckExact(self) ? Ou_NewRef(self) : OuFloat_FromDouble(ou_float_value(self));
}

OuNumberMethods ou_float_as_number = {
    .nb_add = float_add,
    .nb_subtract = float_sub,
    .nb_multiply = float_mul,
    .nb_remainder = float_rem,
    .nb_divmod = float_divmod,
    .nb_power = float_pow,
    .nb_negative = float_neg,
    .nb_positive = float_float,
    .nb_absolute = float_abs,
    .nb_bool = float_bool,
    .nb_int = float_int,
    .nb_float = float_float,
    .nb_floor_divide = float_floor_div,
    .nb_true_divide = float_div,
};
