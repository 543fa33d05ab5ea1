/* SPDX-License-Identifier: MIT */
/* Zeroed memory is zeroed, sizes are multiplied, and each domain's requests go to its own allocator. */
#include "below.h"

PROBE(each_allocator_gets_its_own_requests)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    size_t mem = watched[OU_MEM_DOMAIN_MEM].blocks, object = watched[OU_MEM_DOMAIN_OBJ].blocks;
    unsigned char *zeros = OuMem_Calloc(25, 8);
    unsigned char *thing = OuObject_Malloc(64);
    int sum = 0;
    for (int i = 0; i < 200; i++) {
        sum += zeros[i];
    }
    say("the sum of 200 bytes is %d", sum); // expect: the sum of 200 bytes is 0
    say("MEM: %zu more, OBJECT: %zu more", watched[OU_MEM_DOMAIN_MEM].blocks - mem,
        watched[OU_MEM_DOMAIN_OBJ].blocks - object); // expect: MEM: 1 more, OBJECT: 1 more
    say_size("zeros", trace_of(zeros));              // expect: zeros: 200 bytes
    say_size("thing", trace_of(thing));              // expect: thing: 64 bytes
    OuObject_Free(thing);
    say("MEM: %zu more, OBJECT: %zu more", watched[OU_MEM_DOMAIN_MEM].blocks - mem,
        watched[OU_MEM_DOMAIN_OBJ].blocks - object); // expect: MEM: 1 more, OBJECT: 0 more
    watch_fails = 1;
    say("%s", OuMem_Calloc(3, 7) == NULL ? "NULL" : "a block"); // expect: NULL
    say_totals(); // expect: traced: 200 bytes, peak 264
    OuMem_Free(zeros);
    ou_tracemalloc_stop();
    watch_off();
}
