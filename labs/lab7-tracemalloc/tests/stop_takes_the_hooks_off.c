/* SPDX-License-Identifier: MIT */
/* ou_tracemalloc_stop() puts back what was covered, and blocks outlive the change. */
#include "below.h"

PROBE(stop_takes_the_hooks_off)
{
    be_home();
    watch_on();
    void *before = OuMem_Malloc(10);
    ou_tracemalloc_start(1);
    void *during = OuMem_Malloc(20);
    OuMem_Free(before); /* made before the start */
    ou_tracemalloc_stop();
    say("tracing: %d", ou_tracemalloc.tracing); // expect: tracing: 0
    watch_says = 1;
    void *after = OuMem_Malloc(30); // expect: below: malloc 30
    OuMem_Free(during);             // expect: below: free of 20
    OuMem_Free(after);              // expect: below: free of 30
    watch_says = 0;
    watch_off();
    ou_tracemalloc_stop(); /* tracing is off already: nothing happens */
    OuMemAllocator top;
    OuMem_GetAllocator(OU_MEM_DOMAIN_MEM, &top);
    say("the watch is %s", top.context == &watched[OU_MEM_DOMAIN_MEM] ? "back" : "off");
    // expect: the watch is off
}
