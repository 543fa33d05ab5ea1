/* SPDX-License-Identifier: MIT */
/**
 * @file inittab.h
 * The list of the modules that are written in C.
 */
#ifndef OURO_PYTHON_INITTAB_H
#define OURO_PYTHON_INITTAB_H

#include "ouro/object.h"

/**
 * X(name, init, fini): the name of the module; the function that makes it, a new reference or
 * NULL; the function that releases what its C code keeps, called at the end of the program.
 */
#define OU_BUILTIN_MODULES(X)                                             \
    X(_tracemalloc, ou_tracemallocmodule_init, ou_tracemallocmodule_fini) \
    X(_weakref, ou_weakrefmodule_init, ou_nothing_to_release)             \
    X(atexit, ou_atexitmodule_init, ou_atexitmodule_fini)                 \
    X(gc, ou_gcmodule_init, ou_gcmodule_fini)                             \
    X(posix, ou_posixmodule_init, ou_nothing_to_release)                  \
    X(time, ou_timemodule_init, ou_nothing_to_release)

/** Declares what begins and what ends a module. */
#define OU_DECLARE_MODULE(name, init, fini) \
    OuObject *init(void);                   \
    void fini(void);
OU_BUILTIN_MODULES(OU_DECLARE_MODULE)
#undef OU_DECLARE_MODULE

/** The fini of a module that keeps nothing. */
void ou_nothing_to_release(void);

/** Calls the fini of all modules. */
void ou_builtin_modules_fini(void);

#endif
