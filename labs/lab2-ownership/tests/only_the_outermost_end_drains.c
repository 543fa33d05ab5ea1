/* SPDX-License-Identifier: MIT */
/* Closing an inner bracket lets nobody die; closing the outermost one drains the chain. */
#include "dead.h"

PROBE(only_the_outermost_end_drains)
{
    static Dead outer_place, inner_place, late_place, later_place;
    OuTrashcan outer = begin(dead(&outer_place, "outer"));
    OuTrashcan inner = begin(dead(&inner_place, "inner"));
    say("%s, %s", decision(outer), decision(inner)); // expect: entered, entered
    ou_trashcan_deposit(dead(&late_place, "late"));
    ou_trashcan_end(inner);
    say("the inner bracket is closed"); // expect: the inner bracket is closed
    ou_trashcan_deposit(dead(&later_place, "later"));
    ou_trashcan_end(outer);
    // expect: later dies
    // expect: late dies
    say("the outer bracket is closed"); // expect: the outer bracket is closed
}
