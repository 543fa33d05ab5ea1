/* SPDX-License-Identifier: MIT */
/* Ou_StoreRef() takes before it releases: the new object may live only thanks to the old one. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static OuObject *garage; /* a slot */

PROBE(storeref_takes_before_it_releases)
{
    garage = OBJ(toy("car")); /* count 1: the garage is the only owner */
    Ou_StoreRef(&garage, garage);
    say("the garage holds %s", name_of(garage)); // expect: the garage holds car
    say_count((Toy *)garage);                    // expect: car has count 1
    Ou_StoreRef(&garage, NULL);                  // expect: car dies

    Toy *truck = toy("truck");
    truck->parts[0] = OBJ(toy("bike"));          /* only the truck owns the bike */
    garage = OBJ(truck);                         /* only the garage owns the truck */
    Ou_StoreRef(&garage, truck->parts[0]);       // expect: truck dies
    say("the garage holds %s", name_of(garage)); // expect: the garage holds bike
    say_count((Toy *)garage);                    // expect: bike has count 1
    Ou_StoreRef(&garage, NULL);                  // expect: bike dies
}
