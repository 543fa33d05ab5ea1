/* SPDX-License-Identifier: MIT */
/* OuList_SetSlice() puts any number of items in the place of others, with references of its own. */
#include "lists.h"

PROBE(setslice_replaces_grows_and_deletes)
{
    OuObject *list = LIST("a", "b", "c", "d");
    OuObject *two = LIST("x", "y");
    say("%d", OuList_SetSlice(list, 1, 3, two));
    // expect: c dies
    // expect: b dies
    // expect: 0
    say_list("two for two", list); // expect: two for two: a x y d
    say_count(item_of(two, 0));    // expect: x has count 2

    OuList_SetSlice(list, 0, 1, two); // expect: a dies
    say_list("two for one", list);    // expect: two for one: x y x y d
    OuList_SetSlice(list, 99, 99, two);
    say_list("two for none", list); // expect: two for none: x y x y d x y

    OuList_SetSlice(list, 3, 5, NULL); // expect: d dies
    say_list("none for two", list);    // expect: none for two: x y x x y
    OuList_SetSlice(list, 4, 2, NULL);
    say_list("none for none", list); // expect: none for none: x y x x y
    OuObject *none = EMPTY_LIST();
    OuList_SetSlice(list, 1, 4, none);
    put_away(none);
    say_list("an empty list for three", list); // expect: an empty list for three: x y
    say_count(item_of(two, 0));                // expect: x has count 2

    OuList_SetSlice(list, -99, 99, NULL);
    say_list("none for all", list); // expect: none for all: empty
    OuList_SetSlice(list, 0, 0, two);
    say_list("two into the empty one", list); // expect: two into the empty one: x y

    OuObject *empty_slot = list_around(NULL);
    OuList_SetSlice(list, 1, 1, empty_slot);
    say_list("an empty slot for none", list); // expect: an empty slot for none: x - y
    OuList_SetSlice(list, 1, 2, NULL);
    say_list("none for an empty slot", list); // expect: none for an empty slot: x y
    put_away(empty_slot);
    put_away(list);
    put_away(two);
    // expect: y dies
    // expect: x dies
}
