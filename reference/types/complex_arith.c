// SPDX-License-Identifier: MIT
/**
 * @file complex_arith.c
 * The operators of complex. CPython: Objects/complexobject.c.
 *
 * An operand that is an int or a float takes part as a complex without an imaginary part.
 */
#include "complex_internal.h"
#include "float_internal.h"

#include "ouro/errors.h"
#include "ouro/none.h"
#include "ouro/refcount.h"

#include <errno.h>
#include <math.h>

/** The value of a complex, a float or an int: 1; 0 if `op` is none; -1 with an error set. */
static int operand(OuObject *op, OuComplex *value)
{
    if (OuComplex_Check(op)) {
        *value = ou_complex_value(op);
        return 1;
    }
    value->imag = 0.0;
    return ou_float_operand(op, &value->real);
}

/** Takes the values of both operands, or leaves the function. */
#define TAKE_OPERANDS(left, right, a, b)            \
    OuComplex a, b;                                 \
    int taken = operand(left, &a);                  \
    taken = taken > 0 ? operand(right, &b) : taken; \
    if (taken < 0) {                                \
        return NULL;                                \
    }                                               \
    if (taken == 0) {                               \
        OU_RETURN_NOTIMPLEMENTED;                   \
    }

/** The object of a value: a new reference, or NULL with MemoryError. */
static OuObject *from_value(OuComplex value)
{
    return OuComplex_FromDoubles(value.real, value.imag);
}

/**
 * `left + right`, one of them a complex: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: complex_add (Objects/complexobject.c).
 */
static OuObject *complex_add(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    return OuComplex_FromDoubles(a.real + b.real, a.imag + b.imag);
}

/**
 * `left - right`, one of them a complex: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: complex_sub (Objects/complexobject.c).
 */
static OuObject *complex_sub(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    return OuComplex_FromDoubles(a.real - b.real, a.imag - b.imag);
}

/** a * b. CPython: _Py_c_prod (Objects/complexobject.c). */
static OuComplex product(OuComplex a, OuComplex b)
{
    return (OuComplex){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/**
 * `left * right`, one of them a complex: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: complex_mul (Objects/complexobject.c).
 */
static OuObject *complex_mul(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    return from_value(product(a, b));
}

/**
 * a / b; sets errno to EDOM if b is zero. The larger part of b divides first, so that nothing
 * overflows on the way. CPython: _Py_c_quot (Objects/complexobject.c).
 */
static OuComplex quotient(OuComplex a, OuComplex b)
{
    double real = fabs(b.real), imag = fabs(b.imag);
    if (isnan(real) || isnan(imag)) {
        return (OuComplex){NAN, NAN};
    }
    if (real == 0.0 && imag == 0.0) {
        errno = EDOM;
        return (OuComplex){0.0, 0.0};
    }
    if (real >= imag) {
        double ratio = b.imag / b.real, below = b.real + b.imag * ratio;
        return (OuComplex){(a.real + a.imag * ratio) / below, (a.imag - a.real * ratio) / below};
    }
    double ratio = b.real / b.imag, below = b.real * ratio + b.imag;
    return (OuComplex){(a.real * ratio + a.imag) / below, (a.imag * ratio - a.real) / below};
}

/**
 * `left / right`, one of them a complex: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: complex_div (Objects/complexobject.c).
 */
static OuObject *complex_div(OuObject *left, OuObject *right)
{
    TAKE_OPERANDS(left, right, a, b)
    errno = 0;
    OuComplex result = quotient(a, b);
    if (errno == EDOM) {
        return OuErr_Format(OuExc_ZeroDivisionError, "complex division by zero");
    }
    return from_value(result);
}

/** base ** count by squaring. CPython: c_powu (Objects/complexobject.c). */
static OuComplex whole_power(OuComplex base, unsigned count)
{
    OuComplex result = {1.0, 0.0};
    /* Loop invariant: result * base ** count is what is wanted. */
    for (; count > 0; count >>= 1) {
        if (count & 1) {
            result = product(result, base);
        }
        base = product(base, base);
    }
    return result;
}

/**
 * a ** b by length and angle; sets errno to EDOM where zero has no such power. CPython: _Py_c_pow
 * (Objects/complexobject.c).
 */
static OuComplex polar_power(OuComplex a, OuComplex b)
{
    if (b.real == 0.0 && b.imag == 0.0) {
        return (OuComplex){1.0, 0.0};
    }
    if (a.real == 0.0 && a.imag == 0.0) {
        errno = b.imag != 0.0 || b.real < 0.0 ? EDOM : errno;
        return (OuComplex){0.0, 0.0};
    }
    double size = hypot(a.real, a.imag), angle = atan2(a.imag, a.real);
    double length = pow(size, b.real), phase = angle * b.real;
    if (b.imag != 0.0) {
        length /= exp(angle * b.imag);
        phase += b.imag * log(size);
    }
    return (OuComplex){length * cos(phase), length * sin(phase)};
}

/**
 * `left ** right`: @newref, to NotImplemented for other types; NULL with an error set. CPython:
 * complex_pow (Objects/complexobject.c).
 */
static OuObject *complex_pow(OuObject *left, OuObject *right, OuObject *modulus)
{
    TAKE_OPERANDS(left, right, a, b)
    if (modulus != Ou_None) {
        return OuErr_Format(OuExc_ValueError, "complex modulo");
    }
    const double largest = 100.0; /* of the exponents that are not worth a logarithm */
    OuComplex result;
    errno = 0;
    if (b.imag == 0.0 && b.real == floor(b.real) && fabs(b.real) <= largest) {
        result = whole_power(a, (unsigned)fabs(b.real));
        if (b.real <= 0.0) {
            result = quotient((OuComplex){1.0, 0.0}, result);
        }
    } else {
        result = polar_power(a, b);
    }
    if (errno == EDOM) {
        return OuErr_Format(OuExc_ZeroDivisionError, "0.0 to a negative or complex power");
    }
    if (isinf(result.real) || isinf(result.imag)) {
        return OuErr_Format(OuExc_OverflowError, "complex exponentiation");
    }
    return from_value(result);
}

/**
 * `-x` of a complex: @newref; NULL with an error set. CPython: complex_neg
 * (Objects/complexobject.c).
 */
static OuObject *complex_neg(OuObject *self)
{
    OuComplex value = ou_complex_value(self);
    return OuComplex_FromDoubles(-value.real, -value.imag);
}

/** `+x`: the complex itself, as an exact one. CPython: complex_pos (Objects/complexobject.c). */
static OuObject *complex_pos(OuObject *self)
{
    return OuComplex_CheckExact(self) ? Ou_NewRef(self) : from_value(ou_complex_value(self));
}

/**
 * abs() of a complex, a float: @newref; NULL with an error set. CPython: complex_abs
 * (Objects/complexobject.c).
 */
static OuObject *complex_abs(OuObject *self)
{
    OuComplex value = ou_complex_value(self);
    double size = hypot(value.real, value.imag);
    if (isinf(size) && isfinite(value.real) && isfinite(value.imag)) {
        return OuErr_Format(OuExc_OverflowError, "absolute value too large");
    }
    return OuFloat_FromDouble(size);
}

/** Whether a complex is true: 1 or 0. CPython: complex_bool (Objects/complexobject.c). */
static int complex_bool(OuObject *self)
{
    OuComplex value = ou_complex_value(self);
    return value.real != 0.0 || value.imag != 0.0;
}

OuNumberMethods ou_complex_as_number = {
    .nb_add = complex_add,
    .nb_subtract = complex_sub,
    .nb_multiply = complex_mul,
    .nb_power = complex_pow,
    .nb_negative = complex_neg,
    .nb_positive = complex_pos,
    .nb_absolute = complex_abs,
    .nb_bool = complex_bool,
    .nb_true_divide = complex_div,
};
