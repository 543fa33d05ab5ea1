/* SPDX-License-Identifier: MIT */
/* When the last reference to an owner goes, its parts go with it, all within one call. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(parts_die_with_owner)
{
    Toy *car = toy("car");
    car->parts[0] = OBJ(toy("engine"));
    car->parts[1] = OBJ(toy("wheel"));
    Ou_DecRef(OBJ(car)); // expect: car dies
    // expect: engine dies
    // expect: wheel dies
    say("after the release"); // expect: after the release
}
