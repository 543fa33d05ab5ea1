// SPDX-License-Identifier: MIT
/**
 * @file complex.c
 * How complex numbers are made, hashed and compared; the type.
 */
#include "complex_internal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/gc.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

int OuComplex_Check(const OuObject *op)
{
    return op->ob_type == &OuComplex_Type || OuType_IsSubtype(op->ob_type, &OuComplex_Type);
}

OuObject *OuComplex_FromDoubles(double real, double imag)
{
    OuObject *op = OuObject_New(&OuComplex_Type);
    if (op != NULL) {
        ((OuComplexObject *)op)->cval = (OuComplex){real, imag};
    }
    return op;
}

/* ---- the constructor ------------------------------------------------------------------------ */

/** A complex of a given type, which may derive from complex: @newref; NULL with an error set. */
static OuObject *subtype_new(OuTypeObject *type, OuComplex value)
{
    if (type == &OuComplex_Type) {
        return OuComplex_FromDoubles(value.real, value.imag);
    }
    OuObject *op = OuType_GenericAlloc(type, 0);
    if (op != NULL) {
        ((OuComplexObject *)op)->cval = value;
    }
    return op;
}

/** The method `__complex__` of an object, bound: @newref; NULL if it has none, or with an error set. */
static OuObject *special_method(OuObject *op)
{
    OuObject *name = OuUnicode_InternFromString("__complex__"); /* a word of gcc's, so no OU_ID() */
    OuObject *method = name != NULL ? OuObject_LookupSpecial(op, name) : NULL;
    Ou_XDecRef(name);
    return method;
}

/**
 * What `__complex__` of an object gives; the object itself if it has none. @newref; NULL with an
 * error set. CPython: try_complex_special_method (Objects/complexobject.c).
 */
static OuObject *by_special_method(OuObject *op)
{
    OuObject *method = OuComplex_CheckExact(op) ? NULL : special_method(op);
    if (method == NULL) {
        return OuErr_Occurred() ? NULL : Ou_NewRef(op);
    }
    OuObject *result = OuObject_CallNoArgs(method);
    Ou_DecRef(method);
    if (result != NULL && !OuComplex_Check(result)) {
        OuErr_Format(OuExc_TypeError, "__complex__ returned non-complex (type %.200s)",
                     Ou_TYPE(result)->tp_name);
        Ou_Clear(&result);
    }
    return result;
}

/**
 * Takes the value out of one argument of complex(), a number, and whether it has an imaginary part of
 * its own: 0; -1 with an error set, made with `message` for an argument that is no number.
 */
static int take_number(OuObject *op, OuComplex *value, int *is_complex, const char *message)
{
    *is_complex = OuComplex_Check(op);
    if (*is_complex) {
        *value = ou_complex_value(op);
        return 0;
    }
    OuNumberMethods *methods = Ou_TYPE(op)->tp_as_number;
    if (methods == NULL || (methods->nb_float == NULL && methods->nb_index == NULL)) {
        OuErr_Format(OuExc_TypeError, message, Ou_TYPE(op)->tp_name);
        return -1;
    }
    *value = (OuComplex){OuFloat_AsDouble(op), 0.0};
    return value->real == -1.0 && OuErr_Occurred() ? -1 : 0;
}

/** complex(real, imag) where `imag` may be NULL and neither is a str: 0; -1 with an error set. */
static int from_numbers(OuObject *real, OuObject *imag, OuComplex *result)
{
    OuComplex first = {0.0, 0.0}, second = {0.0, 0.0};
    int first_is_complex = 0, second_is_complex = 0;
    if (real != NULL &&
        take_number(real, &first, &first_is_complex,
                    "complex() first argument must be a string or a number, not '%.200s'") < 0) {
        return -1;
    }
    if (imag != NULL &&
        take_number(imag, &second, &second_is_complex,
                    "complex() second argument must be a number, not '%.200s'") < 0) {
        return -1;
    }
    if (imag == NULL) {
        *result = first;
        return 0;
    }
    /* first + second * 1j. A part that is not there is not added: that would lose the sign of -0.0. */
    *result = (OuComplex){first.real, second.real};
    if (second_is_complex) {
        result->real -= second.imag;
    }
    if (first_is_complex) {
        result->imag += first.imag;
    }
    return 0;
}

/**
 * Makes complex from the arguments of a call: @newref; NULL with an error set. CPython:
 * complex_new_impl (Objects/complexobject.c).
 */
static OuObject *complex_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"real", "imag", NULL};
    OuObject *real = NULL, *imag = NULL;
    OuComplex value;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|OO:complex", names, &real, &imag)) {
        return NULL;
    }
    if (real != NULL && imag == NULL && type == &OuComplex_Type && OuComplex_CheckExact(real)) {
        return Ou_NewRef(real);
    }
    if (real != NULL && OuUnicode_Check(real)) {
        if (imag != NULL) {
            return OuErr_Format(OuExc_TypeError,
                                "complex() can't take second arg if first is a string");
        }
        return ou_complex_read(real, &value) < 0 ? NULL : subtype_new(type, value);
    }
    if (imag != NULL && OuUnicode_Check(imag)) {
        return OuErr_Format(OuExc_TypeError, "complex() second arg can't be a string");
    }
    OuObject *number = real != NULL ? by_special_method(real) : NULL;
    if (real != NULL && number == NULL) {
        return NULL;
    }
    int status = from_numbers(number, imag, &value);
    Ou_XDecRef(number);
    return status < 0 ? NULL : subtype_new(type, value);
}

/* ---- hash and order ------------------------------------------------------------------------- */

/** hash() of a complex; cannot fail. CPython: complex_hash (Objects/complexobject.c). */
static Ou_hash_t complex_hash(OuObject *self)
{
    const uint64_t multiplier = 1000003;
    OuComplex value = ou_complex_value(self);
    uint64_t hash = (uint64_t)ou_hash_double(self, value.real) +
                    multiplier * (uint64_t)ou_hash_double(self, value.imag);
    return hash == (uint64_t)-1 ? -2 : (Ou_hash_t)hash;
}

/** Whether a complex equals another object: 1 or 0; -1 with an error set; -2 if it cannot say. */
static int equals(OuComplex value, OuObject *other)
{
    if (OuComplex_Check(other)) {
        OuComplex second = ou_complex_value(other);
        return value.real == second.real && value.imag == second.imag;
    }
    if (OuFloat_Check(other)) {
        return value.real == ou_float_value(other) && value.imag == 0.0;
    }
    if (!OuLong_Check(other)) {
        return -2;
    }
    if (value.imag != 0.0) {
        return 0;
    }
    OuObject *real =
        OuFloat_FromDouble(value.real); /* which knows how to compare with a large int */
    int result = real == NULL ? -1 : OuObject_RichCompareBool(real, other, OU_EQ);
    Ou_XDecRef(real);
    return result;
}

/**
 * Compares a complex with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. There is no order. CPython: complex_richcompare
 * (Objects/complexobject.c).
 */
static OuObject *complex_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (operation != OU_EQ && operation != OU_NE) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    int equal = equals(ou_complex_value(left), right);
    if (equal == -2) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    return equal < 0 ? NULL : OuBool_FromLong(equal == (operation == OU_EQ));
}

/* ---- methods -------------------------------------------------------------------------------- */

/**
 * `complex.conjugate()`: @newref; NULL with an error set. CPython: complex_conjugate_impl
 * (Objects/complexobject.c).
 */
static OuObject *complex_conjugate(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuComplex value = ou_complex_value(self);
    return OuComplex_FromDoubles(value.real, -value.imag);
}

/**
 * `complex.__complex__()`: @newref; NULL with an error set. CPython: complex___complex___impl
 * (Objects/complexobject.c).
 */
static OuObject *complex_complex(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuComplex value = ou_complex_value(self);
    return OuComplex_CheckExact(self) ? Ou_NewRef(self)
                                      : OuComplex_FromDoubles(value.real, value.imag);
}

/** `real` of complex: @newref; NULL with an error set. */
static OuObject *get_real(OuObject *self, void *OU_UNUSED(closure))
{
    return OuFloat_FromDouble(ou_complex_value(self).real);
}

/** `imag` of complex: @newref; NULL with an error set. */
static OuObject *get_imag(OuObject *self, void *OU_UNUSED(closure))
{
    return OuFloat_FromDouble(ou_complex_value(self).imag);
}

/**
 * `complex.__getnewargs__()`: @newref; NULL with an error set. CPython:
 * complex___getnewargs___impl (Objects/complexobject.c).
 */
static OuObject *complex_getnewargs(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    OuObject *real = get_real(self, NULL), *imag = get_imag(self, NULL), *result = NULL;
    if (real != NULL && imag != NULL) {
        result = OuTuple_Pack(2, real, imag);
    }
    Ou_XDecRef(real);
    Ou_XDecRef(imag);
    return result;
}

/** The attributes computed by functions of complex. */
static OuGetSetDef complex_getset[] = {
    {"real", get_real, NULL, "the real part of a complex number", NULL},
    {"imag", get_imag, NULL, "the imaginary part of a complex number", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The methods of complex. */
static OuMethodDef complex_methods[] = {
    {"conjugate", complex_conjugate, OU_METH_NOARGS, "Return the complex conjugate."},
    {"__complex__", complex_complex, OU_METH_NOARGS, "Convert to an exact complex."},
    {"__getnewargs__", complex_getnewargs, OU_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/** The type. Unlike CPython's, it formats with an empty specification only. */
OuTypeObject OuComplex_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "complex",
    .tp_basicsize = sizeof(OuComplexObject),
    .tp_flags = OU_TPFLAGS_BASETYPE | OU_TPFLAGS_IMMUTABLETYPE,
    .tp_dealloc = ou_object_free,
    .tp_repr = ou_complex_repr,
    .tp_hash = complex_hash,
    .tp_richcompare = complex_richcompare,
    .tp_as_number = &ou_complex_as_number,
    .tp_methods = complex_methods,
    .tp_getset = complex_getset,
    .tp_new = complex_new,
    .tp_doc = "Create a complex number from a string or numbers.",
};
