/* SPDX-License-Identifier: MIT */
/**
 * @file weakproxy.c
 * Weak proxies: every operation goes on to the referent, or is a ReferenceError when it is dead.
 *
 * While an operation runs, the referent is owned: the operation itself may let go of the last other
 * reference.
 */
#include "weakrefobject.h"

#include "ouro/abstract.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

/** What a proxy stands for, or the object itself if it is no proxy: new; NULL with ReferenceError. */
static OuObject *unwrap(OuObject *op)
{
    if (!OuWeakref_CheckProxy(op)) {
        return Ou_NewRef(op);
    }
    OuObject *referent = OuWeakref_GetObject(op);
    if (referent == NULL) {
        return OuErr_Format(OuExc_ReferenceError, "weakly-referenced object no longer exists");
    }
    return Ou_NewRef(referent);
}

/* ---- one shape of function for each number of operands ------------------------------------------- */

/**
 * Calls an operation on the referent, which stays alive while it runs: @newref; NULL with
 * ReferenceError or another error set.
 */
static OuObject *unary(OuObject *self, OuUnaryFunc function)
{
    OuObject *op = unwrap(self);
    if (op == NULL) {
        return NULL;
    }
    OuObject *result = function(op);
    Ou_DecRef(op);
    return result;
}

/**
 * Calls an operation on both referents, which stay alive while it runs: @newref; NULL with
 * ReferenceError or another error set.
 */
static OuObject *binary(OuObject *left, OuObject *right, OuBinaryFunc function)
{
    OuObject *x = unwrap(left);
    OuObject *y = x ? unwrap(right) : NULL;
    OuObject *result = y ? function(x, y) : NULL;
    Ou_XDecRef(x);
    Ou_XDecRef(y);
    return result;
}

/**
 * Calls an operation on the referents, which stay alive while it runs; `third` may be NULL.
 * @newref; NULL with ReferenceError or another error set.
 */
static OuObject *ternary(OuObject *first, OuObject *second, OuObject *third, OuTernaryFunc function)
{
    OuObject *x = unwrap(first);
    OuObject *y = x ? unwrap(second) : NULL;
    OuObject *z = y && third ? unwrap(third) : NULL;
    OuObject *result = y && (z || !third) ? function(x, y, z) : NULL;
    Ou_XDecRef(x);
    Ou_XDecRef(y);
    Ou_XDecRef(z);
    return result;
}

/**
 * Defines an operator of proxies with one operand. CPython: WRAP_UNARY (Objects/weakrefobject.c).
 */
#define UNARY(name, function)                  \
    static OuObject *proxy_##name(OuObject *x) \
    {                                          \
        return unary(x, function);             \
    }
/**
 * Defines an operator of proxies with two operands, either of which may be the proxy. CPython:
 * WRAP_BINARY (Objects/weakrefobject.c).
 */
#define BINARY(name, function)                              \
    static OuObject *proxy_##name(OuObject *x, OuObject *y) \
    {                                                       \
        return binary(x, y, function);                      \
    }
/**
 * Defines an operator of proxies with three operands. CPython: WRAP_TERNARY
 * (Objects/weakrefobject.c).
 */
#define TERNARY(name, function)                                          \
    static OuObject *proxy_##name(OuObject *x, OuObject *y, OuObject *z) \
    {                                                                    \
        return ternary(x, y, z, function);                               \
    }

UNARY(str, OuObject_Str)
BINARY(getattr, OuObject_GetAttr)
TERNARY(call, OuObject_Call)
BINARY(add, OuNumber_Add)
BINARY(sub, OuNumber_Subtract)
BINARY(mul, OuNumber_Multiply)
BINARY(floor_div, OuNumber_FloorDivide)
BINARY(true_div, OuNumber_TrueDivide)
BINARY(mod, OuNumber_Remainder)
BINARY(divmod, OuNumber_Divmod)
TERNARY(pow, OuNumber_Power)
UNARY(neg, OuNumber_Negative)
UNARY(pos, OuNumber_Positive)
UNARY(abs, OuNumber_Absolute)
UNARY(invert, OuNumber_Invert)
BINARY(lshift, OuNumber_Lshift)
BINARY(rshift, OuNumber_Rshift)
BINARY(and, OuNumber_And)
BINARY(xor, OuNumber_Xor)
BINARY(or, OuNumber_Or)
UNARY(int, OuNumber_Long)
UNARY(float, OuNumber_Float)
BINARY(iadd, OuNumber_InPlaceAdd)
BINARY(isub, OuNumber_InPlaceSubtract)
BINARY(imul, OuNumber_InPlaceMultiply)
BINARY(ifloor_div, OuNumber_InPlaceFloorDivide)
BINARY(itrue_div, OuNumber_InPlaceTrueDivide)
BINARY(imod, OuNumber_InPlaceRemainder)
TERNARY(ipow, OuNumber_InPlacePower)
BINARY(ilshift, OuNumber_InPlaceLshift)
BINARY(irshift, OuNumber_InPlaceRshift)
BINARY(iand, OuNumber_InPlaceAnd)
BINARY(ixor, OuNumber_InPlaceXor)
BINARY(ior, OuNumber_InPlaceOr)
UNARY(index, OuNumber_Index)
BINARY(matmul, OuNumber_MatrixMultiply)
BINARY(imatmul, OuNumber_InPlaceMatrixMultiply)
BINARY(getitem, OuObject_GetItem)
UNARY(iter, OuObject_GetIter)

/* ---- operations that give something other than an object ------------------------------------------- */

/**
 * repr() shows the proxy, not the referent: @newref; NULL with an error set. CPython: proxy_repr
 * (Objects/weakrefobject.c).
 */
static OuObject *proxy_repr(OuObject *self)
{
    OuObject *referent = OuWeakref_GetObject(self);
    OuObject *shown = referent ? referent : Ou_None;
    return OuUnicode_FromFormat("<weakproxy at %p to %s at %p>", (void *)self,
                                Ou_TYPE(shown)->tp_name, (void *)shown);
}

/**
 * Sets an attribute of the referent, deletes it when `value` is NULL: 0; -1 with ReferenceError or
 * another error set. CPython: proxy_setattr (Objects/weakrefobject.c).
 */
static int proxy_setattr(OuObject *self, OuObject *name, OuObject *value)
{
    OuObject *op = unwrap(self);
    if (op == NULL) {
        return -1;
    }
    int result = OuObject_SetAttr(op, name, value);
    Ou_DecRef(op);
    return result;
}

/**
 * Compares the referents: @newref; NULL with ReferenceError or another error set. CPython:
 * proxy_richcompare (Objects/weakrefobject.c).
 */
static OuObject *proxy_richcompare(OuObject *left, OuObject *right, int operation)
{
    OuObject *x = unwrap(left);
    OuObject *y = x ? unwrap(right) : NULL;
    OuObject *result = y ? OuObject_RichCompare(x, y, operation) : NULL;
    Ou_XDecRef(x);
    Ou_XDecRef(y);
    return result;
}

/**
 * Whether the referent is true: 1 or 0; -1 with ReferenceError or another error set. CPython:
 * proxy_bool (Objects/weakrefobject.c).
 */
static int proxy_bool(OuObject *self)
{
    OuObject *op = unwrap(self);
    if (op == NULL) {
        return -1;
    }
    int result = OuObject_IsTrue(op);
    Ou_DecRef(op);
    return result;
}

/**
 * len() of the referent; -1 with ReferenceError or another error set. CPython: proxy_length
 * (Objects/weakrefobject.c).
 */
static Ou_ssize_t proxy_length(OuObject *self)
{
    OuObject *op = unwrap(self);
    if (op == NULL) {
        return -1;
    }
    Ou_ssize_t result = OuObject_Size(op);
    Ou_DecRef(op);
    return result;
}

/**
 * `in` on the referent: 1 or 0; -1 with ReferenceError or another error set. CPython:
 * proxy_contains (Objects/weakrefobject.c).
 */
static int proxy_contains(OuObject *self, OuObject *value)
{
    OuObject *op = unwrap(self);
    if (op == NULL) {
        return -1;
    }
    int result = OuSequence_Contains(op, value);
    Ou_DecRef(op);
    return result;
}

/**
 * Sets an item of the referent, deletes it when `value` is NULL: 0; -1 with ReferenceError or
 * another error set. CPython: proxy_setitem (Objects/weakrefobject.c).
 */
static int proxy_setitem(OuObject *self, OuObject *key, OuObject *value)
{
    OuObject *op = unwrap(self);
    if (op == NULL) {
        return -1;
    }
    int result = value ? OuObject_SetItem(op, key, value) : OuObject_DelItem(op, key);
    Ou_DecRef(op);
    return result;
}

/**
 * next() of the referent, which must be an iterator: @newref; NULL at the end, and with an error
 * set. CPython: proxy_iternext (Objects/weakrefobject.c).
 */
static OuObject *next_of(OuObject *op)
{
    if (!OuIter_Check(op)) {
        return OuErr_Format(OuExc_TypeError,
                            "Weakref proxy referenced a non-iterator '%.200s' object",
                            Ou_TYPE(op)->tp_name);
    }
    return OuIter_Next(op);
}

UNARY(iternext, next_of)

/**
 * `proxy.__bytes__()`: bytes() of the referent, @newref; NULL with an error set. CPython:
 * proxy_bytes (Objects/weakrefobject.c).
 */
static OuObject *bytes_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return unary(self, OuObject_Bytes);
}

/**
 * reversed() of the referent: @newref; NULL with an error set. CPython: proxy_reversed
 * (Objects/weakrefobject.c).
 */
static OuObject *reversed_of(OuObject *op)
{
    OuObject *method = OuObject_GetAttrString(op, "__reversed__");
    OuObject *result = method ? OuObject_CallNoArgs(method) : NULL;
    Ou_XDecRef(method);
    return result;
}

/** `reversed object.__reversed__()`: @newref; NULL with an error set. */
static OuObject *reversed_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return unary(self, reversed_of);
}

/** The two methods that proxies have of their own. */
static OuMethodDef proxy_methods[] = {
    {"__bytes__", bytes_method, OU_METH_NOARGS, NULL},
    {"__reversed__", reversed_method, OU_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/** The operators of numbers, handed on to the referent. */
static OuNumberMethods proxy_as_number = {
    .nb_add = proxy_add,
    .nb_subtract = proxy_sub,
    .nb_multiply = proxy_mul,
    .nb_remainder = proxy_mod,
    .nb_divmod = proxy_divmod,
    .nb_power = proxy_pow,
    .nb_negative = proxy_neg,
    .nb_positive = proxy_pos,
    .nb_absolute = proxy_abs,
    .nb_bool = proxy_bool,
    .nb_invert = proxy_invert,
    .nb_lshift = proxy_lshift,
    .nb_rshift = proxy_rshift,
    .nb_and = proxy_and,
    .nb_xor = proxy_xor,
    .nb_or = proxy_or,
    .nb_int = proxy_int,
    .nb_float = proxy_float,
    .nb_inplace_add = proxy_iadd,
    .nb_inplace_subtract = proxy_isub,
    .nb_inplace_multiply = proxy_imul,
    .nb_inplace_remainder = proxy_imod,
    .nb_inplace_power = proxy_ipow,
    .nb_inplace_lshift = proxy_ilshift,
    .nb_inplace_rshift = proxy_irshift,
    .nb_inplace_and = proxy_iand,
    .nb_inplace_xor = proxy_ixor,
    .nb_inplace_or = proxy_ior,
    .nb_floor_divide = proxy_floor_div,
    .nb_true_divide = proxy_true_div,
    .nb_inplace_floor_divide = proxy_ifloor_div,
    .nb_inplace_true_divide = proxy_itrue_div,
    .nb_index = proxy_index,
    .nb_matrix_multiply = proxy_matmul,
    .nb_inplace_matrix_multiply = proxy_imatmul,
};

/** The operators of sequences, handed on to the referent. */
static OuSequenceMethods proxy_as_sequence = {.sq_length = proxy_length,
                                              .sq_contains = proxy_contains};

/** The operators of mappings, handed on to the referent. */
static OuMappingMethods proxy_as_mapping = {
    .mp_length = proxy_length, .mp_subscript = proxy_getitem, .mp_ass_subscript = proxy_setitem};

/** What both kinds of proxy can do. */
static void fill_in(OuTypeObject *type)
{
    type->tp_repr = proxy_repr;
    type->tp_str = proxy_str;
    type->tp_hash = OuObject_HashNotImplemented;
    type->tp_getattro = proxy_getattr;
    type->tp_setattro = proxy_setattr;
    type->tp_richcompare = proxy_richcompare;
    type->tp_iter = proxy_iter;
    type->tp_iternext = proxy_iternext;
    type->tp_as_number = &proxy_as_number;
    type->tp_as_sequence = &proxy_as_sequence;
    type->tp_as_mapping = &proxy_as_mapping;
}

void ou_weakproxy_init(void)
{
    fill_in(&OuWeakref_ProxyType);
    fill_in(&OuWeakref_CallableProxyType);
    OuWeakref_ProxyType.tp_methods = proxy_methods; /* only this one has them in CPython, too */
    OuWeakref_CallableProxyType.tp_call = proxy_call;
}
