/* SPDX-License-Identifier: MIT */
/* An object dies from Ou_Clear(), and clears the same slot and another one meanwhile. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static OuObject *garage, *shed;

static void clear_both(Toy *self)
{
    Ou_Clear(&garage);
    say("dying, %s has cleared the garage", self->name);
    Ou_Clear(&shed);
    say("dying, %s has cleared the shed", self->name);
}

PROBE(clearing_while_clearing)
{
    Toy *car = toy("car");
    car->at_death = clear_both;
    car->parts[0] = OBJ(toy("wheel"));
    garage = OBJ(car);
    shed = OBJ(toy("bike"));
    Ou_Clear(&garage); // expect: car dies
    // expect: dying, car has cleared the garage
    // expect: bike dies
    // expect: dying, car has cleared the shed
    // expect: wheel dies
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
    say("the shed holds %s", name_of(shed));     // expect: the shed holds nothing
}
