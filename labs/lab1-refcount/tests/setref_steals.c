/* SPDX-License-Identifier: MIT */
/* Ou_XSetRef() steals: the slot takes over the reference of its caller, and no count goes up. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy car_place;
static OuObject *garage; /* a slot, empty at first */

PROBE(setref_steals)
{
    Toy *car = toy_in(&car_place, "car");
    Ou_IncRef(OBJ(car)); /* two references: one to give away, one to look with */
    Ou_XSetRef(&garage, OBJ(car));
    say("the garage holds %s", name_of(garage)); // expect: the garage holds car
    say_count(car);                              // expect: car has count 2

    Ou_IncRef(OBJ(car));           /* one more to give away: the count is 3 */
    Ou_XSetRef(&garage, OBJ(car)); /* the new reference goes in, the old one is released */
    say("the garage holds %s", name_of(garage)); // expect: the garage holds car
    say_count(car);                              // expect: car has count 2

    Ou_XSetRef(&garage, NULL);
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
    say_count(car);                              // expect: car has count 1
}
