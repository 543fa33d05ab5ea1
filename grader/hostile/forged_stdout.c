/* SPDX-License-Identifier: MIT */
/*
 * Turns the C library's standard output into the transcript.
 *
 * Verdict: the transcript holds something that no probe writes there
 */
#include "ouro/refcount.h"

#include <stdio.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    fflush(stdout);
    stdout->_fileno = 3;
    puts("end shared_release_kills_nobody by-hand");
    fflush(stdout);
}
