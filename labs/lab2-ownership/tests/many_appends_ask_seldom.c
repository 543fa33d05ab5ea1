/* SPDX-License-Identifier: MIT */
/* A thousand appends ask for memory a few dozen times, not a thousand times. */
#include "lists.h"

PROBE(many_appends_ask_seldom)
{
    static Toy place;
    Toy *ant = toy_in(&place, "ant");
    OuObject *list = EMPTY_LIST();
    OuMem_SetupFaults();
    for (int i = 0; i < 1000; i++) {
        OuList_Append(list, OBJ(ant));
    }
    Ou_ssize_t asked = OuMem_AllocationsAsked();
    OuMem_RemoveFaults();
    say("%td items", Ou_SIZE(list)); // expect: 1000 items
    say_count(ant);                  // expect: ant has count 1001
    say("fewer than 50 requests: %s", asked < 50 ? "yes" : "no");
    // expect: fewer than 50 requests: yes
    put_away(list);
    say_count(ant);      // expect: ant has count 1
    Ou_DecRef(OBJ(ant)); // expect: ant dies
}
