/* SPDX-License-Identifier: MIT */
/**
 * @file inittab.c
 * The modules that are written in C. One line each: X(name, function that makes the module).
 */
#include "import.h"

#include "inittab.h"

/** Declares the functions. */
#define OU_DECLARE_MODULE(name, init) OuObject *init(void);
OU_BUILTIN_MODULES(OU_DECLARE_MODULE)

const OuInitTab ou_inittab[] = {
#define OU_INITTAB_LINE(name, init) {#name, init},
    OU_BUILTIN_MODULES(OU_INITTAB_LINE){0},
};
