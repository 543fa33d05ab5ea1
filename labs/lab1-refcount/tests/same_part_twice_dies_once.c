/* SPDX-License-Identifier: MIT */
/* An owner may own the same part twice: two references, two releases, one death. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static void say_parts(Toy *self)
{
    say("%s still holds %s and %s", self->name, name_of(self->parts[0]), name_of(self->parts[1]));
}

PROBE(same_part_twice_dies_once)
{
    Toy *bike = toy("bike");
    Toy *wheel = toy("wheel");
    bike->parts[0] = OBJ(wheel);
    Ou_IncRef(OBJ(wheel));
    bike->parts[1] = OBJ(wheel);
    bike->at_death = say_parts;
    say_count(wheel);     // expect: wheel has count 2
    Ou_DecRef(OBJ(bike)); // expect: bike dies
    // expect: bike still holds wheel and wheel
    // expect: wheel dies
    say("after the release"); // expect: after the release
}
