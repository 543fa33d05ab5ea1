/* SPDX-License-Identifier: MIT */
/* When the layer below has no memory, the hook has no block, and no trace of one. */
#include "below.h"

PROBE(no_memory_below_is_no_block)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    watch_fails = 1;
    void *block = OuMem_Malloc(24);
    say("malloc gives %s", block ? "a block" : "NULL"); // expect: malloc gives NULL
    watch_fails = 1;
    block = OuMem_Calloc(2, 12);
    say("calloc gives %s", block ? "a block" : "NULL");          // expect: calloc gives NULL
    say("blocks traced: %zu", ou_tracemalloc.traces_used);       // expect: blocks traced: 0
    say("no error is set: %s", OuErr_Occurred() ? "no" : "yes"); // expect: no error is set: yes
    OuErr_Clear();
    ou_tracemalloc_stop();
    watch_off();
}
