/* SPDX-License-Identifier: MIT */
/**
 * @file bltin.h
 * The parts of the module builtins, each a table of functions. Private to bltin*.c.
 */
#ifndef OURO_PYTHON_BLTIN_H
#define OURO_PYTHON_BLTIN_H

#include "ouro/descr.h"

extern OuMethodDef ou_bltin_object_functions[]; /**< about one object: len, repr, getattr ... */
extern OuMethodDef ou_bltin_number_functions[]; /**< numbers and sequences: abs, sum, sorted ... */
extern OuMethodDef ou_bltin_exec_functions[];   /**< exec, eval, compile, __import__ ... */
extern OuMethodDef ou_bltin_io_functions[];     /**< print, input, open */

/**
 * Makes the module builtins and fills ou_state.builtins: a new reference, or NULL. CPython:
 * _PyBuiltin_Init (Python/bltinmodule.c).
 */
OuObject *ou_bltin_init(void);

/** Makes the module sys: a new reference, or NULL. CPython: _PySys_Create (Python/sysmodule.c). */
OuObject *ou_sys_init(void);

#endif
