/* SPDX-License-Identifier: MIT */
/* A collection sets the counters of its generation and of all younger ones to 0. */
#include "collector.h"

PROBE(counters_up_to_it_begin_again)
{
    collector_begin();
    set_counters(701, 0, 0);
    ou_gc_merge_younger(0);
    say("generation 0: counter 0 is %d", ou_gc.generations[0].count);
    // expect: generation 0: counter 0 is 0
    set_counters(701, 11, 0);
    ou_gc_merge_younger(1);
    say("generation 1: counters 0 and 1 are %d %d", ou_gc.generations[0].count,
        ou_gc.generations[1].count);
    // expect: generation 1: counters 0 and 1 are 0 0
    set_counters(701, 11, 11);
    ou_gc_merge_younger(2);
    say_counters("generation 2"); // expect: generation 2: counters 0 0 0
    collector_end();
}
