/* SPDX-License-Identifier: MIT */
/* ou_list_traverse() shows each item once, the last one first, and can be stopped. */
#include "lists.h"

/** Says whom it is shown; asks to stop at the one that `argument` names. */
static int visit(OuObject *op, void *argument)
{
    say("%s", ((Toy *)op)->name);
    return argument != NULL && strcmp(((Toy *)op)->name, argument) == 0 ? 7 : 0;
}

PROBE(traverse_shows_the_last_item_first)
{
    char bee[] = "bee";
    OuObject *list = list_by_hand(4, (const char *const[]){"ant", "bee", "cow", NULL});
    ((OuListObject *)list)->ob_base.ob_size = 4; /* and an empty slot */
    say("result %d", ou_list_traverse(list, visit, NULL));
    // expect: cow
    // expect: bee
    // expect: ant
    // expect: result 0
    say("result %d", ou_list_traverse(list, visit, bee));
    // expect: cow
    // expect: bee
    // expect: result 7
    say_count(item_of(list, 2)); // expect: cow has count 1
    put_away(list);
    // expect: cow dies
    // expect: bee dies
    // expect: ant dies
}
