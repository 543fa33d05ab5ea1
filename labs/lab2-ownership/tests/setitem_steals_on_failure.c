/* SPDX-License-Identifier: MIT */
/* OuList_SetItem() has taken over the reference even when it fails: it must let it go. */
#include "lists.h"

PROBE(setitem_steals_on_failure)
{
    OuObject *list = LIST("ant");
    say("%d", OuList_SetItem(list, 1, OBJ(toy("bee")))); // expect: bee dies
    // expect: -1
    say_error(); // expect: IndexError

    Toy *cow = toy("cow");
    Ou_IncRef(OBJ(cow));
    OuList_SetItem(list, -1, OBJ(cow));
    say_error();    // expect: IndexError
    say_count(cow); // expect: cow has count 1

    /* NULL is allowed in the wrong place too. */
    say("%d", OuList_SetItem(list, 1, NULL)); // expect: -1
    say_error();                              // expect: IndexError

    Ou_IncRef(OBJ(cow));
    say("%d", OuList_SetItem(OBJ(cow), 0, OBJ(cow))); // expect: -1
    say_error();                                      // expect: SystemError
    Ou_DecRef(OBJ(cow));                              // expect: cow dies
    say_list("the list", list);                       // expect: the list: ant
    put_away(list);                                   // expect: ant dies
}
