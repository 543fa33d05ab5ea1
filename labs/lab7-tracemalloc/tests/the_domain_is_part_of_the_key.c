/* SPDX-License-Identifier: MIT */
/* The same address may be known in several domains, each with a trace of its own. */
#include "below.h"

PROBE(the_domain_is_part_of_the_key)
{
    be_home();
    watch_on();
    ou_tracemalloc_start(1);
    tracemalloc_add_trace(7, 0x1000, 10);
    tracemalloc_add_trace(8, 0x1000, 20);
    say_size("in domain 7", ou_tracemalloc_find(7, 0x1000)); // expect: in domain 7: 10 bytes
    say_size("in domain 8", ou_tracemalloc_find(8, 0x1000)); // expect: in domain 8: 20 bytes
    say_size("in domain 0", ou_tracemalloc_find(0, 0x1000)); // expect: in domain 0: unknown
    tracemalloc_remove_trace(7, 0x1000);
    say_size("in domain 7", ou_tracemalloc_find(7, 0x1000)); // expect: in domain 7: unknown
    say_size("in domain 8", ou_tracemalloc_find(8, 0x1000)); // expect: in domain 8: 20 bytes
    ou_tracemalloc_stop();
    watch_off();
}
