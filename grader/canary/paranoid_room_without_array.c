/* SPDX-License-Identifier: MIT */
/* A list that says it has room, and has none: the harness must see it at the end of the probe. */
// caught: an invariant is broken: a list has room, and no array
#include "probe.h"

#include "ouro/list.h"
#include "ouro/refcount.h"

PROBE(paranoid_room_without_array)
{
    OuObject *list = OuList_New(0);
    ((OuListObject *)list)->allocated = 4;
    say("size %td", OuList_Size(list)); // expect: size 0
}
