/* SPDX-License-Identifier: MIT */
/* A dying list releases its items at once, from the last to the first. */
#include "lists.h"

PROBE(items_die_last_to_first)
{
    OuObject *list = LIST("ant", "bee", "cow");
    Ou_DecRef(list);
    // expect: cow dies
    // expect: bee dies
    // expect: ant dies
    say("the list is gone"); // expect: the list is gone
    Ou_DecRef(EMPTY_LIST());
    say("the empty one too"); // expect: the empty one too
}
