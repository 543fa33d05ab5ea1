// SPDX-License-Identifier: MIT
/**
 * @file bool.c
 * False and True.
 *
 * Invariant: there are two objects of this type, and neither count reaches 0.
 */
#include "ouro/bool.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

OuObject *OuBool_FromLong(long value)
{
    return Ou_NewRef(value ? Ou_True : Ou_False);
}

/** repr() of a bool: @newref; NULL with an error set. CPython: bool_repr (Objects/boolobject.c). */
static OuObject *bool_repr(OuObject *self)
{
    return OuUnicode_FromString(self == Ou_True ? "True" : "False");
}

/**
 * Makes a bool from the arguments of a call: @newref; NULL with an error set. CPython: bool_new
 * (Objects/boolobject.c).
 */
static OuObject *bool_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    OuObject *x = Ou_False;
    if (!ou_arg_no_keywords("bool", kwargs) || !OuArg_UnpackTuple(args, "bool", 0, 1, &x)) {
        return NULL;
    }
    int truth = OuObject_IsTrue(x);
    return truth < 0 ? NULL : OuBool_FromLong(truth);
}

/**
 * left OP right of two bools is a bool; anything else is int's. CPython: bool_and
 * (Objects/boolobject.c) and its kin.
 */
static OuObject *bitwise(OuObject *left, OuObject *right, char sign)
{
    if (!OuBool_Check(left) || !OuBool_Check(right)) {
        OuNumberMethods *methods = OuLong_Type.tp_as_number;
        OuBinaryFunc function = sign == '&'   ? methods->nb_and
                                : sign == '|' ? methods->nb_or
                                              : methods->nb_xor;
        return function(left, right);
    }
    int a = left == Ou_True, b = right == Ou_True;
    return OuBool_FromLong(sign == '&' ? a & b : sign == '|' ? a | b : a ^ b);
}

/**
 * `left & right`, one of them a bool: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: bool_and (Objects/boolobject.c).
 */
static OuObject *bool_and(OuObject *left, OuObject *right)
{
    return bitwise(left, right, '&');
}

/**
 * `left | right`, one of them a bool: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: bool_or (Objects/boolobject.c).
 */
static OuObject *bool_or(OuObject *left, OuObject *right)
{
    return bitwise(left, right, '|');
}

/**
 * `left ^ right`, one of them a bool: @newref, to NotImplemented for other types; NULL with an
 * error set. CPython: bool_xor (Objects/boolobject.c).
 */
static OuObject *bool_xor(OuObject *left, OuObject *right)
{
    return bitwise(left, right, '^');
}

/**
 * False and True never die: to come here is a reference given up once too often, and ends the
 * program.
 */
static void bool_dealloc(OuObject *self)
{
    ou_object_assert_failed(self, __FILE__, __LINE__, __func__,
                            "False or True was released once too often");
}

/** The operators of a bool. */
static OuNumberMethods bool_as_number = {
    .nb_and = bool_and,
    .nb_or = bool_or,
    .nb_xor = bool_xor,
};

OuTypeObject OuBool_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "bool",
    .tp_basicsize = sizeof(OuLongObject),
    .tp_itemsize = sizeof(uint64_t),
    .tp_flags = OU_TPFLAGS_IMMUTABLETYPE | OU_TPFLAGS_LONG_SUBCLASS,
    .tp_dealloc = bool_dealloc,
    .tp_repr = bool_repr,
    .tp_as_number = &bool_as_number,
    .tp_base = &OuLong_Type,
    .tp_new = bool_new,
    .tp_doc = "bool(x) -> bool\n\n"
              "Returns True when the argument x is true, False otherwise.\n"
              "The builtins True and False are the only two instances of the class bool.\n"
              "The class bool cannot be subclassed.",
};

OuLongObject OuFalse_Struct = {.ob_base = OuVarObject_HEAD_INIT(&OuBool_Type, 0), .value = 0};
OuLongObject OuTrue_Struct = {.ob_base = OuVarObject_HEAD_INIT(&OuBool_Type, 0), .value = 1};
