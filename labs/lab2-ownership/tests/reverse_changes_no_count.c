/* SPDX-License-Identifier: MIT */
/* Reversing moves the references; it takes and releases none. */
#include "lists.h"

static void reverse(OuObject *list)
{
    int result = OuList_Reverse(list);
    say("%d", result);
    say_list("the list", list);
}

PROBE(reverse_changes_no_count)
{
    OuObject *list = LIST("a", "b", "c");
    reverse(list);
    // expect: 0
    // expect: the list: c b a
    say_count(item_of(list, 0));       // expect: c has count 1
    OuList_SetSlice(list, 1, 2, NULL); // expect: b dies
    reverse(list);
    // expect: 0
    // expect: the list: a c
    Toy *a = item_of(list, 0);
    say("%d", OuList_Reverse(OBJ(a))); // expect: -1
    say_error();                       // expect: SystemError
    put_away(list);
    // expect: c dies
    // expect: a dies
    OuObject *empty = EMPTY_LIST();
    reverse(empty);
    // expect: 0
    // expect: the list: empty
    put_away(empty);
}
