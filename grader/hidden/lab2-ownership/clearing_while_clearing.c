/* SPDX-License-Identifier: MIT */
/* A dying item clears the list that is being cleared, and then releases the list itself. */
#include "lists.h"

static OuObject *zoo;

static void clear_again(Toy *self)
{
    say("dying, %s finds %td", self->name, Ou_SIZE(zoo));
    ou_list_clear(zoo);
}

static void let_go_of_the_zoo(Toy *self)
{
    say("dying, %s lets go of the zoo", self->name);
    put_away(zoo);
}

PROBE(clearing_while_clearing)
{
    zoo = LIST("ant", "bee", "cow");
    item_of(zoo, 2)->at_death = clear_again;
    item_of(zoo, 1)->at_death = let_go_of_the_zoo;
    say("%d", ou_list_clear(zoo));
    // expect: cow dies
    // expect: dying, cow finds 0
    // expect: bee dies
    // expect: dying, bee lets go of the zoo
    // expect: ant dies
    // expect: 0
}
