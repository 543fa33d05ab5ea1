/* SPDX-License-Identifier: MIT */
/**
 * @file lifecycle.h
 * How the interpreter begins and ends.
 */
#ifndef OURO_PYTHON_LIFECYCLE_H
#define OURO_PYTHON_LIFECYCLE_H

/**
 * Makes everything: types, sys, builtins, the standard streams, the module `__main__`.
 *
 * @return 0; -1 when memory is short, and then ou_finalize() must still be called
 *
 * CPython: Py_InitializeFromConfig (Python/pylifecycle.c).
 */
int ou_initialize(void);

/**
 * Ends the program: runs what waits for its end, lets all objects die, frees everything.
 *
 * The order is CPython's: see the function. CPython: Py_FinalizeEx (Python/pylifecycle.c).
 */
void ou_finalize(void);

/**
 * Called first by ou_finalize(): the functions registered for the end of the program. Set by the
 * module that registers them; NULL: there are none. CPython: _PyAtExit_Call
 * (Modules/atexitmodule.c).
 */
extern void (*ou_atexit_hook)(void);

/** Readies the types of python/: 0, or -1. */
int ou_python_types_init(void);
/** Releases what the types of python/ own. */
void ou_python_types_fini(void);

#endif
