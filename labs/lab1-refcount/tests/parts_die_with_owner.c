/* SPDX-License-Identifier: MIT */
/* When an owner dies, the parts that only it owned die too, all within one call. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(parts_die_with_owner)
{
    Toy *car = toy("car");
    Toy *engine = toy("engine");
    engine->parts[0] = OBJ(toy("piston"));
    engine->parts[1] = OBJ(toy("spring"));
    car->parts[0] = OBJ(engine); /* no Ou_IncRef(): we hand our reference over */
    car->parts[1] = OBJ(toy("wheel"));
    Ou_DecRef(OBJ(car)); // expect: car dies
    // expect: engine dies
    // expect: piston dies
    // expect: spring dies
    // expect: wheel dies
    say("after the release"); // expect: after the release
}
