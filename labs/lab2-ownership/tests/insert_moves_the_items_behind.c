/* SPDX-License-Identifier: MIT */
/* OuList_Insert() makes a gap and fills it; a negative index counts from the end. */
#include "lists.h"

static void insert(OuObject *list, Ou_ssize_t index, const char *name)
{
    Toy *item = toy(name);
    OuList_Insert(list, index, OBJ(item));
    Ou_DecRef(OBJ(item)); /* the list keeps it */
    say_list("the list", list);
}

PROBE(insert_moves_the_items_behind)
{
    OuObject *list = EMPTY_LIST();
    insert(list, 0, "d");   // expect: the list: d
    insert(list, 0, "b");   // expect: the list: b d
    insert(list, 1, "c");   // expect: the list: b c d
    insert(list, 3, "f");   // expect: the list: b c d f
    insert(list, -1, "e");  // expect: the list: b c d e f
    insert(list, -99, "a"); // expect: the list: a b c d e f
    insert(list, 99, "g");  // expect: the list: a b c d e f g
    Toy *last = item_of(list, 6);
    say("%d", OuList_Insert(OBJ(last), 0, OBJ(last))); // expect: -1
    say_error();                                       // expect: SystemError
    say_count(last);                                   // expect: g has count 1
    put_away(list);
    // expect: g dies
    // expect: f dies
    // expect: e dies
    // expect: d dies
    // expect: c dies
    // expect: b dies
    // expect: a dies
}
