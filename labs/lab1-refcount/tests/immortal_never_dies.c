/* SPDX-License-Identifier: MIT */
/* An immortal object outlives all its owners; mortal objects around it die as ever. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy none_place;

PROBE(immortal_never_dies)
{
    Toy *none = toy_in(&none_place, "none");
    Ou_SetImmortal(OBJ(none));
    for (int i = 0; i < 3; i++) {
        Ou_DecRef(OBJ(none)); /* one of these would have been the last */
    }
    say("still here: %s", name_of(OBJ(none))); // expect: still here: none

    Toy *car = toy("car");
    car->parts[0] = OBJ(none); /* no Ou_IncRef(): nobody counts */
    car->parts[1] = OBJ(toy("wheel"));
    car->parts[2] = OBJ(none);
    Ou_DecRef(OBJ(car)); // expect: car dies
    // expect: wheel dies
    say_count(none); // expect: none has count 4294967295
}
