/* SPDX-License-Identifier: MIT */
/**
 * @file fold.c
 * Constant folding: `2 ** 10`, `(1, 2)` and `-1` are computed once, at compile time.
 *
 * What is folded is what CPython folds (Python/ast_opt.c), because a program can see it: a folded
 * tuple is one object however often the line runs. Results that would be large are left alone.
 */
#include "compiler.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/bytes.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/** The largest int that is folded, in bits. CPython: MAX_INT_SIZE (Python/ast_opt.c). */
#define MAX_INT_BITS 128
/** The most items of a folded tuple. CPython: MAX_COLLECTION_SIZE (Python/ast_opt.c). */
#define MAX_COLLECTION_SIZE 256
/** The most characters of a folded str. CPython: MAX_STR_SIZE (Python/ast_opt.c). */
#define MAX_STR_SIZE 4096

/** Makes an expression a constant; steals `value`. An error leaves the expression as it is. */
static int become(OuCompiler *c, OuExpr *e, OuObject *value)
{
    if (value == NULL) {
        if (OuErr_ExceptionMatches(OuExc_MemoryError) ||
            OuErr_ExceptionMatches(OuExc_KeyboardInterrupt)) {
            return -1;
        }
        OuErr_Clear();
        return 0;
    }
    OU_TRY(OuArena_AddObject(c->arena, value));
    e->kind = Constant_kind;
    e->v.Constant.value = value;
    return 0;
}

/** Bits of an int that is small; more than any limit for a big one. */
static int bits(OuObject *value)
{
    if (!ou_long_is_small(value)) {
        return 100000;
    }
    int64_t number = ((OuLongObject *)value)->value;
    uint64_t magnitude = number < 0 ? -(uint64_t)number : (uint64_t)number;
    int count = 0;
    for (; magnitude; magnitude >>= 1) {
        count++;
    }
    return count;
}

/** Whether a product is small enough. CPython: safe_multiply (Python/ast_opt.c). */
static int multiply_is_safe(OuObject *left, OuObject *right)
{
    if (OuLong_Check(left) && OuLong_Check(right)) {
        return bits(left) + bits(right) <= MAX_INT_BITS;
    }
    if (!OuLong_Check(left) && OuLong_Check(right)) {
        OuObject *swap = left;
        left = right;
        right = swap;
    }
    if (!OuLong_Check(left)) {
        return 1;
    }
    Ou_ssize_t size, max;
    if (OuTuple_CheckExact(right)) {
        size = OuTuple_GET_SIZE(right);
        max = MAX_COLLECTION_SIZE;
    } else if (OuUnicode_Check(right)) {
        size = ou_unicode_length(right);
        max = MAX_STR_SIZE;
    } else if (OuBytes_Check(right)) {
        size = OuBytes_Size(right);
        max = MAX_STR_SIZE;
    } else {
        return 1;
    }
    if (size == 0) {
        return 1;
    }
    return bits(left) < 32 && OuLong_AsLong(left) >= 0 && OuLong_AsLong(left) <= max / size;
}

/** Whether a constant is an int (a bool is one): 1 or 0. */
static int is_int(OuObject *value)
{
    return OuLong_Check(value);
}

/** x ** y. CPython: safe_power (Python/ast_opt.c). */
static int power_is_safe(OuObject *left, OuObject *right)
{
    if (!is_int(left) || !is_int(right) || ou_long_sign(right) <= 0) {
        return 1;
    }
    return bits(right) < 16 && (long)bits(left) * OuLong_AsLong(right) <= MAX_INT_BITS;
}

/** x << y. CPython: safe_lshift (Python/ast_opt.c). */
static int lshift_is_safe(OuObject *left, OuObject *right)
{
    if (!is_int(left) || !is_int(right) || ou_long_sign(left) == 0 || ou_long_sign(right) == 0) {
        return 1;
    }
    return bits(right) < 16 && ou_long_sign(right) > 0 &&
           bits(left) + OuLong_AsLong(right) <= MAX_INT_BITS;
}

/** The value of an operation on two constants: new; NULL with an error set. */
static OuObject *binary_value(OuOperator op, OuObject *left, OuObject *right)
{
    switch (op) {
    case OuAST_Add:
        return OuNumber_Add(left, right);
    case OuAST_Sub:
        return OuNumber_Subtract(left, right);
    case OuAST_Mult:
        return OuNumber_Multiply(left, right);
    case OuAST_Div:
        return OuNumber_TrueDivide(left, right);
    case OuAST_FloorDiv:
        return OuNumber_FloorDivide(left, right);
    case OuAST_Mod:
        return OuNumber_Remainder(left, right);
    case OuAST_Pow:
        return OuNumber_Power(left, right, Ou_None);
    case OuAST_LShift:
        return OuNumber_Lshift(left, right);
    case OuAST_RShift:
        return OuNumber_Rshift(left, right);
    case OuAST_BitOr:
        return OuNumber_Or(left, right);
    case OuAST_BitXor:
        return OuNumber_Xor(left, right);
    default:
        return OuNumber_And(left, right);
    }
}

/** CPython: fold_binop (Python/ast_opt.c). */
static int fold_binary(OuCompiler *c, OuExpr *e)
{
    OU_TRY(ou_fold(c, e->v.BinOp.left));
    OU_TRY(ou_fold(c, e->v.BinOp.right));
    if (e->v.BinOp.left->kind != Constant_kind || e->v.BinOp.right->kind != Constant_kind) {
        return 0;
    }
    OuObject *left = e->v.BinOp.left->v.Constant.value;
    OuObject *right = e->v.BinOp.right->v.Constant.value;
    OuOperator op = e->v.BinOp.op;
    int safe = 1;
    if (op == OuAST_Mult) {
        safe = multiply_is_safe(left, right);
    } else if (op == OuAST_Pow) {
        safe = power_is_safe(left, right);
    } else if (op == OuAST_LShift) {
        safe = lshift_is_safe(left, right);
    } else if (op == OuAST_Mod) {
        safe = !OuUnicode_Check(left) && !OuBytes_Check(left);
    } else if (op == OuAST_MatMult) {
        safe = 0;
    }
    return safe ? become(c, e, binary_value(op, left, right)) : 0;
}

/** CPython: fold_unaryop (Python/ast_opt.c). */
static int fold_unary(OuCompiler *c, OuExpr *e)
{
    OuExpr *operand = e->v.UnaryOp.operand;
    OU_TRY(ou_fold(c, operand));
    if (operand->kind != Constant_kind) {
        /* not (x is y) is x is not y, and so on */
        if (e->v.UnaryOp.op == OuAST_Not && operand->kind == Compare_kind &&
            operand->v.Compare.ops->size == 1) {
            int *op = &operand->v.Compare.ops->items[0];
            int opposite = *op == OuAST_Is      ? OuAST_IsNot
                           : *op == OuAST_IsNot ? OuAST_Is
                           : *op == OuAST_In    ? OuAST_NotIn
                           : *op == OuAST_NotIn ? OuAST_In
                                                : 0;
            if (opposite) {
                *op = opposite;
                OuPosition at = e->at;
                *e = *operand;
                e->at = at;
            }
        }
        return 0;
    }
    OuObject *value = operand->v.Constant.value;
    switch (e->v.UnaryOp.op) {
    case OuAST_Invert:
        return become(c, e, OuNumber_Invert(value));
    case OuAST_UAdd:
        return become(c, e, OuNumber_Positive(value));
    case OuAST_USub:
        return become(c, e, OuNumber_Negative(value));
    default: {
        int truth = OuObject_IsTrue(value);
        OU_TRY(truth);
        return become(c, e, OuBool_FromLong(!truth));
    }
    }
}

/** The constants of a display as a new tuple; NULL, maybe without an error, if one is none. */
static OuObject *constants(OuCompiler *c, OuExprSeq *elts)
{
    for (Ou_ssize_t i = 0; i < elts->size; i++) {
        if (ou_fold(c, elts->items[i]) < 0 || elts->items[i]->kind != Constant_kind) {
            return NULL;
        }
    }
    OuObject *tuple = OuTuple_New(elts->size);
    for (Ou_ssize_t i = 0; tuple && i < elts->size; i++) {
        OuTuple_SET_ITEM(tuple, i, Ou_NewRef(elts->items[i]->v.Constant.value));
    }
    return tuple;
}

/** CPython: fold_tuple (Python/ast_opt.c). */
static int fold_tuple(OuCompiler *c, OuExpr *e)
{
    if (e->v.Tuple.ctx != OuAST_Load) {
        return 0;
    }
    OuObject *tuple = constants(c, e->v.Tuple.elts);
    if (tuple == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    return become(c, e, tuple);
}

/** "abc"[0] and the like. CPython: fold_subscr (Python/ast_opt.c). */
static int fold_subscript(OuCompiler *c, OuExpr *e)
{
    if (e->v.Subscript.ctx != OuAST_Load) {
        return 0;
    }
    OuExpr *value = e->v.Subscript.value;
    OuExpr *slice = e->v.Subscript.slice;
    OU_TRY(ou_fold(c, value));
    OU_TRY(ou_fold(c, slice));
    if (value->kind != Constant_kind || slice->kind != Constant_kind) {
        return 0;
    }
    return become(c, e, OuObject_GetItem(value->v.Constant.value, slice->v.Constant.value));
}

int ou_fold(OuCompiler *c, OuExpr *e)
{
    if (++c->depth > OU_COMPILER_MAX_DEPTH) {
        OuErr_SetString(OuExc_RecursionError,
                        "maximum recursion depth exceeded during compilation");
        return -1;
    }
    int status = 0;
    switch (e->kind) {
    case BinOp_kind:
        status = fold_binary(c, e);
        break;
    case UnaryOp_kind:
        status = fold_unary(c, e);
        break;
    case Tuple_kind:
        status = fold_tuple(c, e);
        break;
    case Subscript_kind:
        status = fold_subscript(c, e);
        break;
    default:
        break;
    }
    c->depth--;
    return status;
}

int ou_fold_iter(OuCompiler *c, OuExpr *e)
{
    if (e->kind == List_kind) {
        for (Ou_ssize_t i = 0; i < e->v.List.elts->size; i++) {
            if (e->v.List.elts->items[i]->kind == Starred_kind) {
                return 0;
            }
        }
        OuObject *tuple = constants(c, e->v.List.elts);
        if (tuple != NULL) {
            return become(c, e, tuple);
        }
        if (OuErr_Occurred()) {
            return -1;
        }
        e->kind = Tuple_kind;
    } else if (e->kind == Set_kind) {
        OuObject *tuple = constants(c, e->v.Set.elts);
        if (tuple == NULL) {
            return OuErr_Occurred() ? -1 : 0;
        }
        OuObject *set = OuFrozenSet_New(tuple);
        Ou_DecRef(tuple);
        return become(c, e, set);
    }
    return 0;
}
