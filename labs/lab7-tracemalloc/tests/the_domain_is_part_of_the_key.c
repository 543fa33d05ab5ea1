/* SPDX-License-Identifier: MIT */
/* The same address may be known in several domains, each with a trace of its own. */
#include "below.h"

enum { DOMAINS = 500 };

/** Whether the address is known in a domain as it should be: with this size, or (0) not at all. */
static int is_right(unsigned int domain, size_t size)
{
    const OuTrace *trace = ou_tracemalloc_find(domain, 0x1000);
    return trace != NULL ? trace->domain == domain && trace->size == size : size == 0;
}

/** One address in so many domains that some of them meet in the table. */
static int count_wrong_answers(void)
{
    int wrong = 0;
    for (unsigned int domain = 1; domain <= DOMAINS; domain++) {
        tracemalloc_add_trace(domain, 0x1000, domain);
    }
    for (unsigned int domain = 1; domain <= DOMAINS; domain++) {
        wrong += !is_right(domain, domain);
    }
    for (unsigned int domain = 2; domain <= DOMAINS; domain += 2) {
        tracemalloc_remove_trace(domain, 0x1000);
    }
    for (unsigned int domain = 1; domain <= DOMAINS; domain++) {
        wrong += !is_right(domain, domain % 2 ? domain : 0);
    }
    return wrong;
}

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
    say("wrong answers for one address in 500 domains: %d", count_wrong_answers());
    // expect: wrong answers for one address in 500 domains: 0
    ou_tracemalloc_stop();
    watch_off();
}
