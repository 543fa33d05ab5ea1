/* SPDX-License-Identifier: MIT */
/* Given an object, the X variants do all that Ou_IncRef() and Ou_DecRef() do, death included. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(x_variants_count_and_kill)
{
    Toy *car = toy("car");
    Ou_XIncRef(OBJ(car));
    say_count(car); // expect: car has count 2
    Ou_XDecRef(OBJ(car));
    say_count(car);         // expect: car has count 1
    Ou_XDecRef(OBJ(car));   // expect: car dies
    say("the car is gone"); // expect: the car is gone
}
