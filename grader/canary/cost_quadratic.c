/* SPDX-License-Identifier: MIT */
/* For each item it walks over all items: the cost lane must call that quadratic. */
// caught: quadratic
#include "probe.h"

PROBE(cost_quadratic)
{
    volatile long steps = 0;
    for (long i = 0; i < probe_size(); i++) {
        for (long k = 0; k < probe_size(); k++) {
            steps++;
        }
    }
    say("every item is done: %s", steps == probe_size() * probe_size() ? "yes" : "no");
    // expect: every item is done: yes
}
