/* SPDX-License-Identifier: MIT */
/**
 * @file abstract.h
 * What can be done with any object: the object, call and iterator protocols. Each function looks
 * for the slot of the type and says CPython's TypeError when there is none. Numbers and things with
 * items have headers of their own, which are included here. CPython: Objects/object.c,
 * Objects/abstract.c, Objects/call.c.
 */
#ifndef OURO_ABSTRACT_H
#define OURO_ABSTRACT_H

#include "ouro/number.h"
#include "ouro/object.h"
#include "ouro/sequence.h"

/* ---- objects: abstract.c ---------------------------------------------------------------- */

/**
 * repr(op).
 *
 * @param op  @borrowed; NULL gives "<NULL>"
 * @return @newref, a str; NULL with an error set
 *
 * CPython: PyObject_Repr (Objects/object.c).
 */
OuObject *OuObject_Repr(OuObject *op);

/**
 * str(op).
 *
 * @param op  @borrowed; NULL gives "<NULL>"
 * @return @newref, a str; NULL with an error set
 *
 * CPython: PyObject_Str (Objects/object.c).
 */
OuObject *OuObject_Str(OuObject *op);

/**
 * ascii(op).
 *
 * @param op  @borrowed
 * @return @newref, a str; NULL with an error set
 *
 * CPython: PyObject_ASCII (Objects/object.c).
 */
OuObject *OuObject_ASCII(OuObject *op);

/**
 * bytes(op) for what has `__bytes__` or gives ints.
 *
 * @param op  @borrowed
 * @return @newref, bytes; NULL with an error set
 *
 * CPython: PyObject_Bytes (Objects/object.c).
 */
OuObject *OuObject_Bytes(OuObject *op);

/**
 * hash(op).
 *
 * @param op  @borrowed
 * @return the hash; -1 with TypeError "unhashable type: 'list'" or another error set
 *
 * CPython: PyObject_Hash (Objects/object.c).
 */
Ou_hash_t OuObject_Hash(OuObject *op);

/**
 * The tp_hash of types that cannot be hashed.
 *
 * @param op  @borrowed
 * @return -1 with TypeError set
 *
 * CPython: PyObject_HashNotImplemented (Objects/object.c).
 */
Ou_hash_t OuObject_HashNotImplemented(OuObject *op);

/**
 * A hash of an address.
 *
 * @param pointer  not followed
 * @return the hash; never -1
 *
 * CPython: _Py_HashPointer (Python/pyhash.c).
 */
Ou_hash_t ou_hash_pointer(const void *pointer);

/**
 * The hash of an object by its address: object.__hash__.
 *
 * @param op  @borrowed
 * @return the hash; never -1
 *
 * CPython: _Py_HashPointer (Python/pyhash.c) as tp_hash.
 */
Ou_hash_t ou_object_hash(OuObject *op);

/**
 * left OP right, with the reflected operation and the default of == and !=.
 *
 * @param left       @borrowed
 * @param right      @borrowed
 * @param operation  one of OU_LT, OU_LE, OU_EQ, OU_NE, OU_GT, OU_GE
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_RichCompare (Objects/object.c).
 */
OuObject *OuObject_RichCompare(OuObject *left, OuObject *right, int operation);

/**
 * As OuObject_RichCompare(), as a truth; identical objects are equal.
 *
 * @param left       @borrowed
 * @param right      @borrowed
 * @param operation  one of OU_LT, OU_LE, OU_EQ, OU_NE, OU_GT, OU_GE
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PyObject_RichCompareBool (Objects/object.c).
 */
int OuObject_RichCompareBool(OuObject *left, OuObject *right, int operation);

/**
 * Whether an object is true.
 *
 * @param op  @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PyObject_IsTrue (Objects/object.c).
 */
int OuObject_IsTrue(OuObject *op);

/**
 * Whether an object is false.
 *
 * @param op  @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PyObject_Not (Objects/object.c).
 */
int OuObject_Not(OuObject *op);

/**
 * op.name.
 *
 * @param op    @borrowed
 * @param name  @borrowed; a str
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_GetAttr (Objects/object.c).
 */
OuObject *OuObject_GetAttr(OuObject *op, OuObject *name);

/**
 * op.name, of a UTF-8 text.
 *
 * @param op    @borrowed
 * @param name  UTF-8
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_GetAttrString (Objects/object.c).
 */
OuObject *OuObject_GetAttrString(OuObject *op, const char *name);

/**
 * op.name = value, or its deletion.
 *
 * @param op     @borrowed
 * @param name   @borrowed; a str
 * @param value  @borrowed; NULL deletes
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_SetAttr (Objects/object.c).
 */
int OuObject_SetAttr(OuObject *op, OuObject *name, OuObject *value);

/**
 * As OuObject_SetAttr(), of a UTF-8 text.
 *
 * @param op     @borrowed
 * @param name   UTF-8
 * @param value  @borrowed; NULL deletes
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_SetAttrString (Objects/object.c).
 */
int OuObject_SetAttrString(OuObject *op, const char *name, OuObject *value);

/**
 * del op.name.
 *
 * @param op    @borrowed
 * @param name  @borrowed; a str
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_DelAttr (Include/abstract.h).
 */
int OuObject_DelAttr(OuObject *op, OuObject *name);

/**
 * hasattr(op, name); other errors than AttributeError are lost too.
 *
 * @param op    @borrowed
 * @param name  @borrowed; a str
 * @return 1 or 0
 *
 * CPython: PyObject_HasAttr (Objects/object.c).
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
 * Finds a special method on the type and binds it.
 *
 * @param op    @borrowed
 * @param name  @borrowed; a str
 * @return @newref; NULL without an error if there is none; NULL with an error set
 *
 * CPython: _PyObject_LookupSpecial (Objects/typeobject.c).
 */
OuObject *OuObject_LookupSpecial(OuObject *op, OuObject *name);

/**
 * type(op).
 *
 * @param op  @borrowed
 * @return @newref; never fails
 *
 * CPython: PyObject_Type (Objects/abstract.c).
 */
OuObject *OuObject_Type(OuObject *op);

/**
 * isinstance(op, cls).
 *
 * @param op   @borrowed
 * @param cls  @borrowed; a class, or a tuple of them
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PyObject_IsInstance (Objects/abstract.c).
 */
int OuObject_IsInstance(OuObject *op, OuObject *cls);

/**
 * issubclass(derived, cls).
 *
 * @param derived  @borrowed
 * @param cls      @borrowed; a class, or a tuple of them
 * @return 1 or 0; -1 with an error set
 *
 * CPython: PyObject_IsSubclass (Objects/abstract.c).
 */
int OuObject_IsSubclass(OuObject *derived, OuObject *cls);

/**
 * isinstance without `__instancecheck__`: type.__instancecheck__.
 *
 * @param op   @borrowed
 * @param cls  @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: _PyObject_RealIsInstance (Objects/abstract.c).
 */
int ou_object_real_isinstance(OuObject *op, OuObject *cls);

/**
 * issubclass without `__subclasscheck__`: type.__subclasscheck__.
 *
 * @param derived  @borrowed
 * @param cls      @borrowed
 * @return 1 or 0; -1 with an error set
 *
 * CPython: _PyObject_RealIsSubclass (Objects/abstract.c).
 */
int ou_object_real_issubclass(OuObject *derived, OuObject *cls);

/**
 * format(op, spec).
 *
 * @param op    @borrowed
 * @param spec  @borrowed; a str, or NULL
 * @return @newref, a str; NULL with an error set
 *
 * CPython: PyObject_Format (Objects/abstract.c).
 */
OuObject *OuObject_Format(OuObject *op, OuObject *spec);

/**
 * dir(op).
 *
 * @param op  @borrowed
 * @return @newref, a sorted list; NULL with an error set
 *
 * CPython: PyObject_Dir (Objects/object.c) with an argument.
 */
OuObject *OuObject_Dir(OuObject *op);

/**
 * Whether an object can be called.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyCallable_Check (Objects/object.c).
 */
int OuCallable_Check(OuObject *op);

/**
 * Writes an object on a C stream.
 *
 * @param op      @borrowed
 * @param stream  a FILE *
 * @param raw     1: its str; 0: its repr
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_Print (Objects/object.c).
 */
int OuObject_Print(OuObject *op, void *stream, int raw);

/* ---- items: abstract.c ---------------------------------------------------------------------- */

/**
 * len(op).
 *
 * @param op  @borrowed
 * @return the number; -1 with an error set
 *
 * CPython: PyObject_Size (Objects/abstract.c).
 */
Ou_ssize_t OuObject_Size(OuObject *op);

/**
 * As OuObject_Size().
 *
 * @param op  @borrowed
 * @return the number; -1 with an error set
 *
 * CPython: PyObject_Length (Objects/abstract.c).
 */
Ou_ssize_t OuObject_Length(OuObject *op);

/**
 * len(op), or a guess by `__length_hint__`.
 *
 * @param op            @borrowed
 * @param defaultvalue  what to say when nothing is known
 * @return the number; -1 with an error set
 *
 * CPython: PyObject_LengthHint (Objects/abstract.c).
 */
Ou_ssize_t OuObject_LengthHint(OuObject *op, Ou_ssize_t defaultvalue);

/**
 * op[key].
 *
 * @param op   @borrowed
 * @param key  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_GetItem (Objects/abstract.c).
 */
OuObject *OuObject_GetItem(OuObject *op, OuObject *key);

/**
 * op[key] = value.
 *
 * @param op     @borrowed
 * @param key    @borrowed
 * @param value  @borrowed
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_SetItem (Objects/abstract.c).
 */
int OuObject_SetItem(OuObject *op, OuObject *key, OuObject *value);

/**
 * del op[key].
 *
 * @param op   @borrowed
 * @param key  @borrowed
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_DelItem (Objects/abstract.c).
 */
int OuObject_DelItem(OuObject *op, OuObject *key);

/* ---- iteration: iterate.c ------------------------------------------------------------------- */

/**
 * iter(op).
 *
 * @param op  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_GetIter (Objects/abstract.c).
 */
OuObject *OuObject_GetIter(OuObject *op);

/**
 * Whether an object has `__next__`.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyIter_Check (Objects/abstract.c).
 */
int OuIter_Check(OuObject *op);

/**
 * The next item.
 *
 * @param iterator  @borrowed; an iterator
 * @return @newref; NULL without an error at the end; NULL with an error set
 *
 * CPython: PyIter_Next (Objects/abstract.c).
 */
OuObject *OuIter_Next(OuObject *iterator);

/**
 * The tp_iter of iterators: themselves.
 *
 * @param op  @borrowed
 * @return @newref
 *
 * CPython: PyObject_SelfIter (Objects/object.c).
 */
OuObject *OuObject_SelfIter(OuObject *op);

/* ---- calls: call.c -------------------------------------------------------------------------- */

/**
 * callable(*args, **kwargs).
 *
 * @param callable  @borrowed
 * @param args      @borrowed; a tuple
 * @param kwargs    @borrowed; a dict, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_Call (Objects/call.c).
 */
OuObject *OuObject_Call(OuObject *callable, OuObject *args, OuObject *kwargs);

/**
 * callable(*args).
 *
 * @param callable  @borrowed
 * @param args      @borrowed; a tuple; NULL: no arguments
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallObject (Objects/call.c).
 */
OuObject *OuObject_CallObject(OuObject *callable, OuObject *args);

/**
 * callable().
 *
 * @param callable  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallNoArgs (Objects/call.c).
 */
OuObject *OuObject_CallNoArgs(OuObject *callable);

/**
 * callable(argument).
 *
 * @param callable  @borrowed
 * @param argument  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallOneArg (Objects/call.c).
 */
OuObject *OuObject_CallOneArg(OuObject *callable, OuObject *argument);

/**
 * callable(...): the arguments follow, borrowed; then NULL.
 *
 * @param callable  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallFunctionObjArgs (Objects/call.c).
 */
OuObject *OuObject_CallFunctionObjArgs(OuObject *callable, ...) __attribute__((sentinel));

/**
 * op.name(...): the arguments follow, borrowed; then NULL.
 *
 * @param op    @borrowed
 * @param name  @borrowed; a str
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallMethodObjArgs (Objects/call.c).
 */
OuObject *OuObject_CallMethodObjArgs(OuObject *op, OuObject *name, ...) __attribute__((sentinel));

/**
 * op.name().
 *
 * @param op    @borrowed
 * @param name  @borrowed; a str
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallMethodNoArgs (Include/cpython/abstract.h).
 */
OuObject *OuObject_CallMethodNoArgs(OuObject *op, OuObject *name);

/**
 * op.name(argument).
 *
 * @param op        @borrowed
 * @param name      @borrowed; a str
 * @param argument  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_CallMethodOneArg (Include/cpython/abstract.h).
 */
OuObject *OuObject_CallMethodOneArg(OuObject *op, OuObject *name, OuObject *argument);

/**
 * Makes a tuple of objects, which are borrowed; a NULL ends them.
 *
 * @param first  @borrowed, or NULL: then the tuple is empty
 * @return @newref, a tuple; NULL with MemoryError set
 *
 * CPython: PyTuple_Pack (Objects/tupleobject.c), without the count.
 */
OuObject *ou_pack_args(OuObject *first, ...) __attribute__((sentinel));

#endif
