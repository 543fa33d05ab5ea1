/* SPDX-License-Identifier: MIT */
/**
 * @file sysmodule.h
 * The module sys, as seen from C.
 */
#ifndef OURO_PYTHON_SYSMODULE_H
#define OURO_PYTHON_SYSMODULE_H

#include "ouro/object.h"

/**
 * sys.name: borrowed; NULL without an error if there is none. CPython: PySys_GetObject
 * (Python/sysmodule.c).
 */
OuObject *ou_sys_get(const char *name);

/**
 * Sets sys.name (borrowed; NULL deletes): 0, or -1. CPython: PySys_SetObject (Python/sysmodule.c).
 */
int ou_sys_set(const char *name, OuObject *value);

/** Sets sys.argv: 0, or -1. CPython: PySys_SetArgv (Python/sysmodule.c). */
int ou_sys_set_argv(int argc, char *const *argv);

/**
 * Puts the standard streams into sys: 0, or -1. CPython: init_sys_streams (Python/pylifecycle.c).
 */
int ou_sys_init_streams(void);

#endif
