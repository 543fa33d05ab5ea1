/* SPDX-License-Identifier: MIT */
/* As much work as there are items: the cost lane must let it pass. */
// caught: nothing
#include "probe.h"

PROBE(cost_sound)
{
    volatile long steps = 0;
    for (long i = 0; i < probe_size(); i++) {
        for (int k = 0; k < 50; k++) {
            steps++;
        }
    }
    say("every item is done: %s", steps == 50 * probe_size() ? "yes" : "no");
    // expect: every item is done: yes
}
