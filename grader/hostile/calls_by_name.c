/* SPDX-License-Identifier: MIT */
/*
 * Looks for the functions it must not call by their names.
 *
 * Verdict: dlsym is not among what a lab may use of the C library
 * Box: ended early: status 7 before the probe was done
 */
#include "ouro/refcount.h"

#include <dlfcn.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    void (*leave)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "_exit");
    leave(7);
}
