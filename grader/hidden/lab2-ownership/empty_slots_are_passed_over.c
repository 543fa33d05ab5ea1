/* SPDX-License-Identifier: MIT */
/* Lists with empty slots: visited, cleared and dying, they pass over what is not there. */
#include "lists.h"

static int say_visited(OuObject *op, void *argument)
{
    say("%s%s", (const char *)argument, name_of(op));
    return strcmp(name_of(op), "bee") == 0 ? 5 : 0;
}

PROBE(empty_slots_are_passed_over)
{
    OuObject *list = OuList_New(5);
    OuList_SetItem(list, 3, OBJ(toy("cow")));
    OuList_SetItem(list, 1, OBJ(toy("bee")));
    OuList_SetItem(list, 0, OBJ(toy("ant")));
    say("%d", ou_list_traverse(list, say_visited, "visited: "));
    // expect: visited: cow
    // expect: visited: bee
    // expect: 5
    ou_list_clear(list);
    // expect: cow dies
    // expect: bee dies
    // expect: ant dies
    say("%d", ou_list_traverse(list, say_visited, "visited: ")); // expect: 0
    Ou_DecRef(list);

    list = OuList_New(4);
    OuList_SetItem(list, 2, OBJ(toy("dog")));
    Ou_DecRef(list); // expect: dog dies
    Ou_DecRef(OuList_New(6));
    say("all are gone"); // expect: all are gone
}
