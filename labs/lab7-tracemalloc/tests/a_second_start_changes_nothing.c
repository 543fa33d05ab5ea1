/* SPDX-License-Identifier: MIT */
/* The hooks go on each domain once; a second start changes nothing. */
#include "below.h"

static void say_layers(const char *name, OuMemDomain domain)
{
    OuMemAllocator top;
    OuMem_GetAllocator(domain, &top);
    say("%s: %s, %s is below", name, top.context == &watched[domain] ? "bare" : "covered",
        ou_tracemalloc.below[domain].context == &watched[domain] ? "the watch" : "something else");
}

PROBE(a_second_start_changes_nothing)
{
    be_home();
    watch_on();
    say("start: %d", ou_tracemalloc_start(2));             // expect: start: 0
    say("start: %d", ou_tracemalloc_start(5));             // expect: start: 0
    say("frames to store: %d", ou_tracemalloc.max_nframe); // expect: frames to store: 2
    say_layers("RAW", OU_MEM_DOMAIN_RAW); // expect: RAW: covered, the watch is below
    say_layers("MEM", OU_MEM_DOMAIN_MEM); // expect: MEM: covered, the watch is below
    say_layers("OBJ", OU_MEM_DOMAIN_OBJ); // expect: OBJ: covered, the watch is below
    watch_says = 1;
    void *block = OuMem_Malloc(24); // expect: below: malloc 24
    OuMem_Free(block);              // expect: below: free of 24
    watch_says = 0;
    ou_tracemalloc_stop();
    watch_off();
}
