/* SPDX-License-Identifier: MIT */
/* OuList_SetSlice with the list itself as the new items, for a slice in the middle. */
#include "lists.h"

PROBE(a_list_takes_a_part_of_itself)
{
    OuObject *list = LIST("a", "b", "c");
    say("%d", OuList_SetSlice(list, 1, 2, list)); // expect: 0
    say_list("the list", list);                   // expect: the list: a a b c c
    say_count(item_of(list, 0));                  // expect: a has count 2
    say_count(item_of(list, 2));                  // expect: b has count 1
    OuList_SetSlice(list, 4, 9, list);
    say_list("the list", list);  // expect: the list: a a b c a a b c c
    say_count(item_of(list, 0)); // expect: a has count 4
    OuList_SetSlice(list, 0, 9, list);
    say_list("the list", list);        // expect: the list: a a b c a a b c c
    say_count(item_of(list, 0));       // expect: a has count 4
    say("count %td", Ou_REFCNT(list)); // expect: count 1
    put_away(list);
    // expect: c dies
    // expect: b dies
    // expect: a dies
}
