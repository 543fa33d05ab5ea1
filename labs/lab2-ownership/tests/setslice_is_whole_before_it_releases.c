/* SPDX-License-Identifier: MIT */
/* What is replaced dies last: code that runs meanwhile finds the list complete. */
#include "lists.h"

static OuObject *zoo;

static void look_into_the_zoo(Toy *self)
{
    say("dying, %s sees", self->name);
    say_list("the zoo", zoo);
}

static void empty_the_zoo(Toy *self)
{
    say("dying, %s empties the zoo", self->name);
    ou_list_clear(zoo);
}

PROBE(setslice_is_whole_before_it_releases)
{
    OuObject *two = LIST("x", "y");
    zoo = LIST("a", "b", "c", "d");
    item_of(zoo, 1)->at_death = look_into_the_zoo;
    item_of(zoo, 2)->at_death = look_into_the_zoo;
    OuList_SetSlice(zoo, 1, 3, two);
    // expect: c dies
    // expect: dying, c sees
    // expect: the zoo: a x y d
    // expect: b dies
    // expect: dying, b sees
    // expect: the zoo: a x y d

    item_of(zoo, 3)->at_death = empty_the_zoo;
    OuList_SetSlice(zoo, 3, 4, NULL);
    // expect: d dies
    // expect: dying, d empties the zoo
    // expect: a dies
    say_list("the zoo", zoo); // expect: the zoo: empty
    put_away(zoo);
    put_away(two);
    // expect: y dies
    // expect: x dies
}
