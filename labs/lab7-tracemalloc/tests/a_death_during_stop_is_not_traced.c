/* SPDX-License-Identifier: MIT */
/* The hooks are off before filenames are released: what runs then is not traced any more. */
#include "below.h"

static void *kept;

static void allocate(Node *self)
{
    say("dying, %s sees tracing %d", self->name, ou_tracemalloc.tracing);
    kept = OuMem_Malloc(16);
}

PROBE(a_death_during_stop_is_not_traced)
{
    watch_on();
    be_nowhere();
    Node *cat = node_untracked(&Node_Type, "cat.py");
    cat->at_death = allocate;
    ou_tracemalloc_start(1);
    be_at(cat, 10);
    void *block = OuMem_Malloc(24);
    be_nowhere();
    Ou_DecRef(OBJ(cat));   /* now only a traceback owns it */
    ou_tracemalloc_stop(); // expect: cat.py dies
    // expect: dying, cat.py sees tracing 0
    say_totals();                                              // expect: traced: 0 bytes, peak 0
    say("blocks traced: %zu", ou_tracemalloc.traces_used);     // expect: blocks traced: 0
    say("own blocks: %zu", watched[OU_MEM_DOMAIN_RAW].blocks); // expect: own blocks: 0
    OuMem_Free(kept);
    OuMem_Free(block);
    watch_off();
}
