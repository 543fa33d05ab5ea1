/* SPDX-License-Identifier: MIT */
/* Without memory, and for a size that no memory could hold, the list stays as it was. */
#include "lists.h"

static void resize(OuObject *list, Ou_ssize_t size)
{
    int result = ou_list_resize((OuListObject *)list, size);
    say("%d: %td items, room for %td", result, Ou_SIZE(list), ((OuListObject *)list)->allocated);
    say_error();
}

PROBE(failed_resize_changes_nothing)
{
    OuObject *list = LIST("ant", "bee");
    no_memory();
    resize(list, 3);
    // expect: -1: 2 items, room for 2
    // expect: MemoryError
    memory_again();

    /* So many slots that their bytes cannot be counted in 64 bits. */
    resize(list, OU_SSIZE_T_MAX / 4);
    // expect: -1: 2 items, room for 2
    // expect: MemoryError
    say_list("the list", list); // expect: the list: ant bee
    put_away(list);
    // expect: bee dies
    // expect: ant dies
}
