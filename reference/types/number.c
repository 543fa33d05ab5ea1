// SPDX-License-Identifier: MIT
/**
 * @file number.c
 * The number protocol: operators, and conversion to int and float. CPython: Objects/abstract.c.
 *
 * Terms: a *slot* is named by its offset in OuNumberMethods, so that one function serves all
 * operators.
 */
#include "ouro/abstract.h"

#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/complex.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** The offset of a slot in OuNumberMethods. */
#define SLOT(name) offsetof(OuNumberMethods, name)

/** A slot's function; NULL if the type has none. CPython: NB_BINOP (Objects/abstract.c). */
static OuBinaryFunc binary_slot(const OuObject *op, size_t slot)
{
    OuNumberMethods *methods = Ou_TYPE(op)->tp_as_number;
    return methods == NULL ? NULL : *(OuBinaryFunc *)(void *)((char *)methods + slot);
}

/** As binary_slot(), of a unary slot. */
static OuUnaryFunc unary_slot(const OuObject *op, size_t slot)
{
    OuNumberMethods *methods = Ou_TYPE(op)->tp_as_number;
    return methods == NULL ? NULL : *(OuUnaryFunc *)(void *)((char *)methods + slot);
}

/** As binary_slot(), of a ternary slot. */
static OuTernaryFunc ternary_slot(const OuObject *op, size_t slot)
{
    OuNumberMethods *methods = Ou_TYPE(op)->tp_as_number;
    return methods == NULL ? NULL : *(OuTernaryFunc *)(void *)((char *)methods + slot);
}

/**
 * left OP right by the slots of both; the right one goes first if its type derives from the left one's.
 *
 * @return new; Ou_NotImplemented (new) if no slot knows; NULL with an error set
 *
 * CPython: binary_op1 (Objects/abstract.c).
 */
static OuObject *binary_op1(OuObject *left, OuObject *right, size_t slot)
{
    OuBinaryFunc left_slot = binary_slot(left, slot), right_slot = NULL;
    if (Ou_TYPE(left) != Ou_TYPE(right)) {
        right_slot = binary_slot(right, slot);
        right_slot = right_slot == left_slot ? NULL : right_slot;
    }
    if (left_slot != NULL) {
        OuObject *result;
        if (right_slot != NULL && OuType_IsSubtype(Ou_TYPE(right), Ou_TYPE(left))) {
            result = right_slot(left, right);
            if (result != Ou_NotImplemented) {
                return result;
            }
            Ou_DecRef(result);
            right_slot = NULL;
        }
        result = left_slot(left, right);
        if (result != Ou_NotImplemented) {
            return result;
        }
        Ou_DecRef(result);
    }
    if (right_slot != NULL) {
        return right_slot(left, right);
    }
    OU_RETURN_NOTIMPLEMENTED;
}

/** Says that no slot knows; NULL always. CPython: binop_type_error (Objects/abstract.c). */
static OuObject *binop_type_error(OuObject *left, OuObject *right, const char *name)
{
    return OuErr_Format(OuExc_TypeError,
                        "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", name,
                        Ou_TYPE(left)->tp_name, Ou_TYPE(right)->tp_name);
}

/** CPython: binary_op (Objects/abstract.c). */
static OuObject *binary_op(OuObject *left, OuObject *right, size_t slot, const char *name)
{
    OuObject *result = binary_op1(left, right, slot);
    if (result != Ou_NotImplemented) {
        return result;
    }
    Ou_DecRef(result);
    return binop_type_error(left, right, name);
}

/** CPython: binary_iop1 (Objects/abstract.c). */
static OuObject *binary_iop1(OuObject *left, OuObject *right, size_t inplace, size_t slot)
{
    OuBinaryFunc function = binary_slot(left, inplace);
    if (function != NULL) {
        OuObject *result = function(left, right);
        if (result != Ou_NotImplemented) {
            return result;
        }
        Ou_DecRef(result);
    }
    return binary_op1(left, right, slot);
}

/** CPython: binary_iop (Objects/abstract.c). */
static OuObject *binary_iop(OuObject *left, OuObject *right, size_t inplace, size_t slot,
                            const char *name)
{
    OuObject *result = binary_iop1(left, right, inplace, slot);
    if (result != Ou_NotImplemented) {
        return result;
    }
    Ou_DecRef(result);
    return binop_type_error(left, right, name);
}

/** Defines an operator and its in-place form from its slots. */
#define BINARY_OPERATOR(function, inplace_function, slot, inplace_slot, sign)     \
    OuObject *function(OuObject *left, OuObject *right)                           \
    {                                                                             \
        return binary_op(left, right, SLOT(slot), sign);                          \
    }                                                                             \
    OuObject *inplace_function(OuObject *left, OuObject *right)                   \
    {                                                                             \
        return binary_iop(left, right, SLOT(inplace_slot), SLOT(slot), sign "="); \
    }

/**
 * Defines the function of one operator and that of its in-place form: both return @newref; NULL with an
 * error set.
 */
BINARY_OPERATOR(OuNumber_Subtract, OuNumber_InPlaceSubtract, nb_subtract, nb_inplace_subtract, "-")
BINARY_OPERATOR(OuNumber_MatrixMultiply, OuNumber_InPlaceMatrixMultiply, nb_matrix_multiply,
                nb_inplace_matrix_multiply, "@")
BINARY_OPERATOR(OuNumber_FloorDivide, OuNumber_InPlaceFloorDivide, nb_floor_divide,
                nb_inplace_floor_divide, "//")
BINARY_OPERATOR(OuNumber_TrueDivide, OuNumber_InPlaceTrueDivide, nb_true_divide,
                nb_inplace_true_divide, "/")
BINARY_OPERATOR(OuNumber_Remainder, OuNumber_InPlaceRemainder, nb_remainder, nb_inplace_remainder,
                "%")
BINARY_OPERATOR(OuNumber_Lshift, OuNumber_InPlaceLshift, nb_lshift, nb_inplace_lshift, "<<")
BINARY_OPERATOR(OuNumber_Rshift, OuNumber_InPlaceRshift, nb_rshift, nb_inplace_rshift, ">>")
BINARY_OPERATOR(OuNumber_And, OuNumber_InPlaceAnd, nb_and, nb_inplace_and, "&")
BINARY_OPERATOR(OuNumber_Xor, OuNumber_InPlaceXor, nb_xor, nb_inplace_xor, "^")
BINARY_OPERATOR(OuNumber_Or, OuNumber_InPlaceOr, nb_or, nb_inplace_or, "|")

OuObject *OuNumber_Divmod(OuObject *left, OuObject *right)
{
    return binary_op(left, right, SLOT(nb_divmod), "divmod()");
}

/** left + right after the number slots declined; `result` is their NotImplemented, stolen. */
static OuObject *add_sequences(OuObject *left, OuObject *right, OuObject *result,
                               OuBinaryFunc concat, const char *name)
{
    Ou_DecRef(result);
    return concat != NULL ? concat(left, right) : binop_type_error(left, right, name);
}

OuObject *OuNumber_Add(OuObject *left, OuObject *right)
{
    OuObject *result = binary_op1(left, right, SLOT(nb_add));
    if (result != Ou_NotImplemented) {
        return result;
    }
    OuSequenceMethods *methods = Ou_TYPE(left)->tp_as_sequence;
    return add_sequences(left, right, result, methods != NULL ? methods->sq_concat : NULL, "+");
}

OuObject *OuNumber_InPlaceAdd(OuObject *left, OuObject *right)
{
    OuObject *result = binary_iop1(left, right, SLOT(nb_inplace_add), SLOT(nb_add));
    if (result != Ou_NotImplemented) {
        return result;
    }
    OuSequenceMethods *methods = Ou_TYPE(left)->tp_as_sequence;
    OuBinaryFunc concat = NULL;
    if (methods != NULL) {
        concat =
            methods->sq_inplace_concat != NULL ? methods->sq_inplace_concat : methods->sq_concat;
    }
    return add_sequences(left, right, result, concat, "+=");
}

/** sequence * count. CPython: sequence_repeat (Objects/abstract.c). */
static OuObject *repeat(OuSSizeArgFunc function, OuObject *sequence, OuObject *count)
{
    if (!OuIndex_Check(count)) {
        return OuErr_Format(OuExc_TypeError, "can't multiply sequence by non-int of type '%.200s'",
                            Ou_TYPE(count)->tp_name);
    }
    Ou_ssize_t number = OuNumber_AsSsize_t(count, OuExc_OverflowError);
    return number == -1 && OuErr_Occurred() ? NULL : function(sequence, number);
}

/** left * right after the number slots declined: one may be a sequence. */
static OuObject *multiply_sequences(OuObject *left, OuObject *right, int inplace, const char *name)
{
    OuSequenceMethods *methods = Ou_TYPE(left)->tp_as_sequence;
    if (methods != NULL) {
        OuSSizeArgFunc function = inplace && methods->sq_inplace_repeat != NULL
                                      ? methods->sq_inplace_repeat
                                      : methods->sq_repeat;
        if (function != NULL) {
            return repeat(function, left, right);
        }
    }
    methods = Ou_TYPE(right)->tp_as_sequence;
    if (methods != NULL && methods->sq_repeat != NULL) {
        return repeat(methods->sq_repeat, right, left);
    }
    return binop_type_error(left, right, name);
}

OuObject *OuNumber_Multiply(OuObject *left, OuObject *right)
{
    OuObject *result = binary_op1(left, right, SLOT(nb_multiply));
    if (result != Ou_NotImplemented) {
        return result;
    }
    Ou_DecRef(result);
    return multiply_sequences(left, right, 0, "*");
}

OuObject *OuNumber_InPlaceMultiply(OuObject *left, OuObject *right)
{
    OuObject *result = binary_iop1(left, right, SLOT(nb_inplace_multiply), SLOT(nb_multiply));
    if (result != Ou_NotImplemented) {
        return result;
    }
    Ou_DecRef(result);
    return multiply_sequences(left, right, 1, "*=");
}

/* ---- power -------------------------------------------------------------------------------------- */

/** Calls one side's slot; 1 when it gave a result or an error, 0 when it declined. */
static int try_ternary(OuTernaryFunc slot, OuObject *left, OuObject *right, OuObject *modulus,
                       OuObject **result)
{
    if (slot == NULL) {
        return 0;
    }
    *result = slot(left, right, modulus);
    if (*result != Ou_NotImplemented) {
        return 1;
    }
    Ou_Clear(result);
    return 0;
}

/** CPython: ternary_op (Objects/abstract.c). */
static OuObject *ternary_op(OuObject *left, OuObject *right, OuObject *modulus, const char *name)
{
    OuTernaryFunc left_slot = ternary_slot(left, SLOT(nb_power)), right_slot = NULL;
    OuObject *result = NULL;
    if (Ou_TYPE(left) != Ou_TYPE(right)) {
        right_slot = ternary_slot(right, SLOT(nb_power));
        right_slot = right_slot == left_slot ? NULL : right_slot;
    }
    if (left_slot != NULL && right_slot != NULL &&
        OuType_IsSubtype(Ou_TYPE(right), Ou_TYPE(left))) {
        if (try_ternary(right_slot, left, right, modulus, &result)) {
            return result;
        }
        right_slot = NULL;
    }
    if (try_ternary(left_slot, left, right, modulus, &result) ||
        try_ternary(right_slot, left, right, modulus, &result)) {
        return result;
    }
    OuTernaryFunc third_slot = ternary_slot(modulus, SLOT(nb_power));
    if (third_slot != left_slot && third_slot != right_slot &&
        try_ternary(third_slot, left, right, modulus, &result)) {
        return result;
    }
    if (modulus == Ou_None) {
        return binop_type_error(left, right, name);
    }
    return OuErr_Format(
        OuExc_TypeError, "unsupported operand type(s) for %.100s: '%.100s', '%.100s', '%.100s'",
        name, Ou_TYPE(left)->tp_name, Ou_TYPE(right)->tp_name, Ou_TYPE(modulus)->tp_name);
}

OuObject *OuNumber_Power(OuObject *left, OuObject *right, OuObject *modulus)
{
    return ternary_op(left, right, modulus, "** or pow()");
}

OuObject *OuNumber_InPlacePower(OuObject *left, OuObject *right, OuObject *modulus)
{
    OuObject *result;
    if (try_ternary(ternary_slot(left, SLOT(nb_inplace_power)), left, right, modulus, &result)) {
        return result;
    }
    return ternary_op(left, right, modulus, "**=");
}

/* ---- one operand ------------------------------------------------------------------------------ */

/** Calls a unary slot. CPython: PyNumber_Negative (Objects/abstract.c) and its kin. */
static OuObject *unary_op(OuObject *op, size_t slot, const char *name)
{
    OuUnaryFunc function = unary_slot(op, slot);
    if (function == NULL) {
        return OuErr_Format(OuExc_TypeError, "bad operand type for %s: '%.200s'", name,
                            Ou_TYPE(op)->tp_name);
    }
    return function(op);
}

OuObject *OuNumber_Negative(OuObject *op)
{
    return unary_op(op, SLOT(nb_negative), "unary -");
}

OuObject *OuNumber_Positive(OuObject *op)
{
    return unary_op(op, SLOT(nb_positive), "unary +");
}

OuObject *OuNumber_Invert(OuObject *op)
{
    return unary_op(op, SLOT(nb_invert), "unary ~");
}

OuObject *OuNumber_Absolute(OuObject *op)
{
    return unary_op(op, SLOT(nb_absolute), "abs()");
}

/* ---- conversion ------------------------------------------------------------------------------- */

int OuIndex_Check(OuObject *op)
{
    return unary_slot(op, SLOT(nb_index)) != NULL;
}

int OuNumber_Check(OuObject *op)
{
    return OuIndex_Check(op) || unary_slot(op, SLOT(nb_int)) != NULL ||
           unary_slot(op, SLOT(nb_float)) != NULL || OuComplex_Check(op);
}

OuObject *OuNumber_Index(OuObject *op)
{
    if (OuLong_Check(op)) {
        return Ou_NewRef(op);
    }
    if (!OuIndex_Check(op)) {
        return OuErr_Format(OuExc_TypeError, "'%.200s' object cannot be interpreted as an integer",
                            Ou_TYPE(op)->tp_name);
    }
    OuObject *result = Ou_TYPE(op)->tp_as_number->nb_index(op);
    if (result != NULL && !OuLong_Check(result)) {
        OuErr_Format(OuExc_TypeError, "__index__ returned non-int (type %.200s)",
                     Ou_TYPE(result)->tp_name);
        Ou_Clear(&result);
    }
    return result;
}

/**
 * The exact int of an int, stolen, that may be of a derived type. CPython: PyNumber_Long
 * (Objects/abstract.c), _PyLong_Copy.
 */
static OuObject *exact_int(OuObject *op)
{
    if (op == NULL || OuLong_CheckExact(op)) {
        return op;
    }
    OuObject *exact = ou_long_subtype_new(&OuLong_Type, op);
    Ou_DecRef(op);
    return exact;
}

Ou_ssize_t OuNumber_AsSsize_t(OuObject *op, int overflow)
{
    OuObject *value = OuNumber_Index(op);
    if (value == NULL) {
        return -1;
    }
    Ou_ssize_t result;
    if (ou_long_is_small(value)) {
        result = (Ou_ssize_t)((OuLongObject *)value)->value;
    } else if (overflow == OuExc_None) {
        result = ou_long_sign(value) < 0 ? -OU_SSIZE_T_MAX - 1 : OU_SSIZE_T_MAX;
    } else {
        OuErr_Format((OuExcKind)overflow, "cannot fit '%.200s' into an index-sized integer",
                     Ou_TYPE(op)->tp_name);
        result = -1;
    }
    Ou_DecRef(value);
    return result;
}

OuObject *OuNumber_ToBase(OuObject *op, int base)
{
    OuObject *value = OuNumber_Index(op);
    if (value == NULL) {
        return NULL;
    }
    OuObject *result = ou_long_format(value, base, 1);
    Ou_DecRef(value);
    return result;
}

/** int(op) by `__trunc__`, stolen: new, or NULL. CPython: PyNumber_Long (Objects/abstract.c), its deprecated part. */
static OuObject *int_by_trunc(OuObject *method)
{
    OuObject *result = OuObject_CallNoArgs(method);
    Ou_DecRef(method);
    if (result == NULL || OuLong_Check(result)) {
        return exact_int(result);
    }
    if (!OuIndex_Check(result)) {
        OuErr_Format(OuExc_TypeError, "__trunc__ returned non-Integral (type %.200s)",
                     Ou_TYPE(result)->tp_name);
        Ou_DecRef(result);
        return NULL;
    }
    OuObject *index = OuNumber_Index(result);
    Ou_DecRef(result);
    return exact_int(index);
}

OuObject *OuNumber_Long(OuObject *op)
{
    if (OuLong_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    OuUnaryFunc to_int = unary_slot(op, SLOT(nb_int));
    if (to_int != NULL) {
        OuObject *result = to_int(op);
        if (result != NULL && !OuLong_Check(result)) {
            OuErr_Format(OuExc_TypeError, "__int__ returned non-int (type %.200s)",
                         Ou_TYPE(result)->tp_name);
            Ou_Clear(&result);
        }
        return exact_int(result);
    }
    if (OuIndex_Check(op)) {
        return exact_int(OuNumber_Index(op));
    }
    OuObject *method = OuObject_LookupSpecial(op, OU_ID(__trunc__));
    if (method != NULL) {
        return int_by_trunc(method);
    }
    if (OuErr_Occurred()) {
        return NULL;
    }
    if (OuUnicode_Check(op)) {
        return OuLong_FromUnicodeObject(op, 10);
    }
    if (OuBytes_Check(op) || OuByteArray_Check(op)) {
        return ou_long_from_bytes(op, 10);
    }
    return OuErr_Format(
        OuExc_TypeError,
        "int() argument must be a string, a bytes-like object or a real number, not '%.200s'",
        Ou_TYPE(op)->tp_name);
}

OuObject *OuNumber_Float(OuObject *op)
{
    if (OuFloat_CheckExact(op)) {
        return Ou_NewRef(op);
    }
    if (unary_slot(op, SLOT(nb_float)) != NULL || OuIndex_Check(op) || OuFloat_Check(op)) {
        double value = OuFloat_AsDouble(op);
        return value == -1.0 && OuErr_Occurred() ? NULL : OuFloat_FromDouble(value);
    }
    return OuFloat_FromString(op);
}
