/* SPDX-License-Identifier: MIT */
/* A list that needs less than half of its room gives some back; an empty one has no array. */
#include "lists.h"

static void resize(OuObject *list, Ou_ssize_t size)
{
    int result = ou_list_resize((OuListObject *)list, size);
    say("%d: %td items, room for %td", result, Ou_SIZE(list), ((OuListObject *)list)->allocated);
}

PROBE(resize_gives_room_back)
{
    OuObject *list = list_by_hand(40, (const char *const[]){"ant", NULL});
    resize(list, 20);           // expect: 0: 20 items, room for 40
    resize(list, 19);           // expect: 0: 19 items, room for 24
    resize(list, 1);            // expect: 0: 1 items, room for 4
    say_list("the list", list); // expect: the list: ant

    Ou_DecRef(OBJ(item_of(list, 0))); // expect: ant dies
    resize(list, 0);                  // expect: 0: 0 items, room for 0
    say("an array: %s", ((OuListObject *)list)->ob_item == NULL ? "no" : "yes");
    // expect: an array: no
    resize(list, 0); // expect: 0: 0 items, room for 0
    put_away(list);
}
