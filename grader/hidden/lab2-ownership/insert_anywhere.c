/* SPDX-License-Identifier: MIT */
/* OuList_Insert with indexes on both sides of the list and inside, in a full list and in an empty one. */
#include "lists.h"

PROBE(insert_anywhere)
{
    OuObject *list = EMPTY_LIST();
    Toy *one = toy("1"), *two = toy("2"), *three = toy("3"), *four = toy("4");
    OuList_Insert(list, -5, OBJ(one));
    say_list("far in front of nothing", list); // expect: far in front of nothing: 1
    OuList_Insert(list, OU_SSIZE_T_MAX, OBJ(two));
    say_list("far behind", list); // expect: far behind: 1 2
    OuList_Insert(list, -2, OBJ(three));
    say_list("in front of the second to last",
             list); // expect: in front of the second to last: 3 1 2
    OuList_Insert(list, -3, OBJ(four));
    say_list("in front of the third to last",
             list); // expect: in front of the third to last: 4 3 1 2
    OuList_Insert(list, -5, OBJ(two));
    say_list("one too far", list); // expect: one too far: 2 4 3 1 2
    OuList_Insert(list, 5, OBJ(one));
    say_list("behind the last", list); // expect: behind the last: 2 4 3 1 2 1
    OuList_Insert(list, 3, list);
    say("%td items, the list has count %td", OuList_Size(list),
        Ou_REFCNT(list)); // expect: 7 items, the list has count 2
    OuList_SetItem(list, 3, NULL);
    say_count(one);   // expect: 1 has count 3
    say_count(two);   // expect: 2 has count 3
    say_count(three); // expect: 3 has count 2
    put_away(list);
    Ou_DecRef(OBJ(one));   // expect: 1 dies
    Ou_DecRef(OBJ(two));   // expect: 2 dies
    Ou_DecRef(OBJ(three)); // expect: 3 dies
    Ou_DecRef(OBJ(four));  // expect: 4 dies
}
