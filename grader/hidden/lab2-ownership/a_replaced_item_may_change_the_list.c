/* SPDX-License-Identifier: MIT */
/* What a slice held is released last. A dying item appends to the list and deletes from it. */
#include "lists.h"

static OuObject *zoo;

static void change_the_zoo(Toy *self)
{
    say_list("dying, it sees", zoo);
    Toy *heir = toy("heir");
    OuList_Append(zoo, OBJ(heir));
    Ou_DecRef(OBJ(heir));
    OuList_SetSlice(zoo, 0, 1, NULL);
    say("%s has changed the zoo", self->name);
}

PROBE(a_replaced_item_may_change_the_list)
{
    OuObject *two = LIST("x", "y");
    zoo = LIST("a", "b", "c", "d");
    item_of(zoo, 2)->at_death = change_the_zoo;
    OuList_SetSlice(zoo, 1, 3, two);
    // expect: c dies
    // expect: dying, it sees: a x y d
    // expect: a dies
    // expect: c has changed the zoo
    // expect: b dies
    say_list("the zoo", zoo); // expect: the zoo: x y d heir
    item_of(zoo, 3)->at_death = change_the_zoo;
    OuList_SetSlice(zoo, 2, 4, NULL);
    // expect: heir dies
    // expect: dying, it sees: x y
    // expect: heir has changed the zoo
    // expect: d dies
    say_list("the zoo", zoo);   // expect: the zoo: y heir
    say_count(item_of(two, 0)); // expect: x has count 1
    put_away(zoo);              // expect: heir dies
    put_away(two);
    // expect: y dies
    // expect: x dies
}
