/* SPDX-License-Identifier: MIT */
/**
 * @file inittab.h
 * The list of the modules that are written in C.
 */
#ifndef OURO_PYTHON_INITTAB_H
#define OURO_PYTHON_INITTAB_H

/** X(name of the module, function that makes it: a new reference, or NULL). */
#define OU_BUILTIN_MODULES(X)

#endif
