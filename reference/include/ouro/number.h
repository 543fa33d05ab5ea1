/* SPDX-License-Identifier: MIT */
/**
 * @file number.h
 * The number protocol: what can be done with any object that counts as a number.
 *
 * Each function looks for the slot of the type and says CPython's TypeError when there is none.
 * abstract.h includes this header. CPython: Objects/abstract.c.
 */
#ifndef OURO_NUMBER_H
#define OURO_NUMBER_H

#include "ouro/object.h"

/**
 * Whether an object has nb_index, nb_int or nb_float.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyNumber_Check (Objects/abstract.c).
 */
int OuNumber_Check(OuObject *op);

/**
 * left + right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Add (Objects/abstract.c).
 */
OuObject *OuNumber_Add(OuObject *left, OuObject *right);

/**
 * left - right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Subtract (Objects/abstract.c).
 */
OuObject *OuNumber_Subtract(OuObject *left, OuObject *right);

/**
 * left * right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Multiply (Objects/abstract.c).
 */
OuObject *OuNumber_Multiply(OuObject *left, OuObject *right);

/**
 * left @ right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_MatrixMultiply (Objects/abstract.c).
 */
OuObject *OuNumber_MatrixMultiply(OuObject *left, OuObject *right);

/**
 * left // right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_FloorDivide (Objects/abstract.c).
 */
OuObject *OuNumber_FloorDivide(OuObject *left, OuObject *right);

/**
 * left / right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_TrueDivide (Objects/abstract.c).
 */
OuObject *OuNumber_TrueDivide(OuObject *left, OuObject *right);

/**
 * left % right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Remainder (Objects/abstract.c).
 */
OuObject *OuNumber_Remainder(OuObject *left, OuObject *right);

/**
 * divmod(left, right).
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Divmod (Objects/abstract.c).
 */
OuObject *OuNumber_Divmod(OuObject *left, OuObject *right);
/**
 * pow(left, right, modulus).
 *
 * @param left     @borrowed
 * @param right    @borrowed
 * @param modulus  @borrowed; may be Ou_None
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Power (Objects/abstract.c).
 */
OuObject *OuNumber_Power(OuObject *left, OuObject *right, OuObject *modulus);

/**
 * -op.
 *
 * @param op  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Negative (Objects/abstract.c).
 */
OuObject *OuNumber_Negative(OuObject *op);

/**
 * +op.
 *
 * @param op  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Positive (Objects/abstract.c).
 */
OuObject *OuNumber_Positive(OuObject *op);

/**
 * abs(op).
 *
 * @param op  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Absolute (Objects/abstract.c).
 */
OuObject *OuNumber_Absolute(OuObject *op);

/**
 * ~op.
 *
 * @param op  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Invert (Objects/abstract.c).
 */
OuObject *OuNumber_Invert(OuObject *op);

/**
 * left << right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Lshift (Objects/abstract.c).
 */
OuObject *OuNumber_Lshift(OuObject *left, OuObject *right);

/**
 * left >> right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Rshift (Objects/abstract.c).
 */
OuObject *OuNumber_Rshift(OuObject *left, OuObject *right);

/**
 * left & right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_And (Objects/abstract.c).
 */
OuObject *OuNumber_And(OuObject *left, OuObject *right);

/**
 * left ^ right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Xor (Objects/abstract.c).
 */
OuObject *OuNumber_Xor(OuObject *left, OuObject *right);

/**
 * left | right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_Or (Objects/abstract.c).
 */
OuObject *OuNumber_Or(OuObject *left, OuObject *right);

/**
 * left += right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceAdd (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceAdd(OuObject *left, OuObject *right);

/**
 * left -= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceSubtract (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceSubtract(OuObject *left, OuObject *right);

/**
 * left *= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceMultiply (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceMultiply(OuObject *left, OuObject *right);

/**
 * left @= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceMatrixMultiply (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceMatrixMultiply(OuObject *left, OuObject *right);

/**
 * left //= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceFloorDivide (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceFloorDivide(OuObject *left, OuObject *right);

/**
 * left /= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceTrueDivide (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceTrueDivide(OuObject *left, OuObject *right);

/**
 * left %= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceRemainder (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceRemainder(OuObject *left, OuObject *right);
/**
 * left **= right.
 *
 * @param left     @borrowed
 * @param right    @borrowed
 * @param modulus  @borrowed; Ou_None
 * @return @newref; NULL with an error set
 */
OuObject *OuNumber_InPlacePower(OuObject *left, OuObject *right, OuObject *modulus);

/**
 * left <<= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceLshift (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceLshift(OuObject *left, OuObject *right);

/**
 * left >>= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceRshift (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceRshift(OuObject *left, OuObject *right);

/**
 * left &= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceAnd (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceAnd(OuObject *left, OuObject *right);

/**
 * left ^= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceXor (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceXor(OuObject *left, OuObject *right);

/**
 * left |= right.
 *
 * @param left   @borrowed
 * @param right  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyNumber_InPlaceOr (Objects/abstract.c).
 */
OuObject *OuNumber_InPlaceOr(OuObject *left, OuObject *right);
/**
 * int(op).
 *
 * @param op  @borrowed
 * @return @newref, an int; NULL with an error set
 *
 * CPython: PyNumber_Long (Objects/abstract.c).
 */
OuObject *OuNumber_Long(OuObject *op);

/**
 * float(op).
 *
 * @param op  @borrowed
 * @return @newref, a float; NULL with an error set
 *
 * CPython: PyNumber_Float (Objects/abstract.c).
 */
OuObject *OuNumber_Float(OuObject *op);

/**
 * operator.index(op).
 *
 * @param op  @borrowed
 * @return @newref, an int, maybe of a derived type; NULL with an error set
 *
 * CPython: PyNumber_Index (Objects/abstract.c).
 */
OuObject *OuNumber_Index(OuObject *op);

/**
 * Whether an object has `__index__`.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyIndex_Check (Objects/abstract.c).
 */
int OuIndex_Check(OuObject *op);

/**
 * An object as a size.
 *
 * @param op        @borrowed
 * @param overflow  which error it is when the number does not fit; OuExc_None: none, it is cut to
 *                  the range
 * @return the number; -1 with an error set
 *
 * CPython: PyNumber_AsSsize_t (Objects/abstract.c).
 */
Ou_ssize_t OuNumber_AsSsize_t(OuObject *op, int overflow);

/**
 * bin(), oct(), hex().
 *
 * @param op    @borrowed
 * @param base  2, 8, 10 or 16
 * @return @newref, a str; NULL with an error set
 *
 * CPython: PyNumber_ToBase (Objects/abstract.c).
 */
OuObject *OuNumber_ToBase(OuObject *op, int base);

#endif
