/* SPDX-License-Identifier: MIT */
/**
 * @file inittab.c
 * The table of the modules that are written in C, made from the list in inittab.h.
 */
#include "inittab.h"

#include "import.h"

/**
 * @def OU_INITTAB_LINE
 * A line of the table of modules.
 */

const OuInitTab ou_inittab[] = {
#define OU_INITTAB_LINE(name, init, fini) {#name, init},
    OU_BUILTIN_MODULES(OU_INITTAB_LINE){0},
};

void ou_nothing_to_release(void)
{
}

/**
 * @def OU_FINI_LINE
 * A call that ends a module.
 */

void ou_builtin_modules_fini(void)
{
#define OU_FINI_LINE(name, init, fini) fini();
    OU_BUILTIN_MODULES(OU_FINI_LINE)
}
