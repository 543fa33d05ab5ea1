/* SPDX-License-Identifier: MIT */
/* The Ou_DecRef() that takes the last reference kills the object before it returns. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(last_release_kills_at_once)
{
    Toy *car = toy_in(&place, "car");
    Ou_IncRef(OBJ(car));
    Ou_DecRef(OBJ(car));
    say("before the last release"); // expect: before the last release
    Ou_DecRef(OBJ(car));            // expect: car dies
    say("after the last release");  // expect: after the last release
    say_count(car);                 // expect: car has count 0
}
