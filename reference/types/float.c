// SPDX-License-Identifier: MIT
/**
 * @file float.c
 * How floats are made, read, hashed and compared; the type.
 */
#include "bytes_internal.h"
#include "float_internal.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int OuFloat_Check(const OuObject *op)
{
    return op->ob_type == &OuFloat_Type || OuType_IsSubtype(op->ob_type, &OuFloat_Type);
}

OuObject *OuFloat_FromDouble(double value)
{
    OuObject *op = OuObject_New(&OuFloat_Type);
    if (op != NULL) {
        ((OuFloatObject *)op)->ob_fval = value;
    }
    return op;
}

double OuFloat_AsDouble(OuObject *op)
{
    if (OuFloat_Check(op)) {
        return ou_float_value(op);
    }
    OuNumberMethods *methods = Ou_TYPE(op)->tp_as_number;
    if (methods == NULL || methods->nb_float == NULL) {
        if (!OuIndex_Check(op)) {
            OuErr_Format(OuExc_TypeError, "must be real number, not %.50s", Ou_TYPE(op)->tp_name);
            return -1.0;
        }
        OuObject *index = OuNumber_Index(op);
        double value = index == NULL ? -1.0 : OuLong_AsDouble(index);
        Ou_XDecRef(index);
        return value;
    }
    OuObject *result = methods->nb_float(op);
    if (result == NULL) {
        return -1.0;
    }
    double value = -1.0;
    if (OuFloat_Check(result)) {
        value = ou_float_value(result);
    } else {
        OuErr_Format(OuExc_TypeError, "%.50s.__float__ returned non-float (type %.50s)",
                     Ou_TYPE(op)->tp_name, Ou_TYPE(result)->tp_name);
    }
    Ou_DecRef(result);
    return value;
}

int ou_float_operand(OuObject *op, double *value)
{
    if (OuFloat_Check(op)) {
        *value = ou_float_value(op);
        return 1;
    }
    if (!OuLong_Check(op)) {
        return 0;
    }
    *value = OuLong_AsDouble(op);
    return *value == -1.0 && OuErr_Occurred() ? -1 : 1;
}

/* ---- from text --------------------------------------------------------------------------------- */

/** Whether a text is one of the words for infinite and not a number, after its sign. */
static int is_special(const char *text)
{
    text += *text == '+' || *text == '-';
    return strcasecmp(text, "inf") == 0 || strcasecmp(text, "infinity") == 0 ||
           strcasecmp(text, "nan") == 0;
}

int ou_string_to_double(const char *text, double *value)
{
    if (*text == '\0' || (text[strspn(text, "0123456789.eE+-")] != '\0' && !is_special(text))) {
        return -1;
    }
    char *end;
    *value = strtod(text, &end);
    return *end == '\0' ? 0 : -1;
}

int ou_float_remove_underscores(char *text)
{
    char *to = text, before = '\0';
    for (char *at = text; *at != '\0'; at++) {
        if (*at != '_') {
            if (before == '_' && !isdigit((unsigned char)*at)) {
                return -1;
            }
            *to++ = *at;
        } else if (!isdigit((unsigned char)before)) {
            return -1;
        }
        before = *at;
    }
    *to = '\0';
    return before == '_' ? -1 : 0;
}

char *ou_float_copy_text(OuObject *op)
{
    int is_str = OuUnicode_Check(op);
    Ou_ssize_t length = Ou_SIZE(op);
    char *text = OuMem_Malloc((size_t)length + 1);
    if (text == NULL) {
        return OuErr_NoMemory();
    }
    for (Ou_ssize_t i = 0; i < length; i++) {
        OuUCS4 c = is_str ? ou_unicode_char(op, i) : (unsigned char)ou_byteslike_data(op)[i];
        text[i] = ou_unicode_isspace(c) ? ' ' : c > 0 && c < 128 ? (char)c : '?';
    }
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    text[length] = '\0';
    size_t blanks = strspn(text, " ");
    memmove(text, text + blanks, (size_t)length - blanks + 1);
    return text;
}

OuObject *OuFloat_FromString(OuObject *op)
{
    if (!OuUnicode_Check(op) && !ou_is_byteslike(op)) {
        return OuErr_Format(OuExc_TypeError,
                            "float() argument must be a string or a real number, not '%.200s'",
                            Ou_TYPE(op)->tp_name);
    }
    char *text = ou_float_copy_text(op);
    if (text == NULL) {
        return NULL;
    }
    double value;
    int failed = ou_float_remove_underscores(text) < 0 || ou_string_to_double(text, &value) < 0;
    OuMem_Free(text);
    if (failed) {
        return ou_err_format(OuExc_ValueError, "could not convert string to float: %R", op);
    }
    return OuFloat_FromDouble(value);
}

/* ---- hash and order ------------------------------------------------------------------------------ */

Ou_hash_t ou_hash_double(OuObject *op, double value)
{
    enum { BITS = 61, STEP = 28 };
    const uint64_t modulus = ((uint64_t)1 << BITS) - 1;
    if (!isfinite(value)) {
        return isinf(value) ? (value > 0 ? 314159 : -314159) : ou_hash_pointer(op);
    }
    int exponent;
    double mantissa = frexp(value, &exponent);
    int64_t sign = mantissa < 0 ? -1 : 1;
    mantissa = fabs(mantissa);
    uint64_t hash = 0;
    while (mantissa != 0.0) {
        hash = ((hash << STEP) & modulus) | hash >> (BITS - STEP);
        mantissa *= 1 << STEP;
        exponent -= STEP;
        uint64_t part = (uint64_t)mantissa;
        mantissa -= (double)part;
        hash += part;
        hash = hash >= modulus ? hash - modulus : hash;
    }
    int turn = exponent >= 0 ? exponent % BITS : BITS - 1 - ((-1 - exponent) % BITS);
    hash = ((hash << turn) & modulus) | hash >> (BITS - turn);
    Ou_hash_t result = sign * (int64_t)hash;
    return result == -1 ? -2 : result;
}

/** hash() of a float; -1 with an error set. CPython: float_hash (Objects/floatobject.c). */
static Ou_hash_t float_hash(OuObject *self)
{
    return ou_hash_double(self, ou_float_value(self));
}

/** Compares a double, finite, with an int beyond 2^53: -1, 0 or 1; -2 with an error set. */
static int compare_with_int(double value, OuObject *other)
{
    OuObject *whole = OuLong_FromDouble(value);
    if (whole == NULL) {
        return -2;
    }
    int less = OuObject_RichCompareBool(whole, other, OU_LT);
    int equal = less == 0 ? OuObject_RichCompareBool(whole, other, OU_EQ) : 0;
    Ou_DecRef(whole);
    if (less < 0 || equal < 0) {
        return -2;
    }
    double fraction = value - trunc(value);
    if (equal) {
        return fraction < 0 ? -1 : fraction > 0;
    }
    return less ? -1 : 1;
}

/** The answer to OP for an order of -1, 0 or 1. */
static OuObject *answer(int order, int operation)
{
    static const char yes[6][3] = {
        [OU_LT] = {1, 0, 0}, [OU_LE] = {1, 1, 0}, [OU_EQ] = {0, 1, 0},
        [OU_NE] = {1, 0, 1}, [OU_GT] = {0, 0, 1}, [OU_GE] = {0, 1, 1},
    };
    return OuBool_FromLong(yes[operation][order + 1]);
}

/**
 * Compares a float with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: float_richcompare (Objects/floatobject.c).
 */
static OuObject *float_richcompare(OuObject *left, OuObject *right, int operation)
{
    double a = ou_float_value(left), b;
    if (OuFloat_Check(right)) {
        b = ou_float_value(right);
    } else if (!OuLong_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    } else if (!isfinite(a)) {
        b = 0.0;
    } else {
        const int64_t exact = (int64_t)1 << DBL_MANT_DIG;
        int64_t value = ((OuLongObject *)right)->value;
        if (!ou_long_is_small(right) || value < -exact || value > exact) {
            int order = compare_with_int(a, right);
            return order == -2 ? NULL : answer(order, operation);
        }
        b = (double)value;
    }
    if (isnan(a) || isnan(b)) {
        return OuBool_FromLong(operation == OU_NE);
    }
    return answer(a < b ? -1 : a > b, operation);
}

/**
 * repr() of a float: @newref; NULL with an error set. CPython: float_repr (Objects/floatobject.c).
 */
static OuObject *float_repr(OuObject *self)
{
    char text[OU_FLOAT_REPR_SIZE];
    ou_float_repr(ou_float_value(self), text);
    return OuUnicode_FromString(text);
}

OuTypeObject OuFloat_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "float",
    .tp_basicsize = sizeof(OuFloatObject),
    .tp_flags = OU_TPFLAGS_BASETYPE | OU_TPFLAGS_IMMUTABLETYPE,
    .tp_dealloc = ou_object_free,
    .tp_repr = float_repr,
    .tp_hash = float_hash,
    .tp_richcompare = float_richcompare,
    .tp_as_number = &ou_float_as_number,
    .tp_methods = ou_float_methods,
    .tp_getset = ou_float_getset,
    .tp_new = ou_float_new,
    .tp_doc = "Convert a string or number to a floating point number, if possible.",
};
