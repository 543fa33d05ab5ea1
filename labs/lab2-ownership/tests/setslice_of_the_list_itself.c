/* SPDX-License-Identifier: MIT */
/* The new items may come from the list itself: they are those it had before the call. */
#include "lists.h"

PROBE(setslice_of_the_list_itself)
{
    OuObject *list = LIST("a", "b", "c");
    OuList_SetSlice(list, 1, 2, list);
    say_list("into the middle", list); // expect: into the middle: a a b c c
    say_count(item_of(list, 0));       // expect: a has count 2
    say_count(item_of(list, 2));       // expect: b has count 1

    OuList_SetSlice(list, 0, 5, list);
    say_list("all by all", list);                   // expect: all by all: a a b c c
    say_count(item_of(list, 0));                    // expect: a has count 2
    say("the list has count %td", Ou_REFCNT(list)); // expect: the list has count 1
    put_away(list);
    // expect: c dies
    // expect: b dies
    // expect: a dies
}
