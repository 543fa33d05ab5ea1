/* SPDX-License-Identifier: MIT */
/* OuList_SetItem with the first and the last slot, with the item that is there already, and with NULL. */
#include "lists.h"

PROBE(setitem_at_both_ends)
{
    OuObject *list = OuList_New(3);
    Toy *ant = toy("ant");
    for (Ou_ssize_t i = 0; i < 3; i++) {
        Ou_IncRef(OBJ(ant));
        OuList_SetItem(list, i, OBJ(ant));
    }
    say_count(ant);                    // expect: ant has count 4
    say("%td", OuList_Size(list));     // expect: 3
    Ou_IncRef(OBJ(ant));               /* a reference to give away */
    OuList_SetItem(list, 2, OBJ(ant)); /* the same object once more: one in, one out */
    say_count(ant);                    // expect: ant has count 4
    say("%d", OuList_SetItem(list, 0, OBJ(toy("bee")))); // expect: 0
    say("%d", OuList_SetItem(list, 2, OBJ(toy("cow")))); // expect: 0
    say_count(ant);                                      // expect: ant has count 2
    say_list("the list", list);                          // expect: the list: bee ant cow
    OuList_SetItem(list, 2, NULL);                       // expect: cow dies
    say_list("the list", list);                          // expect: the list: bee ant -
    say("%s", name_of(OuList_GetItem(list, 0)));         // expect: bee
    OuList_GetItem(list, 3);
    say_error(); // expect: IndexError
    OuList_GetItem(list, -1);
    say_error();         // expect: IndexError
    put_away(list);      // expect: bee dies
    Ou_DecRef(OBJ(ant)); // expect: ant dies
}
