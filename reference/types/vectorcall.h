/* SPDX-License-Identifier: MIT */
/**
 * @file vectorcall.h
 * Calls with arguments in an array: nobody but the callee's locals takes references to them.
 *
 * That is what CPython's vectorcall protocol does, and programs can see it: sys.getrefcount()
 * inside a method shows no tuple that would own the arguments as well.
 */
#ifndef OURO_TYPES_VECTORCALL_H
#define OURO_TYPES_VECTORCALL_H

#include "ouro/object.h"

/**
 * callable(obj, *args, **kwargs).
 *
 * @param callable  @borrowed
 * @param obj       @borrowed; the first argument
 * @param args      @borrowed; a tuple
 * @param kwargs    @borrowed; a dict, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: _PyObject_Call_Prepend (Objects/call.c).
 */
OuObject *ou_object_call_prepend(OuObject *callable, OuObject *obj, OuObject *args,
                                 OuObject *kwargs);

#endif
