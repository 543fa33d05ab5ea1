/* SPDX-License-Identifier: MIT */
/**
 * @file vectorcall.c
 * Calls with arguments in an array.
 *
 * Python functions take the array as it is, through a hook that python/ sets, and so do built-in
 * functions that want no tuple. A bound method puts its object in front. Everything else is called
 * by its tp_call slot with a tuple.
 */
#include "vectorcall.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/iter.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/method.h"
#include "ouro/range.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

OuVectorcallFunc ou_function_vectorcall_hook;

enum {
    SMALL_STACK = 8, /**< arguments that need no memory of their own */
};

/** An array of borrowed references, on the C stack when it is short. */
typedef struct ArgStack {
    OuObject *small[SMALL_STACK]; /**< room for the usual call */
    OuObject **items;             /**< `small`, or memory of its own */
} ArgStack;

/** Makes room for `count` items; 0, or -1 with MemoryError set. */
static int stack_open(ArgStack *stack, Ou_ssize_t count)
{
    stack->items = stack->small;
    if (count > SMALL_STACK) {
        stack->items = OuMem_Malloc((size_t)count * sizeof(OuObject *));
        if (stack->items == NULL) {
            OuErr_NoMemory();
            return -1;
        }
    }
    return 0;
}

/** Frees the array if it did not fit into the C stack; the items are borrowed. */
static void stack_close(ArgStack *stack)
{
    if (stack->items != stack->small) {
        OuMem_Free(stack->items);
    }
}

/** Copies a part of an array; an empty part may have no array at all. */
static void copy_items(OuObject **to, OuObject *const *from, Ou_ssize_t count)
{
    if (count > 0) {
        memcpy(to, from, (size_t)count * sizeof(OuObject *));
    }
}

/**
 * Calls through tp_call: a tuple and a dict are made. CPython: _PyObject_MakeTpCall
 * (Objects/call.c).
 */
static OuObject *make_tp_call(OuObject *callable, OuObject *const *args, Ou_ssize_t nargs,
                              OuObject *kwnames)
{
    OuObject *tuple = ou_tuple_from_array(args, nargs);
    if (tuple == NULL) {
        return NULL;
    }
    OuObject *kwargs = NULL;
    OuObject *result = NULL;
    Ou_ssize_t nkw = kwnames ? OuTuple_GET_SIZE(kwnames) : 0;
    if (nkw > 0) {
        kwargs = OuDict_New();
        if (kwargs == NULL) {
            goto done;
        }
        for (Ou_ssize_t i = 0; i < nkw; i++) {
            if (OuDict_SetItem(kwargs, OuTuple_GET_ITEM(kwnames, i), args[nargs + i]) < 0) {
                goto done;
            }
        }
    }
    result = OuObject_Call(callable, tuple, kwargs);
done:
    Ou_XDecRef(kwargs);
    Ou_DecRef(tuple);
    return result;
}

/**
 * Calls a bound method: its object goes in front. CPython: method_vectorcall
 * (Objects/classobject.c).
 */
static OuObject *call_method(OuObject *method, OuObject *const *args, Ou_ssize_t nargs,
                             OuObject *kwnames)
{
    Ou_ssize_t total = nargs + (kwnames ? OuTuple_GET_SIZE(kwnames) : 0);
    ArgStack stack;
    if (stack_open(&stack, total + 1) < 0) {
        return NULL;
    }
    stack.items[0] = OuMethod_GET_SELF(method);
    copy_items(stack.items + 1, args, total);
    OuObject *result =
        OuObject_Vectorcall(OuMethod_GET_FUNCTION(method), stack.items, nargs + 1, kwnames);
    stack_close(&stack);
    return result;
}

/** Whether calling a type makes no owner of its arguments in CPython, because it has a tp_vectorcall there. */
static int has_vectorcall(const OuObject *callable)
{
    static const OuTypeObject *const types[] = {
        &OuBool_Type, &OuFloat_Type,     &OuList_Type, &OuTuple_Type,    &OuDict_Type,
        &OuSet_Type,  &OuFrozenSet_Type, &OuEnum_Type, &OuReversed_Type, &OuRange_Type,
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (callable == (const OuObject *)types[i]) {
            return 1;
        }
    }
    return 0;
}

/**
 * Calls one of these types. Their tp_new and tp_init do not keep the tuple, so it need not own what
 * is in it: nobody else ever sees it, and it is emptied before it dies.
 */
static OuObject *call_type(OuObject *type, OuObject *const *args, Ou_ssize_t nargs)
{
    OuObject *tuple = OuTuple_New(nargs);
    if (tuple == NULL) {
        return NULL;
    }
    OuObject_GC_UnTrack(tuple);
    copy_items(((OuTupleObject *)tuple)->ob_item, args, nargs);
    OuObject *result = OuObject_Call(type, tuple, NULL);
    OU_ASSERT_OBJECT(tuple, nargs == 0 || Ou_REFCNT(tuple) == 1, "this type kept its arguments");
    for (Ou_ssize_t i = 0; i < nargs; i++) {
        OuTuple_SET_ITEM(tuple, i, NULL);
    }
    Ou_DecRef(tuple);
    return result;
}

OuObject *OuObject_Vectorcall(OuObject *callable, OuObject *const *args, Ou_ssize_t nargs,
                              OuObject *kwnames)
{
    if (OuFunction_Check(callable) && ou_function_vectorcall_hook != NULL) {
        return ou_function_vectorcall_hook(callable, args, nargs, kwnames);
    }
    if (OuMethod_Check(callable)) {
        return call_method(callable, args, nargs, kwnames);
    }
    if (OuCFunction_Check(callable)) {
        return ou_cfunction_vectorcall(callable, args, nargs, kwnames);
    }
    if (Ou_TYPE(callable) == &OuMethodDescr_Type) {
        return ou_method_descr_vectorcall(callable, args, nargs, kwnames);
    }
    if (kwnames == NULL && nargs > 0 && has_vectorcall(callable)) {
        return call_type(callable, args, nargs);
    }
    if (callable == (OuObject *)&OuType_Type && nargs == 1 && kwnames == NULL) {
        return Ou_NewRef((OuObject *)Ou_TYPE(args[0])); /* type(x) needs no tuple, as in CPython */
    }
    return make_tp_call(callable, args, nargs, kwnames);
}

/**
 * Calls with the items of a tuple and of a dict, owned by the array meanwhile. CPython:
 * _PyStack_UnpackDict (Objects/call.c).
 */
static OuObject *call_unpacked(OuObject *callable, OuObject **items, Ou_ssize_t nargs,
                               OuObject *kwargs)
{
    OuObject *names = OuTuple_New(OuDict_GET_SIZE(kwargs));
    if (names == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < nargs; i++) {
        Ou_IncRef(items[i]);
    }
    Ou_ssize_t at = 0;
    Ou_ssize_t count = 0;
    OuObject *key;
    OuObject *value;
    int strings = 1;
    while (OuDict_Next(kwargs, &at, &key, &value)) {
        strings &= OuUnicode_Check(key);
        OuTuple_SET_ITEM(names, count, Ou_NewRef(key));
        items[nargs + count] = Ou_NewRef(value);
        count++;
    }
    OuObject *result = strings ? OuObject_Vectorcall(callable, items, nargs, names)
                               : OuErr_Format(OuExc_TypeError, "keywords must be strings");
    for (Ou_ssize_t i = 0; i < nargs + count; i++) {
        Ou_DecRef(items[i]);
    }
    Ou_DecRef(names);
    return result;
}

OuObject *ou_object_call_prepend(OuObject *callable, OuObject *obj, OuObject *args,
                                 OuObject *kwargs)
{
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    Ou_ssize_t nkw = kwargs ? OuDict_GET_SIZE(kwargs) : 0;
    ArgStack stack;
    if (stack_open(&stack, nargs + nkw + 1) < 0) {
        return NULL;
    }
    stack.items[0] = obj;
    copy_items(stack.items + 1, ((OuTupleObject *)args)->ob_item, nargs);
    OuObject *result = nkw > 0 ? call_unpacked(callable, stack.items, nargs + 1, kwargs)
                               : OuObject_Vectorcall(callable, stack.items, nargs + 1, NULL);
    stack_close(&stack);
    return result;
}
