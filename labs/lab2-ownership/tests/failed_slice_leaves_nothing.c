/* SPDX-License-Identifier: MIT */
/* When there is no memory for the slice, no reference is taken; what is no list has no slice. */
#include "lists.h"

PROBE(failed_slice_leaves_nothing)
{
    OuObject *list = LIST("ant", "bee");
    Ou_ssize_t before = ou_live_objects();
    OuMem_SetupFaults();
    for (int n = 1; n <= 2; n++) {
        OuMem_FailAllocation(n, 1);
        OuObject *slice = OuList_GetSlice(list, 0, 2);
        say("allocation %d fails: %s", n, slice == NULL ? "NULL" : "a list");
        say_error();
    }
    // expect: allocation 1 fails: NULL
    // expect: MemoryError
    // expect: allocation 2 fails: NULL
    // expect: MemoryError
    OuMem_RemoveFaults();
    say_count(item_of(list, 0));                          // expect: ant has count 1
    say("objects left: %td", ou_live_objects() - before); // expect: objects left: 0
    OuObject *no_slice = OuList_GetSlice(OBJ(item_of(list, 0)), 0, 2);
    say("of a toy: %s", no_slice == NULL ? "NULL" : "a list"); // expect: of a toy: NULL
    say_error();                                               // expect: SystemError
    put_away(list);
    // expect: bee dies
    // expect: ant dies
}
