// SPDX-License-Identifier: MIT
/**
 * @file long.c
 * How ints are made, read, hashed, compared and freed; the type.
 *
 * Invariant: an int is big only if its value does not fit an int64_t.
 */
#include "long_internal.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <string.h>

/** The ints that exist once each, and where 0 is among them. */
enum {
    SMALL_NEGATIVE = 5,   /**< how many of them are below 0 */
    SMALL_POSITIVE = 257, /**< how many of them are not */
};

/**
 * The ints from -5 to 256: one object each, owned by this table. CPython: _PyLong_SMALL_INTS
 * (Include/internal/pycore_long.h).
 */
static OuObject *small_ints[SMALL_NEGATIVE + SMALL_POSITIVE];

/* ---- making ints ------------------------------------------------------------------------------ */

/** A new int, never a shared one. */
static OuObject *new_small(int64_t value)
{
    OuObject *op = OuObject_NewVar(&OuLong_Type, 0);
    if (op != NULL) {
        ((OuLongObject *)op)->value = value;
    }
    return op;
}

OuObject *OuLong_FromLongLong(long long value)
{
    if (value >= -SMALL_NEGATIVE && value < SMALL_POSITIVE) {
        return Ou_NewRef(small_ints[value + SMALL_NEGATIVE]);
    }
    return new_small(value);
}

OuObject *OuLong_FromLong(long value)
{
    return OuLong_FromLongLong(value);
}

OuObject *OuLong_FromSsize_t(Ou_ssize_t value)
{
    return OuLong_FromLongLong(value);
}

OuObject *OuLong_FromUnsignedLongLong(unsigned long long value)
{
    if (value <= INT64_MAX) {
        return OuLong_FromLongLong((long long)value);
    }
    OuObject *op = OuObject_NewVar(&OuLong_Type, 2);
    if (op != NULL) {
        OuLongObject *self = (OuLongObject *)op;
        self->value = 1;
        self->digits[0] = value & MP_MASK;
        self->digits[1] = value >> MP_DIGIT_BIT;
    }
    return op;
}

OuObject *OuLong_FromSize_t(size_t value)
{
    return OuLong_FromUnsignedLongLong(value);
}

OuObject *OuLong_FromVoidPtr(const void *pointer)
{
    return OuLong_FromUnsignedLongLong((uintptr_t)pointer);
}

OuObject *OuLong_FromDouble(double value)
{
    if (isinf(value)) {
        return OuErr_Format(OuExc_OverflowError, "cannot convert float infinity to integer");
    }
    if (isnan(value)) {
        return OuErr_Format(OuExc_ValueError, "cannot convert float NaN to integer");
    }
    if (value > -0x1p63 && value < 0x1p63) {
        return OuLong_FromLongLong((long long)value);
    }
    int exponent;
    int64_t mantissa = (int64_t)ldexp(frexp(value, &exponent), DBL_MANT_DIG);
    mp_int number;
    mp_err error = mp_init_i64(&number, mantissa);
    if (error != MP_OKAY) {
        return OuErr_NoMemory();
    }
    error = mp_mul_2d(&number, exponent - DBL_MANT_DIG, &number);
    return ou_long_take(&number, error);
}

const mp_int *ou_mp_view(OuMpView *view, const OuObject *op)
{
    const OuLongObject *self = (const OuLongObject *)op;
    view->mp.sign = self->value < 0 ? MP_NEG : MP_ZPOS;
    if (self->ob_base.ob_size > 0) {
        view->mp.used = view->mp.alloc = (int)self->ob_base.ob_size;
        view->mp.dp = (mp_digit *)(uintptr_t)self->digits;
        return &view->mp;
    }
    uint64_t size = self->value < 0 ? -(uint64_t)self->value : (uint64_t)self->value;
    view->digits[0] = size & MP_MASK;
    view->digits[1] = size >> MP_DIGIT_BIT;
    view->mp.used = view->digits[1] != 0 ? 2 : view->digits[0] != 0;
    view->mp.alloc = 2;
    view->mp.dp = view->digits;
    return &view->mp;
}

/** An int of a number that libtommath made, which stays the caller's. */
static OuObject *from_mp(const mp_int *number)
{
    int bits = mp_count_bits(number);
    if (bits <= 63) {
        return OuLong_FromLongLong(mp_get_i64(number));
    }
    if (bits == 64 && number->sign == MP_NEG && mp_get_mag_u64(number) == (uint64_t)1 << 63) {
        return new_small(INT64_MIN);
    }
    OuObject *op = OuObject_NewVar(&OuLong_Type, number->used);
    if (op != NULL) {
        OuLongObject *self = (OuLongObject *)op;
        self->value = number->sign == MP_NEG ? -1 : 1;
        memcpy(self->digits, number->dp, (size_t)number->used * sizeof *number->dp);
    }
    return op;
}

OuObject *ou_long_take(mp_int *result, mp_err error)
{
    OuObject *op = NULL;
    if (error == MP_OKAY) {
        op = from_mp(result);
    } else {
        OuErr_NoMemory();
    }
    mp_clear(result);
    return op;
}

OuObject *ou_long_subtype_new(OuTypeObject *type, OuObject *op)
{
    const OuLongObject *from = (const OuLongObject *)op;
    Ou_ssize_t digits = from->ob_base.ob_size;
    if (type == &OuLong_Type && digits == 0) {
        return OuLong_FromLongLong(from->value);
    }
    OuObject *copy = OuType_GenericAlloc(type, digits);
    if (copy != NULL) {
        OuLongObject *self = (OuLongObject *)copy;
        self->ob_base.ob_size = digits;
        self->value = from->value;
        memcpy(self->digits, from->digits, (size_t)digits * sizeof *from->digits);
    }
    return copy;
}

/* ---- reading ints ------------------------------------------------------------------------------- */

int ou_long_sign(const OuObject *op)
{
    int64_t value = ou_long_small(op);
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

long OuLong_AsLongAndOverflow(OuObject *op, int *overflow)
{
    *overflow = 0;
    OuObject *index = OuNumber_Index(op);
    if (index == NULL) {
        return -1;
    }
    long result = -1;
    if (ou_long_is_small(index)) {
        result = (long)ou_long_small(index);
    } else {
        *overflow = ou_long_sign(index);
    }
    Ou_DecRef(index);
    return result;
}

/** As OuLong_AsLong(), with the name of the C type for the message. */
static long as_long(OuObject *op, const char *c_type)
{
    int overflow;
    long result = OuLong_AsLongAndOverflow(op, &overflow);
    if (overflow != 0) {
        OuErr_Format(OuExc_OverflowError, "Python int too large to convert to C %s", c_type);
    }
    return result;
}

long OuLong_AsLong(OuObject *op)
{
    return as_long(op, "long");
}

long long OuLong_AsLongLong(OuObject *op)
{
    int overflow;
    long result = OuLong_AsLongAndOverflow(op, &overflow);
    if (overflow != 0) {
        OuErr_SetString(OuExc_OverflowError, "int too big to convert");
    }
    return result;
}

/** Says that an object is not an int; returns -1. */
static int check_int(OuObject *op)
{
    if (OuLong_Check(op)) {
        return 0;
    }
    OuErr_SetString(OuExc_TypeError, "an integer is required");
    return -1;
}

Ou_ssize_t OuLong_AsSsize_t(OuObject *op)
{
    return check_int(op) < 0 ? -1 : as_long(op, "ssize_t");
}

size_t OuLong_AsSize_t(OuObject *op)
{
    if (check_int(op) < 0) {
        return (size_t)-1;
    }
    if (ou_long_sign(op) < 0) {
        OuErr_SetString(OuExc_OverflowError, "can't convert negative value to size_t");
        return (size_t)-1;
    }
    OuMpView view;
    const mp_int *number = ou_mp_view(&view, op);
    if (mp_count_bits(number) > 64) {
        OuErr_SetString(OuExc_OverflowError, "Python int too large to convert to C size_t");
        return (size_t)-1;
    }
    return (size_t)mp_get_mag_u64(number);
}

int ou_long_as_int(OuObject *op)
{
    long result = as_long(op, "int");
    if (result > INT_MAX || result < INT_MIN) {
        OuErr_SetString(OuExc_OverflowError, "Python int too large to convert to C int");
        return -1;
    }
    return (int)result;
}

uint64_t ou_mp_top_bits(const mp_int *number, int *sticky, long *exponent)
{
    int bits = mp_count_bits(number);
    int low = bits > 64 ? bits - 64 : 0;
    uint64_t result = 0;
    /* Loop invariant: `result` holds what digits i+1... contribute to the bits from `low` on. */
    for (int i = number->used - 1; i >= 0; i--) {
        int at = i * MP_DIGIT_BIT - low;
        if (at >= 0) {
            result |= number->dp[i] << at;
        } else if (at > -MP_DIGIT_BIT) {
            result |= number->dp[i] >> -at;
        } else {
            break;
        }
    }
    *exponent = low;
    *sticky = low > 0 && mp_cnt_lsb(number) < low;
    return result;
}

double ou_round_to_double(uint64_t bits, int sticky, long exponent)
{
    if (bits == 0) {
        return 0.0;
    }
    int width = 64 - __builtin_clzll(bits);
    if (width + exponent > DBL_MAX_EXP) {
        return HUGE_VAL;
    }
    /* How many low bits must go: the mantissa has 53, and nothing is below 2^-1074. */
    long drop = width > DBL_MANT_DIG ? width - DBL_MANT_DIG : 0;
    long below = DBL_MIN_EXP - DBL_MANT_DIG - exponent;
    drop = below > drop ? below : drop;
    if (drop > 64 || (drop == 64 && (bits < (uint64_t)1 << 63))) {
        return 0.0;
    }
    if (drop > 0) {
        uint64_t half = (uint64_t)1 << (drop - 1);
        uint64_t kept = drop == 64 ? 0 : bits >> drop;
        uint64_t rest = drop == 64 ? bits : bits & (2 * half - 1);
        bits = kept + (rest > half || (rest == half && (sticky || (kept & 1))));
    }
    return ldexp((double)bits, (int)(exponent + drop));
}

double OuLong_AsDouble(OuObject *op)
{
    if (!OuLong_Check(op)) {
        OuErr_SetString(OuExc_TypeError, "an integer is required");
        return -1.0;
    }
    if (ou_long_is_small(op)) {
        return (double)ou_long_small(op);
    }
    OuMpView view;
    int sticky;
    long exponent;
    uint64_t bits = ou_mp_top_bits(ou_mp_view(&view, op), &sticky, &exponent);
    double result = ou_round_to_double(bits, sticky, exponent);
    if (isinf(result)) {
        OuErr_SetString(OuExc_OverflowError, "int too large to convert to float");
        return -1.0;
    }
    return ou_long_sign(op) < 0 ? -result : result;
}

/* ---- hash and order ----------------------------------------------------------------------------- */

/** The value modulo 2^61 - 1, with its sign. CPython: long_hash (Objects/longobject.c). */
static Ou_hash_t long_hash(OuObject *op)
{
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    const OuLongObject *self = (const OuLongObject *)op;
    int64_t hash;
    if (ou_long_is_small(op)) {
        hash = self->value % (int64_t)modulus;
    } else {
        uint64_t rest = 0;
        for (Ou_ssize_t i = self->ob_base.ob_size - 1; i >= 0; i--) {
            /* Times 2^60 is a rotation of 61 bits. */
            rest = ((rest << 60) & modulus) | rest >> 1;
            rest += self->digits[i];
            rest = rest >= modulus ? rest - modulus : rest;
        }
        hash = self->value < 0 ? -(int64_t)rest : (int64_t)rest;
    }
    return hash == -1 ? -2 : hash;
}

/** -1, 0 or 1. CPython: long_compare (Objects/longobject.c). */
static int compare(const OuObject *left, const OuObject *right)
{
    if (ou_long_is_small(left) && ou_long_is_small(right)) {
        int64_t a = ou_long_small(left), b = ou_long_small(right);
        return a < b ? -1 : a > b;
    }
    OuMpView left_view, right_view;
    return mp_cmp(ou_mp_view(&left_view, left), ou_mp_view(&right_view, right));
}

/**
 * Compares an int with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: long_richcompare (Objects/longobject.c).
 */
static OuObject *long_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuLong_Check(left) || !OuLong_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    int order = left == right ? 0 : compare(left, right);
    switch (operation) {
    case OU_LT:
        return OuBool_FromLong(order < 0);
    case OU_LE:
        return OuBool_FromLong(order <= 0);
    case OU_EQ:
        return OuBool_FromLong(order == 0);
    case OU_NE:
        return OuBool_FromLong(order != 0);
    case OU_GT:
        return OuBool_FromLong(order > 0);
    default:
        return OuBool_FromLong(order >= 0);
    }
}

/* ---- the type ------------------------------------------------------------------------------- */

OuTypeObject OuLong_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "int",
    .tp_basicsize = sizeof(OuLongObject),
    .tp_itemsize = sizeof(uint64_t),
    .tp_flags = OU_TPFLAGS_BASETYPE | OU_TPFLAGS_IMMUTABLETYPE | OU_TPFLAGS_LONG_SUBCLASS,
    .tp_dealloc = ou_object_free,
    .tp_repr = ou_long_repr,
    .tp_hash = long_hash,
    .tp_richcompare = long_richcompare,
    .tp_as_number = &ou_long_as_number,
    .tp_methods = ou_long_methods,
    .tp_getset = ou_long_getset,
    .tp_new = ou_long_new,
    .tp_doc = "int([x]) -> integer\n"
              "int(x, base=10) -> integer\n\n"
              "Convert a number or string to an integer, or return 0 if no arguments\n"
              "are given.",
};

int ou_long_init(void)
{
    for (int i = 0; i < SMALL_NEGATIVE + SMALL_POSITIVE; i++) {
        small_ints[i] = new_small(i - SMALL_NEGATIVE);
        if (small_ints[i] == NULL) {
            return -1;
        }
    }
    return 0;
}

void ou_long_fini(void)
{
    for (int i = 0; i < SMALL_NEGATIVE + SMALL_POSITIVE; i++) {
        Ou_Clear(&small_ints[i]);
    }
}
