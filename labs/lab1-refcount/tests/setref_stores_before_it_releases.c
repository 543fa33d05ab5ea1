/* SPDX-License-Identifier: MIT */
/* Ou_XSetRef() stores first: whoever looks while the old object dies finds the new one. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static OuObject *garage; /* a slot */

static void look_into_the_garage(Toy *self)
{
    say("dying, %s sees %s in the garage", self->name, name_of(garage));
}

PROBE(setref_stores_before_it_releases)
{
    Toy *car = toy("car");
    car->at_death = look_into_the_garage;
    garage = OBJ(car);                    /* the only reference */
    Ou_XSetRef(&garage, OBJ(toy("van"))); // expect: car dies
    // expect: dying, car sees van in the garage
    say("the garage holds %s", name_of(garage)); // expect: the garage holds van
    Ou_XSetRef(&garage, NULL);                   // expect: van dies
}
