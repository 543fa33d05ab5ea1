/* SPDX-License-Identifier: MIT */
/* A part with two owners outlives the first of them and dies with the second. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(shared_part_survives)
{
    Toy *radio = toy("radio");
    Toy *car = toy("car");
    Toy *van = toy("van");
    car->parts[0] = OBJ(radio); /* the car gets our reference */
    Ou_IncRef(OBJ(radio));
    van->parts[0] = OBJ(radio); /* the van gets one of its own */

    Ou_DecRef(OBJ(car));    // expect: car dies
    say("the car is gone"); // expect: the car is gone
    say_count(radio);       // expect: radio has count 1
    Ou_DecRef(OBJ(van));    // expect: van dies
    // expect: radio dies
    say("the van is gone"); // expect: the van is gone
}
