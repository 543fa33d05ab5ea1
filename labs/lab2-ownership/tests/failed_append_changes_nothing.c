/* SPDX-License-Identifier: MIT */
/* When there is no memory to grow, the list and the counts stay as they were. */
#include "lists.h"

PROBE(failed_append_changes_nothing)
{
    OuObject *list = LIST("ant", "bee"); /* no room to spare */
    Toy *cow = toy("cow");
    no_memory();
    int appended = OuList_Append(list, OBJ(cow));
    memory_again();
    say("append: %d", appended); // expect: append: -1
    say_error();                 // expect: MemoryError
    say_list("the list", list);  // expect: the list: ant bee

    no_memory();
    int inserted = OuList_Insert(list, 0, OBJ(cow));
    memory_again();
    say("insert: %d", inserted); // expect: insert: -1
    say_error();                 // expect: MemoryError
    say_list("the list", list);  // expect: the list: ant bee
    say_count(cow);              // expect: cow has count 1
    Ou_DecRef(OBJ(cow));         // expect: cow dies
    put_away(list);
    // expect: bee dies
    // expect: ant dies
}
