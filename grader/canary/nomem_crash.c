/* SPDX-License-Identifier: MIT */
/* Nobody asks whether there was memory. */
// caught: the program crashes: SIGSEGV
#include "probe.h"

#include "ouro/memory.h"

PROBE(nomem_crash)
{
    int *number = OuMem_Malloc(sizeof *number);
    *(volatile int *)number = 7;
    say("number %d", *number); // expect: number 7
    OuMem_Free(number);
}
