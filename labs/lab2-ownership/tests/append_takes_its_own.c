/* SPDX-License-Identifier: MIT */
/* OuList_Append() takes a reference of its own; the caller keeps theirs. */
#include "lists.h"

PROBE(append_takes_its_own)
{
    OuObject *list = EMPTY_LIST();
    Toy *ant = toy("ant");
    Toy *bee = toy("bee");
    say("%d", OuList_Append(list, OBJ(ant))); // expect: 0
    say("%d", OuList_Append(list, OBJ(bee))); // expect: 0
    say("%d", OuList_Append(list, OBJ(ant))); // expect: 0
    say_list("the list", list);               // expect: the list: ant bee ant
    say_count(ant);                           // expect: ant has count 3
    say_count(bee);                           // expect: bee has count 2

    Ou_DecRef(OBJ(bee));                          /* the list still has one */
    say_count(bee);                               // expect: bee has count 1
    put_away(list);                               // expect: bee dies
    say_count(ant);                               // expect: ant has count 1
    say("%d", OuList_Append(OBJ(ant), OBJ(ant))); // expect: -1
    say_error();                                  // expect: SystemError
    Ou_DecRef(OBJ(ant));                          // expect: ant dies
}
