/* SPDX-License-Identifier: MIT */
/* Slices with bounds the wrong way round, beyond the list and empty; lists of odd length, reversed. */
#include "lists.h"

static void say_slice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high)
{
    OuObject *slice = OuList_GetSlice(list, low, high);
    say_list(slice == list ? "the list itself" : "a slice", slice);
    Ou_DecRef(slice);
}

PROBE(slices_of_all_kinds)
{
    OuObject *list = LIST("a", "b", "c", "d", "e");
    say_slice(list, 3, 1);           // expect: a slice: empty
    say_slice(list, 2, 2);           // expect: a slice: empty
    say_slice(list, 99, 100);        // expect: a slice: empty
    say_slice(list, -7, -3);         // expect: a slice: empty
    say_slice(list, -7, 2);          // expect: a slice: a b
    say_slice(list, 3, 99);          // expect: a slice: d e
    say_slice(list, 0, 5);           // expect: a slice: a b c d e
    OuList_SetItem(list, 1, NULL);   // expect: b dies
    say("%d", OuList_Reverse(list)); // expect: 0
    say_slice(list, 1, 5);           // expect: a slice: d c - a
    OuObject *one = LIST("o");
    OuList_SetSlice(list, 4, 0, one);
    say_list("put in, bounds the wrong way round",
             list); // expect: put in, bounds the wrong way round: e d c - o a
    OuList_Reverse(one);
    say_list("one", one);                                         // expect: one: o
    say_count(item_of(one, 0));                                   // expect: o has count 2
    say("%d", OuList_SetSlice(list, 0, 6, OBJ(item_of(one, 0)))); // expect: -1
    say_error();                                                  // expect: SystemError
    say_list("the list", list);                                   // expect: the list: e d c - o a
    put_away(one);
    put_away(list);
    // expect: a dies
    // expect: o dies
    // expect: c dies
    // expect: d dies
    // expect: e dies
}
