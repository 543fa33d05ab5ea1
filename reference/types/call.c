// SPDX-License-Identifier: MIT
/**
 * @file call.c
 * Calling objects. CPython: Objects/call.c.
 */
#include "ouro/abstract.h"

#include "ouro/errors.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

#include <stdarg.h>

/** Checks that a call failed with an error or gave a result without one. CPython: _Py_CheckFunctionResult. */
static OuObject *check_result(OuObject *callable, OuObject *result)
{
    if (result == NULL && !OuErr_Occurred()) {
        return OuErr_Format(OuExc_SystemError,
                            "%.200s object returned NULL without setting an exception",
                            Ou_TYPE(callable)->tp_name);
    }
    OU_ASSERT_OBJECT(callable, result == NULL || !OuErr_Occurred(),
                     "a call gave a result and set an error");
    return result;
}

OuObject *OuObject_Call(OuObject *callable, OuObject *args, OuObject *kwargs)
{
    OuTernaryFunc call = Ou_TYPE(callable)->tp_call;
    if (call == NULL) {
        return OuErr_Format(OuExc_TypeError, "'%.200s' object is not callable",
                            Ou_TYPE(callable)->tp_name);
    }
    if (Ou_TYPE(callable)->tp_flags & OU_TPFLAGS_METHOD_DESCRIPTOR) {
        /* A function: its frame counts for itself. */
        return check_result(callable, call(callable, args, kwargs));
    }
    if (Ou_EnterRecursiveCall(" while calling a Python object") < 0) {
        return NULL;
    }
    OuObject *result = call(callable, args, kwargs);
    Ou_LeaveRecursiveCall();
    return check_result(callable, result);
}

/** Calls with a tuple that was just made, and releases it. */
static OuObject *call_and_release(OuObject *callable, OuObject *args)
{
    if (args == NULL) {
        return NULL;
    }
    OuObject *result = OuObject_Call(callable, args, NULL);
    Ou_DecRef(args);
    return result;
}

OuObject *OuObject_CallObject(OuObject *callable, OuObject *args)
{
    if (args == NULL) {
        return OuObject_CallNoArgs(callable);
    }
    if (!OuTuple_Check(args)) {
        return OuErr_Format(OuExc_TypeError, "argument list must be a tuple");
    }
    return OuObject_Call(callable, args, NULL);
}

OuObject *OuObject_CallNoArgs(OuObject *callable)
{
    return call_and_release(callable, OuTuple_New(0));
}

OuObject *OuObject_CallOneArg(OuObject *callable, OuObject *argument)
{
    return call_and_release(callable, OuTuple_Pack(1, argument));
}

/** A new tuple of the objects of a list that ends with NULL; `first` goes in front unless it is NULL. */
static OuObject *pack(OuObject *first, va_list items)
{
    va_list counted;
    va_copy(counted, items);
    Ou_ssize_t size = first != NULL;
    while (va_arg(counted, OuObject *) != NULL) {
        size++;
    }
    va_end(counted);
    OuObject *tuple = OuTuple_New(size);
    if (tuple == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *item = i == 0 && first != NULL ? first : va_arg(items, OuObject *);
        OuTuple_SET_ITEM(tuple, i, Ou_NewRef(item));
    }
    return tuple;
}

OuObject *ou_pack_args(OuObject *first, ...)
{
    if (first == NULL) {
        return OuTuple_New(0);
    }
    va_list items;
    va_start(items, first);
    OuObject *tuple = pack(first, items);
    va_end(items);
    return tuple;
}

OuObject *OuObject_CallFunctionObjArgs(OuObject *callable, ...)
{
    va_list items;
    va_start(items, callable);
    OuObject *args = pack(NULL, items);
    va_end(items);
    return call_and_release(callable, args);
}

OuObject *OuObject_CallMethodObjArgs(OuObject *op, OuObject *name, ...)
{
    OuObject *method = OuObject_GetAttr(op, name);
    if (method == NULL) {
        return NULL;
    }
    va_list items;
    va_start(items, name);
    OuObject *args = pack(NULL, items);
    va_end(items);
    OuObject *result = call_and_release(method, args);
    Ou_DecRef(method);
    return result;
}

OuObject *OuObject_CallMethodNoArgs(OuObject *op, OuObject *name)
{
    return OuObject_CallMethodObjArgs(op, name, NULL);
}

OuObject *OuObject_CallMethodOneArg(OuObject *op, OuObject *name, OuObject *argument)
{
    return OuObject_CallMethodObjArgs(op, name, argument, NULL);
}

int OuCallable_Check(OuObject *op)
{
    return op != NULL && Ou_TYPE(op)->tp_call != NULL;
}
