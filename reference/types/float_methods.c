// SPDX-License-Identifier: MIT
/**
 * @file float_methods.c
 * The constructor and the methods of float.
 */
#include "float_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/format.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/**
 * Makes float from the arguments of a call: @newref; NULL with an error set. CPython:
 * float_new_impl (Objects/floatobject.c).
 */
OuObject *ou_float_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *x = NULL;
    if ((type == &OuFloat_Type && !ou_arg_no_keywords("float", kwargs)) ||
        !OuArg_UnpackTuple(args, "float", 0, 1, &x)) {
        return NULL;
    }
    OuObject *value = x == NULL ? OuFloat_FromDouble(0.0) : OuNumber_Float(x);
    if (value == NULL || type == &OuFloat_Type) {
        return value;
    }
    OuObject *result = OuType_GenericAlloc(type, 0);
    if (result != NULL) {
        ((OuFloatObject *)result)->ob_fval = ou_float_value(value);
    }
    Ou_DecRef(value);
    return result;
}

/**
 * `float.conjugate()`: @newref; NULL with an error set. CPython: float_conjugate_impl
 * (Objects/floatobject.c).
 */
static OuObject *float_conjugate(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return ou_float_as_number.nb_float(self);
}

/**
 * `float.is_integer()`: @newref; NULL with an error set. CPython: float_is_integer_impl
 * (Objects/floatobject.c).
 */
static OuObject *float_is_integer(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    double value = ou_float_value(self);
    return OuBool_FromLong(isfinite(value) && floor(value) == value);
}

/**
 * `float.__trunc__()`: @newref; NULL with an error set. CPython: float___trunc___impl
 * (Objects/floatobject.c).
 */
static OuObject *float_trunc(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromDouble(ou_float_value(self));
}

/**
 * `float.__floor__()`: @newref; NULL with an error set. CPython: float___floor___impl
 * (Objects/floatobject.c).
 */
static OuObject *float_floor(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromDouble(floor(ou_float_value(self)));
}

/**
 * `float.__ceil__()`: @newref; NULL with an error set. CPython: float___ceil___impl
 * (Objects/floatobject.c).
 */
static OuObject *float_ceil(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromDouble(ceil(ou_float_value(self)));
}

/**
 * `float.__format__()`: @newref; NULL with an error set. Formats the float according to
 * format_spec. CPython: float___format___impl (Objects/floatobject.c).
 */
static OuObject *float_format(OuObject *self, OuObject *spec)
{
    if (!OuUnicode_Check(spec)) {
        return OuErr_Format(OuExc_TypeError, "__format__() argument must be str, not %.50s",
                            Ou_TYPE(spec)->tp_name);
    }
    return ou_float_format_advanced(self, spec);
}

/**
 * `float.__getnewargs__()`: @newref; NULL with an error set. CPython: float___getnewargs___impl
 * (Objects/floatobject.c).
 */
static OuObject *float_getnewargs(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuObject *value = OuFloat_FromDouble(ou_float_value(self));
    if (value == NULL) {
        return NULL;
    }
    OuObject *result = OuTuple_Pack(1, value);
    Ou_DecRef(value);
    return result;
}

/* ---- ratio and rounding ------------------------------------------------------------------------- */

/** value * 2 ** shift of an int, stolen; new, or NULL. */
static OuObject *shifted(OuObject *value, long shift)
{
    OuObject *count = OuLong_FromLong(shift), *result = NULL;
    if (value != NULL && count != NULL) {
        result = OuNumber_Lshift(value, count);
    }
    Ou_XDecRef(value);
    Ou_XDecRef(count);
    return result;
}

/**
 * `float.as_integer_ratio()`: @newref; NULL with an error set. CPython: float_as_integer_ratio_impl
 * (Objects/floatobject.c).
 */
static OuObject *float_as_integer_ratio(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    double value = ou_float_value(self);
    if (isinf(value)) {
        return OuErr_Format(OuExc_OverflowError, "cannot convert Infinity to integer ratio");
    }
    if (isnan(value)) {
        return OuErr_Format(OuExc_ValueError, "cannot convert NaN to integer ratio");
    }
    int exponent;
    double mantissa = frexp(value, &exponent);
    for (int i = 0; i < 300 && mantissa != floor(mantissa); i++) {
        mantissa *= 2.0;
        exponent--;
    }
    OuObject *numerator = shifted(OuLong_FromDouble(mantissa), exponent > 0 ? exponent : 0);
    OuObject *denominator = shifted(OuLong_FromLong(1), exponent < 0 ? -exponent : 0);
    OuObject *result = NULL;
    if (numerator != NULL && denominator != NULL) {
        result = OuTuple_Pack(2, numerator, denominator);
    }
    Ou_XDecRef(numerator);
    Ou_XDecRef(denominator);
    return result;
}

/**
 * The value rounded to `digits` places, ties by the exact value. CPython: double_round
 * (Objects/floatobject.c).
 */
static double round_places(double value, int digits)
{
    char text[DBL_MAX_10_EXP + 400];
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", digits, value);
        return strtod(text, NULL);
    }
    snprintf(text, sizeof text, "%.17e", value);
    int kept = atoi(strchr(text, 'e') + 1) + digits;
    if (kept >= 0) {
        snprintf(text, sizeof text, "%.*e", kept, value);
        return strtod(text, NULL);
    }
    snprintf(text, sizeof text, "5e%d", -digits - 1);
    int up = kept == -1 && fabs(value) > strtod(text, NULL);
    snprintf(text, sizeof text, "1e%d", -digits);
    return copysign(up ? strtod(text, NULL) : 0.0, value);
}

/**
 * `float.__round__()`: @newref; NULL with an error set. CPython: float___round___impl
 * (Objects/floatobject.c).
 */
static OuObject *float_round(OuObject *self, OuObject *args)
{
    OuObject *asked = Ou_None;
    double value = ou_float_value(self);
    if (!OuArg_UnpackTuple(args, "__round__", 0, 1, &asked)) {
        return NULL;
    }
    if (asked == Ou_None) {
        double rounded = round(value);
        if (fabs(value - rounded) == 0.5) {
            rounded = 2.0 * round(value / 2.0);
        }
        return OuLong_FromDouble(rounded);
    }
    Ou_ssize_t digits = OuNumber_AsSsize_t(asked, OuExc_None);
    if (digits == -1 && OuErr_Occurred()) {
        return NULL;
    }
    if (!isfinite(value) || digits > 323) {
        return OuFloat_FromDouble(value);
    }
    if (digits < -DBL_MAX_10_EXP) {
        return OuFloat_FromDouble(0.0 * value);
    }
    double result = round_places(value, (int)digits);
    if (isinf(result)) {
        return OuErr_Format(OuExc_OverflowError, "rounded value too large to represent");
    }
    return OuFloat_FromDouble(result);
}

/* ---- hexadecimal ---------------------------------------------------------------------------------- */

/**
 * `float.hex()`: @newref; NULL with an error set. CPython: float_hex_impl (Objects/floatobject.c).
 */
static OuObject *float_hex(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    double value = ou_float_value(self);
    if (!isfinite(value)) {
        return OuObject_Repr(self);
    }
    if (value == 0.0) {
        return OuUnicode_FromString(signbit(value) ? "-0x0.0p+0" : "0x0.0p+0");
    }
    char text[64];
    snprintf(text, sizeof text, "%.13a", value);
    return OuUnicode_FromString(text);
}

/** Reads a hexadecimal float with or without its prefix: 0, or -1. */
static int read_hex(const char *text, double *value)
{
    char with_prefix[512];
    const char *digits = text + (*text == '-' || *text == '+');
    int prefixed = digits[0] == '0' && (digits[1] | 0x20) == 'x';
    if (strspn(digits, "0123456789abcdefABCDEFxX.pP+-") != strlen(digits)) {
        return ou_string_to_double(text, value);
    }
    int length = snprintf(with_prefix, sizeof with_prefix, "%s0x%s", *text == '-' ? "-" : "",
                          digits + (prefixed ? 2 : 0));
    if (length >= (int)sizeof with_prefix) {
        return -1;
    }
    char *end;
    *value = strtod(with_prefix, &end);
    return *end == '\0' ? 0 : -1;
}

/**
 * `float.fromhex()`: @newref; NULL with an error set. Create a floating-point number from a
 * hexadecimal string. CPython: float_fromhex (Objects/floatobject.c).
 */
static OuObject *float_fromhex(OuObject *type, OuObject *op)
{
    const char *text = OuUnicode_AsUTF8(op);
    if (text == NULL) {
        return NULL;
    }
    char trimmed[500];
    text += strspn(text, " \t\n\r\f\v");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\n\r\f\v", text[length - 1]) != NULL) {
        length--;
    }
    double value = 0.0;
    int failed = length == 0 || length >= sizeof trimmed;
    if (!failed) {
        memcpy(trimmed, text, length);
        trimmed[length] = '\0';
        failed = read_hex(trimmed, &value) < 0;
    }
    if (failed) {
        return OuErr_Format(OuExc_ValueError, "invalid hexadecimal floating-point string");
    }
    if (isinf(value) && strpbrk(trimmed, "nN") == NULL) {
        return OuErr_Format(OuExc_OverflowError,
                            "hexadecimal value too large to represent as a float");
    }
    OuObject *result = OuFloat_FromDouble(value);
    if (result != NULL && type != (OuObject *)&OuFloat_Type) {
        OuObject *derived = OuObject_CallOneArg(type, result);
        Ou_DecRef(result);
        return derived;
    }
    return result;
}

/* ---- tables ----------------------------------------------------------------------------------------- */

/** `real` of float: @newref; NULL with an error set. */
static OuObject *get_real(OuObject *self, void *OU_UNUSED(closure))
{
    return ou_float_as_number.nb_float(self);
}

/** `imag` of float: @newref; NULL with an error set. */
static OuObject *get_imag(OuObject *OU_UNUSED(self), void *OU_UNUSED(closure))
{
    return OuFloat_FromDouble(0.0);
}

/** The attributes computed by functions of float. */
OuGetSetDef ou_float_getset[] = {
    {"real", get_real, NULL, "the real part of a complex number", NULL},
    {"imag", get_imag, NULL, "the imaginary part of a complex number", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The methods of float. */
OuMethodDef ou_float_methods[] = {
    {"conjugate", float_conjugate, OU_METH_NOARGS,
     "Return self, the complex conjugate of any float."},
    {"__trunc__", float_trunc, OU_METH_NOARGS, "Return the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, OU_METH_NOARGS, "Return the floor as an Integral."},
    {"__ceil__", float_ceil, OU_METH_NOARGS, "Return the ceiling as an Integral."},
    {"__round__", float_round, OU_METH_VARARGS,
     "Return the Integral closest to x, rounding half toward even."},
    {"as_integer_ratio", float_as_integer_ratio, OU_METH_NOARGS, "Return integer ratio."},
    {"is_integer", float_is_integer, OU_METH_NOARGS, "Return True if the float is an integer."},
    {"hex", float_hex, OU_METH_NOARGS,
     "Return a hexadecimal representation of a floating-point number."},
    {"fromhex", float_fromhex, OU_METH_O | OU_METH_CLASS,
     "Create a floating-point number from a hexadecimal string."},
    {"__getnewargs__", float_getnewargs, OU_METH_NOARGS, NULL},
    {"__format__", float_format, OU_METH_O, "Formats the float according to format_spec."},
    {NULL, NULL, 0, NULL},
};
