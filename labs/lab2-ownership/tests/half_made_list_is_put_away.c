/* SPDX-License-Identifier: MIT */
/* When memory runs out while a list is made, nothing of it stays behind. */
#include "lists.h"

PROBE(half_made_list_is_put_away)
{
    OuMem_SetupLedger();
    Ou_ssize_t before = ou_live_objects();
    for (int n = 1; n <= 2; n++) {
        OuMem_SetupFaults();
        OuMem_FailAllocation(n, 1); /* number n fails, and all after it */
        OuObject *list = OuList_New(3);
        OuMem_RemoveFaults();
        say("allocation %d fails: %s", n, list == NULL ? "NULL" : "a list");
        say_error();
    }
    // expect: allocation 1 fails: NULL
    // expect: MemoryError
    // expect: allocation 2 fails: NULL
    // expect: MemoryError
    say("objects left: %td", ou_live_objects() - before); // expect: objects left: 0
    say("blocks left: %td", OuMem_LiveBlocks());          // expect: blocks left: 0
    OuMem_RemoveLedger();
}
