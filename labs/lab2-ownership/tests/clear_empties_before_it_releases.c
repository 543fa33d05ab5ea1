/* SPDX-License-Identifier: MIT */
/* ou_list_clear() empties the list, then releases the items, from the last to the first. */
#include "lists.h"

static OuObject *zoo;

static void look_into_the_zoo(Toy *self)
{
    say("dying, %s sees %td items", self->name, Ou_SIZE(zoo));
}

PROBE(clear_empties_before_it_releases)
{
    zoo = LIST("ant", "bee", "cow");
    item_of(zoo, 0)->at_death = look_into_the_zoo;
    item_of(zoo, 2)->at_death = look_into_the_zoo;
    say("%d", ou_list_clear(zoo));
    // expect: cow dies
    // expect: dying, cow sees 0 items
    // expect: bee dies
    // expect: ant dies
    // expect: dying, ant sees 0 items
    // expect: 0
    say("room for %td", ((OuListObject *)zoo)->allocated);    // expect: room for 0
    say("tracked: %s", ou_gc_is_tracked(zoo) ? "yes" : "no"); // expect: tracked: yes
    say("%d", ou_list_clear(zoo));                            // expect: 0

    ((OuListObject *)zoo)->allocated = -1; /* the mark of somebody who sorts */
    ou_list_clear(zoo);
    say("room for %td", ((OuListObject *)zoo)->allocated); // expect: room for -1
    ((OuListObject *)zoo)->allocated = 0;
    put_away(zoo);
}
