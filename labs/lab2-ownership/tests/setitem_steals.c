/* SPDX-License-Identifier: MIT */
/* OuList_SetItem() takes over the caller's reference, and releases what was in the slot. */
#include "lists.h"

PROBE(setitem_steals)
{
    OuObject *list = LIST("ant", "bee");
    Toy *cow = toy("cow");                        /* count 1: ours */
    say("%d", OuList_SetItem(list, 0, OBJ(cow))); // expect: ant dies
    // expect: 0
    say_count(cow); // expect: cow has count 1

    /* Two slots, two references. */
    Ou_IncRef(OBJ(cow));
    OuList_SetItem(list, 1, OBJ(cow)); // expect: bee dies
    say_count(cow);                    // expect: cow has count 2

    /* The slot has the same object already. The reference is used up all the same. */
    Ou_IncRef(OBJ(cow));
    OuList_SetItem(list, 1, OBJ(cow));
    say_count(cow); // expect: cow has count 2

    OuList_SetItem(list, 0, NULL);
    say_list("the list", list); // expect: the list: - cow
    OuList_SetItem(list, 0, OBJ(toy("dog")));
    say_list("the list", list); // expect: the list: dog cow
    put_away(list);
    // expect: cow dies
    // expect: dog dies
}
