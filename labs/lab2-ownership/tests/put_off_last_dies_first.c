/* SPDX-License-Identifier: MIT */
/* Draining the chain lets the last one die first, each once, and leaves the chain empty. */
#include "dead.h"

PROBE(put_off_last_dies_first)
{
    static Dead places[3];
    ou_trashcan_deposit(dead(&places[0], "a"));
    ou_trashcan_deposit(dead(&places[1], "b"));
    ou_trashcan_deposit(dead(&places[2], "c"));
    say("three are put off"); // expect: three are put off
    ou_trashcan_destroy_chain();
    // expect: c dies
    // expect: b dies
    // expect: a dies
    say("drained"); // expect: drained
    ou_trashcan_destroy_chain();
    say("nothing is left"); // expect: nothing is left
}
