/* SPDX-License-Identifier: MIT */
/* A full collection can wait while fewer than a quarter of the long-lived objects have joined. */
#include "collector.h"

static void say_wait(Ou_ssize_t pending, Ou_ssize_t total)
{
    ou_gc.long_lived_pending = pending;
    ou_gc.long_lived_total = total;
    say("%td joined %td: can wait %d", pending, total, ou_gc_full_collection_can_wait());
}

PROBE(fewer_than_a_quarter_can_wait)
{
    collector_begin();
    say_wait(0, 1000);   // expect: 0 joined 1000: can wait 1
    say_wait(249, 1000); // expect: 249 joined 1000: can wait 1
    say_wait(250, 1000); // expect: 250 joined 1000: can wait 0
    say_wait(900, 1000); // expect: 900 joined 1000: can wait 0
    say_wait(0, 0);      // expect: 0 joined 0: can wait 0
    say_wait(1, 0);      // expect: 1 joined 0: can wait 0
    say_wait(1999999999, 8000000000);
    // expect: 1999999999 joined 8000000000: can wait 1
    say_wait(2000000000, 8000000000);
    // expect: 2000000000 joined 8000000000: can wait 0
    collector_end();
}
