/* SPDX-License-Identifier: MIT */
/* While a list is cleared, a dying item appends to it. Nothing is lost, nothing dies twice. */
#include "lists.h"

static OuObject *zoo;

static void send_an_heir(Toy *self)
{
    Toy *heir = toy("heir");
    OuList_Append(zoo, OBJ(heir));
    Ou_DecRef(OBJ(heir));
    say("dying, %s leaves %td in the zoo", self->name, Ou_SIZE(zoo));
}

PROBE(a_dying_item_may_refill_the_list)
{
    zoo = LIST("ant", "bee", "cow");
    item_of(zoo, 1)->at_death = send_an_heir;
    ou_list_clear(zoo);
    // expect: cow dies
    // expect: bee dies
    // expect: dying, bee leaves 1 in the zoo
    // expect: ant dies
    say_list("the zoo", zoo); // expect: the zoo: heir
    ou_list_clear(zoo);       // expect: heir dies
    put_away(zoo);
}
