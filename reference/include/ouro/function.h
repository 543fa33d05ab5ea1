/* SPDX-License-Identifier: MIT */
/**
 * @file function.h
 * Functions written in Python: a code object with what it needs to run.
 *
 * types/ knows nothing of code objects but that they are objects; python/ says through the hooks
 * below how a function is called and what fits as its code.
 */
#ifndef OURO_FUNCTION_H
#define OURO_FUNCTION_H

#include "ouro/object.h"

/** A function. CPython: PyFunctionObject (Include/cpython/funcobject.h). */
typedef struct OuFunctionObject {
    OuObject ob_base;           /**< the head of every object */
    OuObject *func_globals;     /**< owned dict */
    OuObject *func_builtins;    /**< owned dict */
    OuObject *func_name;        /**< owned str */
    OuObject *func_qualname;    /**< owned str */
    OuObject *func_code;        /**< owned code object */
    OuObject *func_defaults;    /**< owned tuple, or NULL */
    OuObject *func_kwdefaults;  /**< owned dict, or NULL */
    OuObject *func_closure;     /**< owned tuple of cells, or NULL */
    OuObject *func_doc;         /**< owned */
    OuObject *func_dict;        /**< owned dict, or NULL */
    OuObject *func_weakreflist; /**< weak references to it */
    OuObject *func_module;      /**< owned: `__module__`, or NULL */
    OuObject *func_annotations; /**< owned dict, or a tuple of names and values, or NULL */
} OuFunctionObject;

extern OuTypeObject OuFunction_Type; /**< function. CPython: PyFunction_Type. */

/**
 * Whether an object is a function.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyFunction_Check (Include/cpython/funcobject.h).
 */
static inline int OuFunction_Check(const OuObject *op)
{
    return op->ob_type == &OuFunction_Type;
}

/**
 * What a function is made from; all borrowed. CPython: PyFrameConstructor
 * (Include/cpython/funcobject.h).
 */
typedef struct OuFunctionParts {
    OuObject *code;     /**< the code object */
    OuObject *globals;  /**< a dict; `__module__` is its `__name__` */
    OuObject *builtins; /**< a dict */
    OuObject *name;     /**< `__name__` */
    OuObject *qualname; /**< `__qualname__` */
    OuObject *doc;      /**< or NULL: None */
} OuFunctionParts;

/**
 * Makes a function.
 *
 * @param parts  what it is made from; borrowed, the function takes references of its own
 * @return @newref, tracked; NULL with MemoryError set
 *
 * Defaults, closure and annotations are NULL: the caller puts them in.
 * CPython: PyFunction_NewWithQualName (Objects/funcobject.c).
 */
OuObject *ou_function_new(const OuFunctionParts *parts);

/**
 * How functions are called; the tp_call of the type goes there. Set by python/. CPython:
 * _PyFunction_Vectorcall (Objects/call.c).
 */
extern OuTernaryFunc ou_function_call_hook;

/**
 * How many free variables a code object has; -1 if the object is no code object. Set by python/.
 * Needed when `__code__` is set. CPython: PyCodeObject (Include/pytypedefs.h).co_nfreevars.
 */
extern Ou_ssize_t (*ou_function_code_hook)(OuObject *code);

/**
 * Calls with positional arguments, then the values of keyword arguments, in an array. CPython:
 * vectorcallfunc (Include/cpython/object.h).
 */
typedef OuObject *(*OuVectorcallFunc)(OuObject *callable, OuObject *const *args, Ou_ssize_t nargs,
                                      OuObject *kwnames);

/**
 * How functions are called with arguments in an array. Set by python/. CPython:
 * _PyFunction_Vectorcall (Objects/call.c).
 */
extern OuVectorcallFunc ou_function_vectorcall_hook;

/**
 * Calls any callable; functions and bound methods without a tuple that would own the arguments.
 *
 * @param callable  @borrowed
 * @param args      @borrowed references: positional arguments, then the values of keyword arguments
 * @param nargs     how many positional ones
 * @param kwnames   @borrowed tuple of the names of the keyword arguments, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: PyObject_Vectorcall (Objects/call.c).
 */
OuObject *OuObject_Vectorcall(OuObject *callable, OuObject *const *args, Ou_ssize_t nargs,
                              OuObject *kwnames);

/**
 * Reads func.__code__.
 *
 * @param func  @borrowed; a function
 * @return @borrowed
 *
 * CPython: PyFunction_GetCode (Objects/funcobject.c).
 */
OuObject *OuFunction_GetCode(OuObject *func);

/**
 * Reads func.__globals__.
 *
 * @param func  @borrowed; a function
 * @return @borrowed
 *
 * CPython: PyFunction_GetGlobals (Objects/funcobject.c).
 */
OuObject *OuFunction_GetGlobals(OuObject *func);

/**
 * Reads func.__annotations__, which is made if need be.
 *
 * @param func  @borrowed; a function
 * @return @borrowed; NULL with an error set
 *
 * CPython: PyFunction_GetAnnotations (Objects/funcobject.c).
 */
OuObject *OuFunction_GetAnnotations(OuObject *func);

#endif
