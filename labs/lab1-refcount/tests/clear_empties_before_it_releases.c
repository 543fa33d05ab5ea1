/* SPDX-License-Identifier: MIT */
/* Ou_Clear() empties the slot first: whoever looks while the old object dies finds nothing. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static OuObject *garage; /* a slot */

static void look_into_the_garage(Toy *self)
{
    say("dying, %s sees %s in the garage", self->name, name_of(garage));
}

PROBE(clear_empties_before_it_releases)
{
    Toy *car = toy("car");
    car->at_death = look_into_the_garage;
    garage = OBJ(car); /* the only reference */
    Ou_Clear(&garage); // expect: car dies
    // expect: dying, car sees nothing in the garage
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
}
