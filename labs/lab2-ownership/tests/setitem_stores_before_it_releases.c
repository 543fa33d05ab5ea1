/* SPDX-License-Identifier: MIT */
/* The new item is in its slot before the old one dies: code that runs meanwhile finds it there. */
#include "lists.h"

static OuObject *zoo;

static void look_into_the_zoo(Toy *self)
{
    say("dying, %s sees %s", self->name, item_of(zoo, 0)->name);
}

PROBE(setitem_stores_before_it_releases)
{
    zoo = LIST("ant");
    item_of(zoo, 0)->at_death = look_into_the_zoo;
    OuList_SetItem(zoo, 0, OBJ(toy("bee"))); // expect: ant dies
    // expect: dying, ant sees bee
    put_away(zoo); // expect: bee dies
}
