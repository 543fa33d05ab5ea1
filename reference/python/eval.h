/* SPDX-License-Identifier: MIT */
/**
 * @file eval.h
 * The evaluation loop and calling into it.
 */
#ifndef OURO_PYTHON_EVAL_H
#define OURO_PYTHON_EVAL_H

#include "code.h"
#include "frame.h"
#include "ouro/object.h"

/**
 * Runs a frame, and the frames of all Python functions it calls, until it returns.
 *
 * @param frame     the frame; popped or kept by its generator when this returns
 * @param throwing  1: an error is set, and the frame begins by raising it
 * @return @newref, or NULL with an error set
 *
 * CPython: _PyEval_EvalFrameDefault (Python/ceval.c).
 */
OuObject *ou_eval_frame(OuInterpreterFrame *frame, int throwing);

/**
 * Calls a Python function with arguments from an array.
 *
 * @param func     @borrowed function
 * @param args     @borrowed references: positional arguments, then the values of keyword arguments
 * @param nargs    how many positional ones
 * @param kwnames  @borrowed tuple of names, or NULL
 * @return @newref, or NULL with an error set
 *
 * CPython: _PyFunction_Vectorcall (Objects/call.c).
 */
OuObject *ou_function_vectorcall(OuObject *func, OuObject *const *args, Ou_ssize_t nargs,
                                 OuObject *kwnames);

/** Calls a Python function with a tuple and a dict or NULL: what OuFunction_Type's tp_call does. */
OuObject *ou_function_call(OuObject *func, OuObject *args, OuObject *kwargs);

/**
 * Binds arguments to the parameters of a new frame's code.
 *
 * @param func      @borrowed function
 * @param localsplus where the values go; all NULL before
 * @param args      @steals{args} references, also on failure
 * @param nargs     how many positional ones
 * @param kwnames   @borrowed tuple of the names of the arguments after these, or NULL
 * @return 0, or -1 with TypeError set
 *
 * CPython: initialize_locals (Python/ceval.c).
 */
int ou_initialize_locals(OuObject *func, OuObject **localsplus, OuObject *const *args,
                         Ou_ssize_t nargs, OuObject *kwnames);

/**
 * Runs a code object in the given namespaces.
 *
 * @param code     @borrowed
 * @param globals  @borrowed dict; gets `__builtins__` if it has none
 * @param locals   @borrowed mapping
 * @return @newref, or NULL with an error set
 *
 * CPython: PyEval_EvalCode (Python/ceval.c).
 */
OuObject *OuEval_EvalCode(OuCodeObject *code, OuObject *globals, OuObject *locals);

/**
 * The builtins dict that code with these globals uses; borrowed. CPython:
 * _PyEval_BuiltinsFromGlobals (Objects/frameobject.c).
 */
OuObject *ou_builtins_from_globals(OuObject *globals);

/**
 * The globals of the newest frame, borrowed; NULL if nothing runs. CPython: PyEval_GetGlobals
 * (Python/ceval.c).
 */
OuObject *OuEval_GetGlobals(void);
/**
 * The locals of the newest frame, borrowed; NULL with an error set. CPython: PyEval_GetLocals
 * (Python/ceval.c).
 */
OuObject *OuEval_GetLocals(void);
/** The builtins of the newest frame, borrowed. CPython: PyEval_GetBuiltins (Python/ceval.c). */
OuObject *OuEval_GetBuiltins(void);

#endif
