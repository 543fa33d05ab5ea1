/* SPDX-License-Identifier: MIT */
/* Resizing moves the items and touches no count. Within the room it allocates nothing. */
#include "lists.h"

static void resize(OuObject *list, Ou_ssize_t size)
{
    int result = ou_list_resize((OuListObject *)list, size);
    say("%d: %td items, room for %td", result, Ou_SIZE(list), ((OuListObject *)list)->allocated);
}

PROBE(resize_keeps_the_items)
{
    OuObject *list = LIST("ant", "bee");
    resize(list, 3); // expect: 0: 3 items, room for 8
    ((OuListObject *)list)->ob_item[2] = OBJ(toy("cow"));
    say_list("the list", list);  // expect: the list: ant bee cow
    say_count(item_of(list, 0)); // expect: ant has count 1

    no_memory();
    resize(list, 8); // expect: 0: 8 items, room for 8
    resize(list, 4); // expect: 0: 4 items, room for 8
    memory_again();
    ((OuListObject *)list)->ob_base.ob_size = 3; /* the fourth was never set */
    say_list("the list", list);                  // expect: the list: ant bee cow
    put_away(list);
    // expect: cow dies
    // expect: bee dies
    // expect: ant dies
}
