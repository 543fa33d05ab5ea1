// SPDX-License-Identifier: MIT
/**
 * @file call.c
 * Calling objects. CPython: Objects/call.c.
 */
#include "ouro/abstract.h"

#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

#include <stdarg.h>

/** The most arguments that a call from C may give one by one. */
enum {
    MAX_OBJECT_ARGS = 16, /**< arguments at most */
};

/**
 * Checks that a call failed with an error or gave a result without one. CPython:
 * _Py_CheckFunctionResult (Objects/call.c).
 */
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
    return OuObject_Vectorcall(callable, NULL, 0, NULL);
}

OuObject *OuObject_CallOneArg(OuObject *callable, OuObject *argument)
{
    return OuObject_Vectorcall(callable, &argument, 1, NULL);
}

OuObject *ou_pack_args(OuObject *first, ...)
{
    va_list items;
    va_start(items, first);
    Ou_ssize_t size = 0;
    for (OuObject *item = first; item != NULL; item = va_arg(items, OuObject *)) {
        size++;
    }
    va_end(items);
    OuObject *tuple = OuTuple_New(size);
    if (tuple == NULL) {
        return NULL;
    }
    va_start(items, first);
    OuObject *item = first;
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTuple_SET_ITEM(tuple, i, Ou_NewRef(item));
        item = va_arg(items, OuObject *);
    }
    va_end(items);
    return tuple;
}

/**
 * Calls with the objects of a list that ends with NULL; `self` goes in front unless it is NULL.
 * CPython: object_vacall (Objects/call.c).
 */
static OuObject *object_vacall(OuObject *callable, OuObject *self, va_list items)
{
    OuObject *args[MAX_OBJECT_ARGS];
    Ou_ssize_t count = 0;
    for (OuObject *item = self != NULL ? self : va_arg(items, OuObject *); item != NULL;
         item = va_arg(items, OuObject *)) {
        if (count == MAX_OBJECT_ARGS) {
            return OuErr_Format(OuExc_SystemError, "too many arguments for a call from C");
        }
        args[count++] = item;
    }
    return OuObject_Vectorcall(callable, args, count, NULL);
}

OuObject *OuObject_CallFunctionObjArgs(OuObject *callable, ...)
{
    va_list items;
    va_start(items, callable);
    OuObject *result = object_vacall(callable, NULL, items);
    va_end(items);
    return result;
}

/**
 * op.name(...), without a bound method in between. CPython: PyObject_CallMethodObjArgs
 * (Objects/call.c).
 */
static OuObject *call_method(OuObject *op, OuObject *name, va_list items)
{
    OuObject *method;
    int unbound = ou_object_get_method(op, name, &method);
    if (method == NULL) {
        return NULL;
    }
    OuObject *result = object_vacall(method, unbound ? op : NULL, items);
    Ou_DecRef(method);
    return result;
}

OuObject *OuObject_CallMethodObjArgs(OuObject *op, OuObject *name, ...)
{
    va_list items;
    va_start(items, name);
    OuObject *result = call_method(op, name, items);
    va_end(items);
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
