/* SPDX-License-Identifier: MIT */
/* While the old object dies, the slot holds the new one already, with a reference of its own. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy van_place;
static OuObject *garage;

static void look(Toy *self)
{
    say("dying, %s sees %s in the garage", self->name, name_of(garage));
    if (garage != NULL) {
        say_count((Toy *)garage);
    }
}

PROBE(storeref_is_done_before_it_releases)
{
    Toy *van = toy_in(&van_place, "van");
    Toy *car = toy("car");
    car->at_death = look;
    garage = OBJ(car);
    Ou_StoreRef(&garage, OBJ(van)); // expect: car dies
    // expect: dying, car sees van in the garage
    // expect: van has count 2

    Toy *bus = toy("bus");
    bus->at_death = look;
    Ou_XSetRef(&garage, OBJ(bus));
    say_count(van);             // expect: van has count 1
    Ou_StoreRef(&garage, NULL); // expect: bus dies
    // expect: dying, bus sees nothing in the garage
}
