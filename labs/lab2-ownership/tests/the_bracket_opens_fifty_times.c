/* SPDX-License-Identifier: MIT */
/* Fifty brackets may be open at a time. The fifty-first object is put off, until all are closed. */
#include "dead.h"

PROBE(the_bracket_opens_fifty_times)
{
    static Dead places[50], late_place;
    OuTrashcan begun[50];
    int entered = 0;
    for (int i = 0; i < 50; i++) {
        begun[i] = begin(dead(&places[i], "one of fifty"));
        entered += begun[i] == OU_TRASHCAN_ENTERED;
    }
    say("entered: %d", entered); // expect: entered: 50
    OuTrashcan late = begin(dead(&late_place, "late"));
    say("late is %s", decision(late)); // expect: late is put off
    for (int i = 49; i > 0; i--) {
        ou_trashcan_end(begun[i]);
    }
    say("one bracket is open"); // expect: one bracket is open
    ou_trashcan_end(begun[0]);  // expect: late dies
    say("none is open");        // expect: none is open

    entered = 0;
    for (int i = 0; i < 50; i++) {
        begun[i] = begin(dead(&places[i], "one of fifty"));
        entered += begun[i] == OU_TRASHCAN_ENTERED;
    }
    say("entered: %d", entered); // expect: entered: 50
    for (int i = 49; i >= 0; i--) {
        ou_trashcan_end(begun[i]);
    }
}
