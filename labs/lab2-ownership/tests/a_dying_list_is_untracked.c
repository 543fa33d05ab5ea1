/* SPDX-License-Identifier: MIT */
/* The collector must not find a dying list: it is untracked before anything is released. */
#include "lists.h"

static OuObject *zoo;

static void look_at_the_zoo(Toy *self)
{
    say("dying, %s sees the list tracked: %s", self->name, ou_gc_is_tracked(zoo) ? "yes" : "no");
}

PROBE(a_dying_list_is_untracked)
{
    zoo = LIST("ant", "bee");
    item_of(zoo, 0)->at_death = look_at_the_zoo;
    item_of(zoo, 1)->at_death = look_at_the_zoo;
    Ou_DecRef(zoo);
    // expect: bee dies
    // expect: dying, bee sees the list tracked: no
    // expect: ant dies
    // expect: dying, ant sees the list tracked: no

    /* Whoever lets it die may have untracked it already. */
    OuObject *list = LIST("cow");
    OuObject_GC_UnTrack(list);
    Ou_DecRef(list); // expect: cow dies
}
