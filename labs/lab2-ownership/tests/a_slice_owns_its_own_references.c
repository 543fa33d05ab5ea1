/* SPDX-License-Identifier: MIT */
/* OuList_GetSlice() makes a list with references of its own; the bounds are clipped. */
#include "lists.h"

static void slice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high)
{
    OuObject *part = OuList_GetSlice(list, low, high);
    say_list("the slice", part);
    put_away(part);
}

PROBE(a_slice_owns_its_own_references)
{
    OuObject *list = LIST("a", "b", "c", "d");
    OuObject *part = OuList_GetSlice(list, 1, 3);
    say_list("the slice", part); // expect: the slice: b c
    say_count(item_of(list, 1)); // expect: b has count 2
    say_count(item_of(list, 3)); // expect: d has count 1

    slice(list, 2, 99);  // expect: the slice: c d
    slice(list, -99, 1); // expect: the slice: a
    slice(list, 3, 1);   // expect: the slice: empty
    slice(list, 99, 99); // expect: the slice: empty
    slice(list, 0, 4);   // expect: the slice: a b c d
    OuObject *empty_slot = list_around(NULL);
    slice(empty_slot, 0, 1); // expect: the slice: -
    put_away(empty_slot);

    put_away(list);
    // expect: d dies
    // expect: a dies
    say_list("the slice", part); // expect: the slice: b c
    put_away(part);
    // expect: c dies
    // expect: b dies
}
