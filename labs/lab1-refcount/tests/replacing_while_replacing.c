/* SPDX-License-Identifier: MIT */
/* The dying object may itself replace what the slot holds; nothing is lost, nothing dies twice. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static OuObject *garage; /* a slot */

static void park_a_bus(Toy *self)
{
    say("dying, %s parks a bus", self->name);
    Ou_XSetRef(&garage, OBJ(toy("bus")));
}

PROBE(replacing_while_replacing)
{
    Toy *car = toy("car");
    car->at_death = park_a_bus;
    garage = OBJ(car);
    Ou_XSetRef(&garage, OBJ(toy("van"))); // expect: car dies
    // expect: dying, car parks a bus
    // expect: van dies
    say("the garage holds %s", name_of(garage)); // expect: the garage holds bus
    Ou_Clear(&garage);                           // expect: bus dies
}
