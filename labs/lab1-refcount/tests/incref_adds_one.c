/* SPDX-License-Identifier: MIT */
/* Each Ou_IncRef() adds one to the count. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(incref_adds_one)
{
    Toy *car = toy_in(&place, "car");
    say_count(car); // expect: car has count 1
    Ou_IncRef(OBJ(car));
    say_count(car); // expect: car has count 2
    Ou_IncRef(OBJ(car));
    say_count(car); // expect: car has count 3
}
