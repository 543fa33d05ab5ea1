/* SPDX-License-Identifier: MIT */
/* OuList_GetItem() hands out a borrowed reference: no count moves. Else IndexError. */
#include "lists.h"

static void get(OuObject *list, Ou_ssize_t index)
{
    say("item %td: %s", index, name_of(OuList_GetItem(list, index)));
    say_error();
}

PROBE(getitem_borrows)
{
    OuObject *list = LIST("ant", "bee");
    get(list, 0);
    // expect: item 0: ant
    // expect: no error
    get(list, 1);
    // expect: item 1: bee
    // expect: no error
    say_count(item_of(list, 1)); // expect: bee has count 1
    get(list, 2);
    // expect: item 2: nothing
    // expect: IndexError
    get(list, -1);
    // expect: item -1: nothing
    // expect: IndexError
    put_away(list);
    // expect: bee dies
    // expect: ant dies
}
