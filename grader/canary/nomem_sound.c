/* SPDX-License-Identifier: MIT */
/* What can fail is asked, and what was there is given back. */
// caught: nothing
#include "probe.h"

#include "ouro/memory.h"

PROBE(nomem_sound)
{
    void *first = OuMem_Malloc(24);
    void *second = first == NULL ? NULL : OuMem_Malloc(40);
    OuMem_Free(second);
    OuMem_Free(first);
    say("done"); // expect: done
}
