/* SPDX-License-Identifier: MIT */
/* While a filename dies of the clearing, everything is forgotten already. */
#include "below.h"

static void *block;

static void look_around(Node *self)
{
    say("dying, %s sees %zu blocks and %zu bytes", self->name, ou_tracemalloc.traces_used,
        ou_tracemalloc.traced_memory);
    say_size("dying, cat.py looks for the block", trace_of(block));
    OuMem_Free(OuMem_Malloc(16)); /* tracing is on, so this is traced */
}

PROBE(a_filename_may_die_while_traces_are_cleared)
{
    watch_on();
    be_nowhere();
    ou_tracemalloc_start(1);
    Node *cat = node_untracked(&Node_Type, "cat.py"); /* a traced block itself */
    cat->at_death = look_around;
    be_at(cat, 10);
    block = OuMem_Malloc(24);
    be_nowhere();
    Ou_DecRef(OBJ(cat));                                          /* now only a traceback owns it */
    say("the file lives on: %s", trace_of(block) ? "yes" : "no"); // expect: the file lives on: yes
    ou_tracemalloc_clear_traces();                                // expect: cat.py dies
    // expect: dying, cat.py sees 0 blocks and 0 bytes
    // expect: dying, cat.py looks for the block: unknown
    say_totals(); // expect: traced: 0 bytes, peak 16
    OuMem_Free(block);
    ou_tracemalloc_stop();
    say("own blocks: %zu", watched[OU_MEM_DOMAIN_RAW].blocks); // expect: own blocks: 0
    watch_off();
}
