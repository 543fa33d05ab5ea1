/* SPDX-License-Identifier: MIT */
/**
 * @file bltin_number.c
 * Built-in functions about numbers and about what an iterable gives.
 */
#include "bltin.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** `abs()`: @newref; NULL with an error set. CPython: builtin_abs (Python/bltinmodule.c). */
static OuObject *builtin_abs(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuNumber_Absolute(op);
}

/**
 * `divmod()`: @newref; NULL with an error set. CPython: builtin_divmod_impl (Python/bltinmodule.c).
 */
static OuObject *builtin_divmod(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *left, *right;
    if (!OuArg_UnpackTuple(args, "divmod", 2, 2, &left, &right)) {
        return NULL;
    }
    return OuNumber_Divmod(left, right);
}

/** `pow()`: @newref; NULL with an error set. CPython: builtin_pow_impl (Python/bltinmodule.c). */
static OuObject *builtin_pow(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"base", "exp", "mod", NULL};
    OuObject *base, *exponent, *modulus = Ou_None;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "OO|O:pow", names, &base, &exponent, &modulus)) {
        return NULL;
    }
    return OuNumber_Power(base, exponent, modulus);
}

/**
 * `round()`: @newref; NULL with an error set. CPython: builtin_round_impl (Python/bltinmodule.c).
 */
static OuObject *builtin_round(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"number", "ndigits", NULL};
    OuObject *number, *digits = Ou_None;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "O|O:round", names, &number, &digits)) {
        return NULL;
    }
    OuObject *method = OuObject_LookupSpecial(number, OU_ID(__round__));
    if (method == NULL) {
        if (!OuErr_Occurred()) {
            OuErr_Format(OuExc_TypeError, "type %s doesn't define __round__ method",
                         Ou_TYPE(number)->tp_name);
        }
        return NULL;
    }
    OuObject *result =
        digits == Ou_None ? OuObject_CallNoArgs(method) : OuObject_CallOneArg(method, digits);
    Ou_DecRef(method);
    return result;
}

/** any() stops at the first true item, all() at the first false one. */
static OuObject *any_or_all(OuObject *iterable, int stop_at)
{
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        return NULL;
    }
    OuObject *item;
    while ((item = OuIter_Next(iterator)) != NULL) {
        int truth = OuObject_IsTrue(item);
        Ou_DecRef(item);
        if (truth < 0 || truth == stop_at) {
            Ou_DecRef(iterator);
            return truth < 0 ? NULL : OuBool_FromLong(stop_at);
        }
    }
    Ou_DecRef(iterator);
    return OuErr_Occurred() ? NULL : OuBool_FromLong(!stop_at);
}

/** `any()`: @newref; NULL with an error set. CPython: builtin_any (Python/bltinmodule.c). */
static OuObject *builtin_any(OuObject *OU_UNUSED(module), OuObject *iterable)
{
    return any_or_all(iterable, 1);
}

/** `all()`: @newref; NULL with an error set. CPython: builtin_all (Python/bltinmodule.c). */
static OuObject *builtin_all(OuObject *OU_UNUSED(module), OuObject *iterable)
{
    return any_or_all(iterable, 0);
}

/** `sum()`: @newref; NULL with an error set. CPython: builtin_sum_impl (Python/bltinmodule.c). */
static OuObject *builtin_sum(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"", "start", NULL};
    OuObject *iterable, *start = NULL;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "O|O:sum", names, &iterable, &start)) {
        return NULL;
    }
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        return NULL;
    }
    const char *kind = start == NULL              ? NULL
                       : OuUnicode_Check(start)   ? "strings"
                       : OuBytes_Check(start)     ? "bytes"
                       : OuByteArray_Check(start) ? "bytearray"
                                                  : NULL;
    if (kind != NULL) {
        Ou_DecRef(iterator);
        return OuErr_Format(OuExc_TypeError, "sum() can't sum %s [use %s.join(seq) instead]", kind,
                            OuUnicode_Check(start) ? "''" : "b''");
    }
    OuObject *total = start ? Ou_NewRef(start) : OuLong_FromLong(0);
    OuObject *item;
    while (total != NULL && (item = OuIter_Next(iterator)) != NULL) {
        OuObject *next = OuNumber_Add(total, item);
        Ou_DecRef(total);
        Ou_DecRef(item);
        total = next;
    }
    Ou_DecRef(iterator);
    if (OuErr_Occurred()) {
        Ou_XDecRef(total);
        return NULL;
    }
    return total;
}

/** The extreme item of an iterator by `operation`; NULL, maybe without an error, if there is none. */
static OuObject *extreme(OuObject *iterator, OuObject *key, int operation)
{
    OuObject *best = NULL, *best_value = NULL;
    OuObject *item;
    while ((item = OuIter_Next(iterator)) != NULL) {
        OuObject *value = key ? OuObject_CallOneArg(key, item) : Ou_NewRef(item);
        int better = value == NULL        ? -1
                     : best_value == NULL ? 1
                                          : OuObject_RichCompareBool(value, best_value, operation);
        if (better > 0) {
            Ou_XSetRef(&best, item);
            Ou_XSetRef(&best_value, value);
        } else {
            Ou_DecRef(item);
            Ou_XDecRef(value);
        }
        if (better < 0) {
            break;
        }
    }
    Ou_XDecRef(best_value);
    if (OuErr_Occurred()) {
        Ou_Clear(&best);
    }
    return best;
}

/** min() and max(). CPython: min_max (Python/bltinmodule.c). */
static OuObject *min_max(OuObject *args, OuObject *kwargs, int operation)
{
    const char *name = operation == OU_LT ? "min" : "max";
    static const char *const names[] = {"key", "default", NULL};
    OuObject *key = Ou_None, *fallback = NULL;
    OuObject *empty = OuTuple_New(0);
    if (empty == NULL) {
        return NULL;
    }
    int ok = OuArg_ParseTupleAndKeywords(
        empty, kwargs, operation == OU_LT ? "|$OO:min" : "|$OO:max", names, &key, &fallback);
    Ou_DecRef(empty);
    if (!ok) {
        return NULL;
    }
    Ou_ssize_t count = OuTuple_GET_SIZE(args);
    if (count == 0) {
        return OuErr_Format(OuExc_TypeError, "%s expected at least 1 argument, got 0", name);
    }
    if (count > 1 && fallback != NULL) {
        return OuErr_Format(OuExc_TypeError,
                            "Cannot specify a default for %s() with multiple positional arguments",
                            name);
    }
    OuObject *iterator = OuObject_GetIter(count > 1 ? args : OuTuple_GET_ITEM(args, 0));
    if (iterator == NULL) {
        return NULL;
    }
    OuObject *best = extreme(iterator, key == Ou_None ? NULL : key, operation);
    Ou_DecRef(iterator);
    if (best == NULL && !OuErr_Occurred()) {
        if (fallback != NULL) {
            return Ou_NewRef(fallback);
        }
        OuErr_Format(OuExc_ValueError, "%s() arg is an empty sequence", name);
    }
    return best;
}

/** `min()`: @newref; NULL with an error set. CPython: builtin_min (Python/bltinmodule.c). */
static OuObject *builtin_min(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    return min_max(args, kwargs, OU_LT);
}

/** `max()`: @newref; NULL with an error set. CPython: builtin_max (Python/bltinmodule.c). */
static OuObject *builtin_max(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    return min_max(args, kwargs, OU_GT);
}

/** `sorted()`: @newref; NULL with an error set. CPython: builtin_sorted (Python/bltinmodule.c). */
static OuObject *builtin_sorted(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    if (OuTuple_GET_SIZE(args) != 1) {
        return OuErr_Format(OuExc_TypeError, "sorted expected 1 argument, got %td",
                            OuTuple_GET_SIZE(args));
    }
    OuObject *list = OuSequence_List(OuTuple_GET_ITEM(args, 0));
    OuObject *sort = list ? OuObject_GetAttr(list, OU_ID(sort)) : NULL;
    OuObject *empty = sort ? OuTuple_New(0) : NULL;
    OuObject *result = empty ? OuObject_Call(sort, empty, kwargs) : NULL;
    Ou_XDecRef(empty);
    Ou_XDecRef(sort);
    if (result == NULL) {
        Ou_XDecRef(list);
        return NULL;
    }
    Ou_DecRef(result);
    return list;
}

/** The function takes a tuple and a dict of keyword arguments. */
#define KEYWORDS (OU_METH_VARARGS | OU_METH_KEYWORDS)

OuMethodDef ou_bltin_number_functions[] = {
    {"abs", builtin_abs, OU_METH_O, NULL},
    {"divmod", builtin_divmod, OU_METH_VARARGS, NULL},
    {"pow", OU_CFUNCTION(builtin_pow), KEYWORDS, NULL},
    {"round", OU_CFUNCTION(builtin_round), KEYWORDS, NULL},
    {"any", builtin_any, OU_METH_O, NULL},
    {"all", builtin_all, OU_METH_O, NULL},
    {"sum", OU_CFUNCTION(builtin_sum), KEYWORDS, NULL},
    {"min", OU_CFUNCTION(builtin_min), KEYWORDS | OU_METH_TUPLE, NULL},
    {"max", OU_CFUNCTION(builtin_max), KEYWORDS | OU_METH_TUPLE, NULL},
    {"sorted", OU_CFUNCTION(builtin_sorted), KEYWORDS, NULL},
    {0},
};
