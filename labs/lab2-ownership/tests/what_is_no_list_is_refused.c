/* SPDX-License-Identifier: MIT */
/* An impossible size, and an object that is no list, give an error and change nothing. */
#include "lists.h"

PROBE(what_is_no_list_is_refused)
{
    Ou_ssize_t before = ou_live_objects();
    say("%s", OuList_New(-1) == NULL ? "NULL" : "a list");                 // expect: NULL
    say_error();                                                           // expect: SystemError
    say("%s", OuList_New(OU_SSIZE_T_MAX / 4) == NULL ? "NULL" : "a list"); // expect: NULL
    say_error();                                                           // expect: MemoryError
    say("objects left: %td", ou_live_objects() - before); // expect: objects left: 0

    Toy *ant = toy("ant");
    say("%td", OuList_Size(OBJ(ant)));               // expect: -1
    say_error();                                     // expect: SystemError
    say("%s", name_of(OuList_GetItem(OBJ(ant), 0))); // expect: nothing
    say_error();                                     // expect: SystemError
    say_count(ant);                                  // expect: ant has count 1
    Ou_DecRef(OBJ(ant));                             // expect: ant dies
}
