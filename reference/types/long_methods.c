// SPDX-License-Identifier: MIT
/**
 * @file long_methods.c
 * The constructor and the methods of int.
 */
#include "long_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/errors.h"
#include "ouro/format.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

/** int(x), int(x, base), as an exact int. CPython: long_new_impl (Objects/longobject.c). */
static OuObject *convert(OuObject *x, OuObject *base)
{
    if (x == NULL) {
        return base != NULL ? OuErr_Format(OuExc_TypeError, "int() missing string argument")
                            : OuLong_FromLong(0);
    }
    if (base == NULL) {
        return OuNumber_Long(x);
    }
    Ou_ssize_t number = OuNumber_AsSsize_t(base, OuExc_None);
    if (number == -1 && OuErr_Occurred()) {
        return NULL;
    }
    if (number != 0 && (number < 2 || number > 36)) {
        return OuErr_Format(OuExc_ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (OuUnicode_Check(x)) {
        return OuLong_FromUnicodeObject(x, (int)number);
    }
    if (OuBytes_Check(x) || OuByteArray_Check(x)) {
        return ou_long_from_bytes(x, (int)number);
    }
    return OuErr_Format(OuExc_TypeError, "int() can't convert non-string with explicit base");
}

OuObject *ou_long_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"", "base", NULL};
    OuObject *x = NULL, *base = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|OO:int", keywords, &x, &base)) {
        return NULL;
    }
    OuObject *value = convert(x, base);
    if (value == NULL || type == &OuLong_Type) {
        return value;
    }
    OuObject *result = ou_long_subtype_new(type, value);
    Ou_DecRef(value);
    return result;
}

/** `int.conjugate()`: @newref; NULL with an error set. Ceiling of an Integral returns itself. */
static OuObject *exact(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return ou_long_as_number.nb_int(self);
}

/**
 * `int.bit_length()`: @newref; NULL with an error set. Number of bits necessary to represent self
 * in binary.
 */
static OuObject *long_bit_length(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuMpView view;
    return OuLong_FromLong(mp_count_bits(ou_mp_view(&view, self)));
}

/**
 * `int.bit_count()`: @newref; NULL with an error set. Number of ones in the binary representation
 * of the absolute value of self.
 */
static OuObject *long_bit_count(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuMpView view;
    const mp_int *number = ou_mp_view(&view, self);
    long count = 0;
    for (int i = 0; i < number->used; i++) {
        count += __builtin_popcountll(number->dp[i]);
    }
    return OuLong_FromLong(count);
}

/** `int.as_integer_ratio()`: @newref; NULL with an error set. */
static OuObject *long_as_integer_ratio(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuObject *numerator = exact(self, NULL), *one = OuLong_FromLong(1), *result = NULL;
    if (numerator != NULL && one != NULL) {
        result = OuTuple_Pack(2, numerator, one);
    }
    Ou_XDecRef(numerator);
    Ou_XDecRef(one);
    return result;
}

/** `int.__getnewargs__()`: @newref; NULL with an error set. */
static OuObject *long_getnewargs(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuObject *value = exact(self, NULL);
    if (value == NULL) {
        return NULL;
    }
    OuObject *result = OuTuple_Pack(1, value);
    Ou_DecRef(value);
    return result;
}

/** `int.__format__()`: @newref; NULL with an error set. */
static OuObject *long_format(OuObject *self, OuObject *spec)
{
    if (!OuUnicode_Check(spec)) {
        return OuErr_Format(OuExc_TypeError, "__format__() argument must be str, not %.50s",
                            Ou_TYPE(spec)->tp_name);
    }
    return ou_long_format_advanced(self, spec);
}

/* ---- rounding ---------------------------------------------------------------------------------- */

/** 1 if 2 * remainder > unit, or is equal and the quotient odd; 0; -1 with an error set. */
static int rounds_up(OuObject *quotient, OuObject *remainder, OuObject *unit)
{
    OuObject *twice = OuNumber_Add(remainder, remainder);
    if (twice == NULL) {
        return -1;
    }
    OuMpView view;
    const mp_int *number = ou_mp_view(&view, quotient);
    int odd = number->used > 0 && (number->dp[0] & 1);
    int result = OuObject_RichCompareBool(twice, unit, odd ? OU_GE : OU_GT);
    Ou_DecRef(twice);
    return result;
}

/**
 * The multiple of `unit` nearest to `self`, the even one of two. CPython: _PyLong_DivmodNear
 * (Objects/longobject.c).
 */
static OuObject *round_to(OuObject *self, OuObject *unit)
{
    OuObject *pair = ou_long_divmod(self, unit);
    if (pair == NULL) {
        return NULL;
    }
    OuObject *quotient = Ou_NewRef(OuTuple_GET_ITEM(pair, 0));
    int up = rounds_up(quotient, OuTuple_GET_ITEM(pair, 1), unit);
    Ou_DecRef(pair);
    OuObject *step = up < 0 ? NULL : OuLong_FromLong(up);
    OuObject *rounded = step == NULL ? NULL : OuNumber_Add(quotient, step);
    OuObject *result = rounded == NULL ? NULL : OuNumber_Multiply(rounded, unit);
    Ou_XDecRef(step);
    Ou_XDecRef(rounded);
    Ou_DecRef(quotient);
    return result;
}

/** 10 ** -digits, or NULL. */
static OuObject *unit_of(OuObject *digits)
{
    OuObject *ten = OuLong_FromLong(10), *places = OuNumber_Negative(digits), *unit = NULL;
    if (ten != NULL && places != NULL) {
        unit = OuNumber_Power(ten, places, Ou_None);
    }
    Ou_XDecRef(ten);
    Ou_XDecRef(places);
    return unit;
}

/** `int.__round__()`: @newref; NULL with an error set. */
static OuObject *long_round(OuObject *self, OuObject *args)
{
    OuObject *asked = Ou_None;
    if (!OuArg_UnpackTuple(args, "__round__", 0, 1, &asked)) {
        return NULL;
    }
    if (asked == Ou_None) {
        return exact(self, NULL);
    }
    OuObject *digits = OuNumber_Index(asked);
    if (digits == NULL) {
        return NULL;
    }
    OuObject *result = NULL;
    if (ou_long_sign(digits) >= 0) {
        result = exact(self, NULL);
    } else {
        OuObject *unit = unit_of(digits);
        result = unit == NULL ? NULL : round_to(self, unit);
        Ou_XDecRef(unit);
    }
    Ou_DecRef(digits);
    return result;
}

/* ---- bytes -------------------------------------------------------------------------------------- */

/** 1: "little", 0: "big", -1 with ValueError set. */
static int is_little(OuObject *byteorder)
{
    if (byteorder == NULL || ou_unicode_equal_to_ascii(byteorder, "big")) {
        return 0;
    }
    if (ou_unicode_equal_to_ascii(byteorder, "little")) {
        return 1;
    }
    OuErr_SetString(OuExc_ValueError, "byteorder must be either 'little' or 'big'");
    return -1;
}

/** Turns the order of bytes around. */
static void reverse(unsigned char *bytes, Ou_ssize_t size)
{
    for (Ou_ssize_t i = 0; i < size / 2; i++) {
        unsigned char byte = bytes[i];
        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = byte;
    }
}

/** Inverts all bits. */
static void invert(unsigned char *bytes, Ou_ssize_t size)
{
    for (Ou_ssize_t i = 0; i < size; i++) {
        bytes[i] = (unsigned char)~bytes[i];
    }
}

/** Big-endian two's complement of an int in `length` bytes: new bytes, or NULL. */
static OuObject *to_bytes(OuObject *self, Ou_ssize_t length, int is_signed)
{
    int negative = ou_long_sign(self) < 0;
    /* A negative number is the inverse of the bits of its complement. */
    OuObject *positive = negative ? OuNumber_Invert(self) : Ou_NewRef(self);
    if (positive == NULL) {
        return NULL;
    }
    OuMpView view;
    const mp_int *number = ou_mp_view(&view, positive);
    Ou_ssize_t bits = mp_count_bits(number) + (is_signed ? 1 : 0);
    OuObject *result = NULL;
    if (bits > length * 8 && ou_long_sign(self) != 0) {
        OuErr_SetString(OuExc_OverflowError, "int too big to convert");
    } else {
        result = OuBytes_FromStringAndSize(NULL, length);
    }
    if (result != NULL && length > 0) {
        unsigned char *bytes = (unsigned char *)ou_bytes_data(result);
        for (Ou_ssize_t i = 0; i < length; i++) {
            Ou_ssize_t at = i * 8 / MP_DIGIT_BIT, low = i * 8 % MP_DIGIT_BIT;
            mp_digit digit = at < number->used ? number->dp[at] >> low : 0;
            if (low > MP_DIGIT_BIT - 8 && at + 1 < number->used) {
                digit |= number->dp[at + 1] << (MP_DIGIT_BIT - low);
            }
            bytes[length - 1 - i] = (unsigned char)digit;
        }
        if (negative) {
            invert(bytes, length);
        }
    }
    Ou_DecRef(positive);
    return result;
}

/** `int.to_bytes()`: @newref; NULL with an error set. */
static OuObject *long_to_bytes(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"length", "byteorder", "signed", NULL};
    Ou_ssize_t length = 1;
    OuObject *byteorder = NULL;
    int is_signed = 0;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|nU$p:to_bytes", keywords, &length, &byteorder,
                                     &is_signed)) {
        return NULL;
    }
    int little = is_little(byteorder);
    if (little < 0) {
        return NULL;
    }
    if (length < 0) {
        return OuErr_Format(OuExc_ValueError, "length argument must be non-negative");
    }
    if (ou_long_sign(self) < 0 && !is_signed) {
        return OuErr_Format(OuExc_OverflowError, "can't convert negative int to unsigned");
    }
    OuObject *result = to_bytes(self, length, is_signed);
    if (result != NULL && little && length > 1) {
        reverse((unsigned char *)ou_bytes_data(result), length);
    }
    return result;
}

/** The int of big-endian bytes, which are changed. */
static OuObject *from_bytes(unsigned char *bytes, Ou_ssize_t size, int is_signed)
{
    int negative = is_signed && size > 0 && (bytes[0] & 0x80);
    if (negative) {
        invert(bytes, size);
    }
    mp_int number;
    if (mp_init(&number) != MP_OKAY) {
        return OuErr_NoMemory();
    }
    mp_err error = size > 0 ? mp_from_ubin(&number, bytes, (size_t)size) : MP_OKAY;
    if (error == MP_OKAY && negative) {
        error = mp_complement(&number, &number);
    }
    return ou_long_take(&number, error);
}

/** `int.from_bytes()`: @newref; NULL with an error set. */
static OuObject *long_from_bytes(OuObject *type, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"bytes", "byteorder", "signed", NULL};
    OuObject *given, *byteorder = NULL;
    int is_signed = 0;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "O|U$p:from_bytes", keywords, &given, &byteorder,
                                     &is_signed)) {
        return NULL;
    }
    int little = is_little(byteorder);
    OuObject *bytes = little < 0 ? NULL : OuObject_Bytes(given);
    if (bytes == NULL) {
        return NULL;
    }
    Ou_ssize_t size = Ou_SIZE(bytes);
    OuObject *copy = OuBytes_FromStringAndSize(NULL, size + 1);
    OuObject *result = NULL;
    if (copy != NULL) {
        unsigned char *data = (unsigned char *)ou_bytes_data(copy);
        memcpy(data, ou_bytes_data(bytes), (size_t)size);
        if (little) {
            reverse(data, size);
        }
        result = from_bytes(data, size, is_signed);
        Ou_DecRef(copy);
    }
    Ou_DecRef(bytes);
    if (result != NULL && type != (OuObject *)&OuLong_Type) {
        OuObject *derived = OuObject_CallOneArg(type, result);
        Ou_DecRef(result);
        return derived;
    }
    return result;
}

/* ---- tables ------------------------------------------------------------------------------------- */

/** `real` of int: @newref; NULL with an error set. */
static OuObject *get_value(OuObject *self, void *OU_UNUSED(closure))
{
    return exact(self, NULL);
}

/** `imag` of int: @newref; NULL with an error set. */
static OuObject *get_constant(OuObject *OU_UNUSED(self), void *closure)
{
    return OuLong_FromLong(closure != NULL);
}

/** The attributes computed by functions of int. */
OuGetSetDef ou_long_getset[] = {
    {"real", get_value, NULL, "the real part of a complex number", NULL},
    {"imag", get_constant, NULL, "the imaginary part of a complex number", NULL},
    {"numerator", get_value, NULL, "the numerator of a rational number in lowest terms", NULL},
    {"denominator", get_constant, NULL, "the denominator of a rational number in lowest terms",
     &OuLong_Type},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The methods of int. */
OuMethodDef ou_long_methods[] = {
    {"conjugate", exact, OU_METH_NOARGS, "Returns self, the complex conjugate of any int."},
    {"bit_length", long_bit_length, OU_METH_NOARGS,
     "Number of bits necessary to represent self in binary."},
    {"bit_count", long_bit_count, OU_METH_NOARGS,
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", OU_CFUNCTION(long_to_bytes), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Return an array of bytes representing an integer."},
    {"from_bytes", OU_CFUNCTION(long_from_bytes),
     OU_METH_VARARGS | OU_METH_KEYWORDS | OU_METH_CLASS,
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio", long_as_integer_ratio, OU_METH_NOARGS, "Return integer ratio."},
    {"__trunc__", exact, OU_METH_NOARGS, "Truncating an Integral returns itself."},
    {"__floor__", exact, OU_METH_NOARGS, "Flooring an Integral returns itself."},
    {"__ceil__", exact, OU_METH_NOARGS, "Ceiling of an Integral returns itself."},
    {"__round__", long_round, OU_METH_VARARGS,
     "Rounding an Integral returns itself.\n\n"
     "Rounding with an ndigits argument also returns an integer."},
    {"__getnewargs__", long_getnewargs, OU_METH_NOARGS, NULL},
    {"__format__", long_format, OU_METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
