/* SPDX-License-Identifier: MIT */
/* A new list has empty slots and is tracked. An empty list needs one allocation. */
#include "lists.h"

static void look_at(OuObject *list)
{
    say("%td items, room for %td", OuList_Size(list), ((OuListObject *)list)->allocated);
    say("count %td", Ou_REFCNT(list));
    say("tracked: %s", ou_gc_is_tracked(list) ? "yes" : "no");
}

PROBE(new_list_has_empty_slots)
{
    OuObject *list = OuList_New(3);
    look_at(list);
    // expect: 3 items, room for 3
    // expect: count 1
    // expect: tracked: yes
    say_list("the list", list); // expect: the list: - - -
    put_away(list);

    OuMem_SetupFaults();
    OuObject *empty = OuList_New(0);
    say("allocations: %td", OuMem_AllocationsAsked()); // expect: allocations: 1
    OuMem_RemoveFaults();
    look_at(empty);
    // expect: 0 items, room for 0
    // expect: count 1
    // expect: tracked: yes
    say("an array: %s", ((OuListObject *)empty)->ob_item == NULL ? "no" : "yes");
    // expect: an array: no
    put_away(empty);
}
