/* SPDX-License-Identifier: MIT */
/*
 * Prints the environment, where secrets may lie.
 *
 * Verdict: environ is not among what a lab may use of the C library
 * Box: no secret in the environment
 */
#include "ouro/refcount.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    int secrets = 0;
    for (char **setting = environ; *setting != NULL; setting++) {
        secrets += strstr(*setting, "SECRET") != NULL;
    }
    puts(secrets == 0 ? "no secret in the environment" : "a secret!");
    fflush(stdout);
    _exit(1);
}
