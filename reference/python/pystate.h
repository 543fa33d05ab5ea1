/* SPDX-License-Identifier: MIT */
/**
 * @file pystate.h
 * The state of the one interpreter: what runs, what is being handled, which modules there are.
 */
#ifndef OURO_PYTHON_PYSTATE_H
#define OURO_PYTHON_PYSTATE_H

#include "frame.h"
#include "ouro/object.h"

/**
 * The exception that is being handled: one item for the program, one for each generator that runs.
 * CPython: _PyErr_StackItem (Include/cpython/pystate.h).
 */
typedef struct OuErrStackItem {
    OuObject *exc_value;                  /**< owned exception, or NULL */
    struct OuErrStackItem *previous_item; /**< who resumed this generator */
} OuErrStackItem;

/** The state. CPython: PyThreadState (Include/pytypedefs.h) and PyInterpreterState. */
typedef struct OuState {
    OuInterpreterFrame *current_frame; /**< the newest frame, or NULL */
    OuErrStackItem *exc_info;          /**< the newest item */
    OuErrStackItem exc_state;          /**< the oldest item */
    OuObject *modules;                 /**< owned dict: sys.modules */
    OuObject *sysdict;                 /**< owned dict of the module sys */
    OuObject *builtins;                /**< owned dict of the module builtins */
    OuObject *builtins_copy;           /**< owned dict: as they were at start */
    int finalizing;                    /**< 1 once the shutdown began */
} OuState;

/** The one state. */
extern OuState ou_state;

/**
 * The exception that is being handled, borrowed; NULL if none. CPython: _PyErr_GetTopmostException
 * (Python/errors.c).
 */
OuObject *ou_handled_exception(void);

/**
 * Set by the handler of SIGINT; the evaluation loop turns it into KeyboardInterrupt.
 */
extern volatile int ou_interrupted;

#endif
