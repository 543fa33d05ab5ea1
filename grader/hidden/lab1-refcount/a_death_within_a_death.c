/* SPDX-License-Identifier: MIT */
/* What a dying object releases dies before the dying one lets its own parts go. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static OuObject *trailer;

static void unhitch(Toy *self)
{
    say("dying, %s unhitches the trailer", self->name);
    Ou_DecRef(trailer);
    say("%s goes on dying", self->name);
}

PROBE(a_death_within_a_death)
{
    Toy *car = toy("car");
    Toy *boat = toy("boat");
    car->parts[0] = OBJ(toy("wheel"));
    car->at_death = unhitch;
    trailer = OBJ(toy("trailer"));
    ((Toy *)trailer)->parts[0] = OBJ(boat);
    Ou_IncRef(OBJ(boat)); /* the trailer has one reference to the boat, we have one */
    Ou_DecRef(OBJ(car));  // expect: car dies
    // expect: dying, car unhitches the trailer
    // expect: trailer dies
    // expect: car goes on dying
    // expect: wheel dies
    say_count(boat);      // expect: boat has count 1
    Ou_DecRef(OBJ(boat)); // expect: boat dies
}
