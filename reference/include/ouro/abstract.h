/* SPDX-License-Identifier: MIT */
/**
 * @file abstract.h
 * What can be done with any object: the object, call, number, sequence, mapping and iterator
 * protocols. Each function looks for the slot of the type and says CPython's TypeError when there
 * is none. CPython: Objects/object.c, Objects/abstract.c, Objects/call.c.
 *
 * Arguments are borrowed and results are new references unless said otherwise; NULL and -1 mean
 * that an error is set.
 */
#ifndef OURO_ABSTRACT_H
#define OURO_ABSTRACT_H

#include "ouro/object.h"

/* ---- objects: abstract.c ---------------------------------------------------------------- */

/** repr(op): a new str. NULL gives "<NULL>". CPython: PyObject_Repr (Objects/object.c). */
OuObject *OuObject_Repr(OuObject *op);
/** str(op): a new str. CPython: PyObject_Str (Objects/object.c). */
OuObject *OuObject_Str(OuObject *op);
/** ascii(op): a new str. CPython: PyObject_ASCII (Objects/object.c). */
OuObject *OuObject_ASCII(OuObject *op);
/**
 * bytes(op) for what has `__bytes__` or gives ints: new bytes. CPython: PyObject_Bytes
 * (Objects/object.c).
 */
OuObject *OuObject_Bytes(OuObject *op);
/**
 * hash(op); -1 with TypeError "unhashable type: 'list'". CPython: PyObject_Hash (Objects/object.c).
 */
Ou_hash_t OuObject_Hash(OuObject *op);
/**
 * The tp_hash of types that cannot be hashed. CPython: PyObject_HashNotImplemented
 * (Objects/object.c).
 */
Ou_hash_t OuObject_HashNotImplemented(OuObject *op);
/** A hash of an address. CPython: _Py_HashPointer (Python/pyhash.c). */
Ou_hash_t ou_hash_pointer(const void *pointer);
/**
 * The id-like hash of an object: object.__hash__. CPython: _Py_HashPointer (Python/pyhash.c) as
 * tp_hash.
 */
Ou_hash_t ou_object_hash(OuObject *op);
/**
 * left OP right, with the reflected operation and the default of == and !=. CPython:
 * PyObject_RichCompare (Objects/object.c).
 */
OuObject *OuObject_RichCompare(OuObject *left, OuObject *right, int operation);
/**
 * As OuObject_RichCompare(), as 1, 0 or -1; identical objects are equal. CPython:
 * PyObject_RichCompareBool (Objects/object.c).
 */
int OuObject_RichCompareBool(OuObject *left, OuObject *right, int operation);
/** Truth: 1, 0 or -1. CPython: PyObject_IsTrue (Objects/object.c). */
int OuObject_IsTrue(OuObject *op);
/** Falsehood: 1, 0 or -1. CPython: PyObject_Not (Objects/object.c). */
int OuObject_Not(OuObject *op);

/** op.name. CPython: PyObject_GetAttr (Objects/object.c). */
OuObject *OuObject_GetAttr(OuObject *op, OuObject *name);
/** op.name, of a UTF-8 text. CPython: PyObject_GetAttrString (Objects/object.c). */
OuObject *OuObject_GetAttrString(OuObject *op, const char *name);
/**
 * op.name = value; deletes when value is NULL: 0 or -1. CPython: PyObject_SetAttr
 * (Objects/object.c).
 */
int OuObject_SetAttr(OuObject *op, OuObject *name, OuObject *value);
/** As OuObject_SetAttr(). CPython: PyObject_SetAttrString (Objects/object.c). */
int OuObject_SetAttrString(OuObject *op, const char *name, OuObject *value);
/** del op.name: 0 or -1. CPython: PyObject_DelAttr (Include/abstract.h). */
int OuObject_DelAttr(OuObject *op, OuObject *name);
/**
 * hasattr(op, name): 1 or 0; other errors than AttributeError are lost too. CPython:
 * PyObject_HasAttr (Objects/object.c).
 */
int OuObject_HasAttr(OuObject *op, OuObject *name);
/**
 * op.name without an error when there is no such attribute.
 *
 * @param op           @borrowed
 * @param name         @borrowed str
 * @param[out] result  @newref, or NULL
 * @return 1: found. 0: no attribute, no error. -1: another error
 *
 * CPython: _PyObject_LookupAttr (Objects/object.c).
 */
int OuObject_LookupAttr(OuObject *op, OuObject *name, OuObject **result);
/**
 * Finds a special method on the type and binds it: new; NULL without an error if there is none.
 * CPython: _PyObject_LookupSpecial (Objects/typeobject.c).
 */
OuObject *OuObject_LookupSpecial(OuObject *op, OuObject *name);

/** type(op): new. CPython: PyObject_Type (Objects/abstract.c). */
OuObject *OuObject_Type(OuObject *op);
/** isinstance(op, cls): 1, 0 or -1. CPython: PyObject_IsInstance (Objects/abstract.c). */
int OuObject_IsInstance(OuObject *op, OuObject *cls);
/** issubclass(derived, cls): 1, 0 or -1. CPython: PyObject_IsSubclass (Objects/abstract.c). */
int OuObject_IsSubclass(OuObject *derived, OuObject *cls);
/**
 * isinstance without `__instancecheck__`: type.__instancecheck__. CPython: _PyObject_RealIsInstance
 * (Objects/abstract.c).
 */
int ou_object_real_isinstance(OuObject *op, OuObject *cls);
/**
 * issubclass without `__subclasscheck__`: type.__subclasscheck__. CPython: _PyObject_RealIsSubclass
 * (Objects/abstract.c).
 */
int ou_object_real_issubclass(OuObject *derived, OuObject *cls);
/** format(op, spec); spec is a str or NULL. CPython: PyObject_Format (Objects/abstract.c). */
OuObject *OuObject_Format(OuObject *op, OuObject *spec);
/** dir(op): a new sorted list. CPython: PyObject_Dir (Objects/object.c) with an argument. */
OuObject *OuObject_Dir(OuObject *op);
/**
 * tp_getattro == NULL and the like never happen after OuType_Ready(); whether op can be called: 1
 * or 0. CPython: PyCallable_Check (Objects/object.c).
 */
int OuCallable_Check(OuObject *op);
/**
 * Writes an object on a C stream: its repr, or its str if `raw`; 0 or -1. CPython: PyObject_Print
 * (Objects/object.c).
 */
int OuObject_Print(OuObject *op, void *stream, int raw);

/* ---- items: abstract.c ---------------------------------------------------------------------- */

/** len(op); -1. CPython: PyObject_Size (Objects/abstract.c). */
Ou_ssize_t OuObject_Size(OuObject *op);
/** As OuObject_Size(). CPython: PyObject_Length (Objects/abstract.c). */
Ou_ssize_t OuObject_Length(OuObject *op);
/**
 * len(op) or a guess by `__length_hint__`, else the default; -1. CPython: PyObject_LengthHint
 * (Objects/abstract.c).
 */
Ou_ssize_t OuObject_LengthHint(OuObject *op, Ou_ssize_t defaultvalue);
/** op[key]. CPython: PyObject_GetItem (Objects/abstract.c). */
OuObject *OuObject_GetItem(OuObject *op, OuObject *key);
/** op[key] = value: 0 or -1. CPython: PyObject_SetItem (Objects/abstract.c). */
int OuObject_SetItem(OuObject *op, OuObject *key, OuObject *value);
/** del op[key]: 0 or -1. CPython: PyObject_DelItem (Objects/abstract.c). */
int OuObject_DelItem(OuObject *op, OuObject *key);

/* ---- iteration: iterate.c ------------------------------------------------------------------- */

/** iter(op). CPython: PyObject_GetIter (Objects/abstract.c). */
OuObject *OuObject_GetIter(OuObject *op);
/** Whether op has `__next__`: 1 or 0. CPython: PyIter_Check (Objects/abstract.c). */
int OuIter_Check(OuObject *op);
/**
 * The next item; NULL without an error at the end, NULL with one on failure. CPython: PyIter_Next
 * (Objects/abstract.c).
 */
OuObject *OuIter_Next(OuObject *iterator);
/** The tp_iter of iterators: themselves. CPython: PyObject_SelfIter (Objects/object.c). */
OuObject *OuObject_SelfIter(OuObject *op);

/* ---- calls: call.c -------------------------------------------------------------------------- */

/**
 * callable(*args, **kwargs); args a tuple, kwargs a dict or NULL. CPython: PyObject_Call
 * (Objects/call.c).
 */
OuObject *OuObject_Call(OuObject *callable, OuObject *args, OuObject *kwargs);
/** callable(*args); args NULL: none. CPython: PyObject_CallObject (Objects/call.c). */
OuObject *OuObject_CallObject(OuObject *callable, OuObject *args);
/** callable(). CPython: PyObject_CallNoArgs (Objects/call.c). */
OuObject *OuObject_CallNoArgs(OuObject *callable);
/** callable(argument). CPython: PyObject_CallOneArg (Objects/call.c). */
OuObject *OuObject_CallOneArg(OuObject *callable, OuObject *argument);
/** callable(...): objects, then NULL. CPython: PyObject_CallFunctionObjArgs (Objects/call.c). */
OuObject *OuObject_CallFunctionObjArgs(OuObject *callable, ...) __attribute__((sentinel));
/** op.name(...): objects, then NULL. CPython: PyObject_CallMethodObjArgs (Objects/call.c). */
OuObject *OuObject_CallMethodObjArgs(OuObject *op, OuObject *name, ...) __attribute__((sentinel));
/** op.name(). CPython: PyObject_CallMethodNoArgs (Include/cpython/abstract.h). */
OuObject *OuObject_CallMethodNoArgs(OuObject *op, OuObject *name);
/** op.name(argument). CPython: PyObject_CallMethodOneArg (Include/cpython/abstract.h). */
OuObject *OuObject_CallMethodOneArg(OuObject *op, OuObject *name, OuObject *argument);
/**
 * A new tuple of objects given before a NULL, or NULL. CPython: PyTuple_Pack
 * (Objects/tupleobject.c), without the count.
 */
OuObject *ou_pack_args(OuObject *first, ...) __attribute__((sentinel));

/* ---- numbers: number.c ---------------------------------------------------------------------- */

/**
 * Whether op has nb_index, nb_int or nb_float: 1 or 0. CPython: PyNumber_Check
 * (Objects/abstract.c).
 */
int OuNumber_Check(OuObject *op);
OuObject *OuNumber_Add(OuObject *left, OuObject *right);            /**< left + right */
OuObject *OuNumber_Subtract(OuObject *left, OuObject *right);       /**< left - right */
OuObject *OuNumber_Multiply(OuObject *left, OuObject *right);       /**< left * right */
OuObject *OuNumber_MatrixMultiply(OuObject *left, OuObject *right); /**< left @ right */
OuObject *OuNumber_FloorDivide(OuObject *left, OuObject *right);    /**< left // right */
OuObject *OuNumber_TrueDivide(OuObject *left, OuObject *right);     /**< left / right */
OuObject *OuNumber_Remainder(OuObject *left, OuObject *right);      /**< left % right */
OuObject *OuNumber_Divmod(OuObject *left, OuObject *right);         /**< divmod(left, right) */
/**
 * pow(left, right, modulus); modulus may be Ou_None. CPython: PyNumber_Power (Objects/abstract.c).
 */
OuObject *OuNumber_Power(OuObject *left, OuObject *right, OuObject *modulus);
OuObject *OuNumber_Negative(OuObject *op);                                 /**< -op */
OuObject *OuNumber_Positive(OuObject *op);                                 /**< +op */
OuObject *OuNumber_Absolute(OuObject *op);                                 /**< abs(op) */
OuObject *OuNumber_Invert(OuObject *op);                                   /**< ~op */
OuObject *OuNumber_Lshift(OuObject *left, OuObject *right);                /**< left << right */
OuObject *OuNumber_Rshift(OuObject *left, OuObject *right);                /**< left >> right */
OuObject *OuNumber_And(OuObject *left, OuObject *right);                   /**< left & right */
OuObject *OuNumber_Xor(OuObject *left, OuObject *right);                   /**< left ^ right */
OuObject *OuNumber_Or(OuObject *left, OuObject *right);                    /**< left | right */
OuObject *OuNumber_InPlaceAdd(OuObject *left, OuObject *right);            /**< left += right */
OuObject *OuNumber_InPlaceSubtract(OuObject *left, OuObject *right);       /**< left -= right */
OuObject *OuNumber_InPlaceMultiply(OuObject *left, OuObject *right);       /**< left *= right */
OuObject *OuNumber_InPlaceMatrixMultiply(OuObject *left, OuObject *right); /**< left @= right */
OuObject *OuNumber_InPlaceFloorDivide(OuObject *left, OuObject *right);    /**< left //= right */
OuObject *OuNumber_InPlaceTrueDivide(OuObject *left, OuObject *right);     /**< left /= right */
OuObject *OuNumber_InPlaceRemainder(OuObject *left, OuObject *right);      /**< left %= right */
/** left **= right; modulus is Ou_None. */
OuObject *OuNumber_InPlacePower(OuObject *left, OuObject *right, OuObject *modulus);
OuObject *OuNumber_InPlaceLshift(OuObject *left, OuObject *right); /**< left <<= right */
OuObject *OuNumber_InPlaceRshift(OuObject *left, OuObject *right); /**< left >>= right */
OuObject *OuNumber_InPlaceAnd(OuObject *left, OuObject *right);    /**< left &= right */
OuObject *OuNumber_InPlaceXor(OuObject *left, OuObject *right);    /**< left ^= right */
OuObject *OuNumber_InPlaceOr(OuObject *left, OuObject *right);     /**< left |= right */
/** int(op). CPython: PyNumber_Long (Objects/abstract.c). */
OuObject *OuNumber_Long(OuObject *op);
/** float(op). CPython: PyNumber_Float (Objects/abstract.c). */
OuObject *OuNumber_Float(OuObject *op);
/**
 * operator.index(op): an int, maybe of a derived type. CPython: PyNumber_Index
 * (Objects/abstract.c).
 */
OuObject *OuNumber_Index(OuObject *op);
/** Whether op has `__index__`: 1 or 0. CPython: PyIndex_Check (Objects/abstract.c). */
int OuIndex_Check(OuObject *op);
/**
 * op as a size; -1 with an error: kind `overflow`, or cut to the range if that is OuExc_None.
 * CPython: PyNumber_AsSsize_t (Objects/abstract.c).
 */
Ou_ssize_t OuNumber_AsSsize_t(OuObject *op, int overflow);
/**
 * bin(), oct(), hex(): op's `__index__` in a base of 2, 8, 10 or 16. CPython: PyNumber_ToBase
 * (Objects/abstract.c).
 */
OuObject *OuNumber_ToBase(OuObject *op, int base);

/* ---- sequences and mappings: sequence.c ------------------------------------------------------ */

/**
 * Whether op has sq_item and is no dict: 1 or 0. CPython: PySequence_Check (Objects/abstract.c).
 */
int OuSequence_Check(OuObject *op);
/** Whether op has mp_subscript: 1 or 0. CPython: PyMapping_Check (Objects/abstract.c). */
int OuMapping_Check(OuObject *op);
/** len(op); -1. CPython: PySequence_Size (Objects/abstract.c). */
Ou_ssize_t OuSequence_Size(OuObject *op);
/** len(op); -1. CPython: PyMapping_Size (Objects/abstract.c). */
Ou_ssize_t OuMapping_Size(OuObject *op);
/**
 * op[index]; a negative index counts from the end. CPython: PySequence_GetItem
 * (Objects/abstract.c).
 */
OuObject *OuSequence_GetItem(OuObject *op, Ou_ssize_t index);
/** op[index] = value: 0 or -1. CPython: PySequence_SetItem (Objects/abstract.c). */
int OuSequence_SetItem(OuObject *op, Ou_ssize_t index, OuObject *value);
/** del op[index]: 0 or -1. CPython: PySequence_DelItem (Objects/abstract.c). */
int OuSequence_DelItem(OuObject *op, Ou_ssize_t index);
/** op[low:high]. CPython: PySequence_GetSlice (Objects/abstract.c). */
OuObject *OuSequence_GetSlice(OuObject *op, Ou_ssize_t low, Ou_ssize_t high);
/** left + right of sequences. CPython: PySequence_Concat (Objects/abstract.c). */
OuObject *OuSequence_Concat(OuObject *left, OuObject *right);
/** op * count of a sequence. CPython: PySequence_Repeat (Objects/abstract.c). */
OuObject *OuSequence_Repeat(OuObject *op, Ou_ssize_t count);
/** left += right of sequences. CPython: PySequence_InPlaceConcat (Objects/abstract.c). */
OuObject *OuSequence_InPlaceConcat(OuObject *left, OuObject *right);
/** op *= count of a sequence. CPython: PySequence_InPlaceRepeat (Objects/abstract.c). */
OuObject *OuSequence_InPlaceRepeat(OuObject *op, Ou_ssize_t count);
/** value in op: 1, 0 or -1. CPython: PySequence_Contains (Objects/abstract.c). */
int OuSequence_Contains(OuObject *op, OuObject *value);
/** How often value is in op; -1. CPython: PySequence_Count (Objects/abstract.c). */
Ou_ssize_t OuSequence_Count(OuObject *op, OuObject *value);
/**
 * Where value is first in op; -1 with ValueError. CPython: PySequence_Index (Objects/abstract.c).
 */
Ou_ssize_t OuSequence_Index(OuObject *op, OuObject *value);
/** list(op). CPython: PySequence_List (Objects/abstract.c). */
OuObject *OuSequence_List(OuObject *op);
/** tuple(op); op itself if it is an exact tuple. CPython: PySequence_Tuple (Objects/abstract.c). */
OuObject *OuSequence_Tuple(OuObject *op);
/**
 * A list or tuple with op's items: op itself if it is one, else a new list; TypeError with
 * `message`. CPython: PySequence_Fast (Objects/abstract.c).
 */
OuObject *OuSequence_Fast(OuObject *op, const char *message);
/** How many items a list or tuple has. CPython: PySequence_Fast_GET_SIZE (Include/abstract.h). */
Ou_ssize_t ou_sequence_fast_size(OuObject *fast);
/** The items of a list or tuple: borrowed. CPython: PySequence_Fast_ITEMS (Include/abstract.h). */
OuObject **ou_sequence_fast_items(OuObject *fast);

/** op[key], of a UTF-8 key. CPython: PyMapping_GetItemString (Objects/abstract.c). */
OuObject *OuMapping_GetItemString(OuObject *op, const char *key);
/** op[key] without a KeyError: 1 and a new reference, 0 and NULL, or -1. CPython 3.13: PyMapping_GetOptionalItem (Objects/abstract.c). */
int OuMapping_GetOptionalItem(OuObject *op, OuObject *key, OuObject **result);
/** list(op.keys()). CPython: PyMapping_Keys (Objects/abstract.c). */
OuObject *OuMapping_Keys(OuObject *op);
/** list(op.values()). CPython: PyMapping_Values (Objects/abstract.c). */
OuObject *OuMapping_Values(OuObject *op);
/** list(op.items()). CPython: PyMapping_Items (Objects/abstract.c). */
OuObject *OuMapping_Items(OuObject *op);

#endif
