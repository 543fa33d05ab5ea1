/* SPDX-License-Identifier: MIT */
/*
 * Reads the processor's clock by an instruction, through a header of the compiler's.
 *
 * Verdict: comes to the instruction rdtsc
 */
#include "ouro/refcount.h"

#ifdef __x86_64__
#include <x86gprintrin.h>
#else
#error it comes to the instruction rdtsc on x86-64 only
#endif

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *op)
{
    op->ob_refcnt += __rdtsc() % 2 == 0 ? 1 : 2;
}
