/* SPDX-License-Identifier: MIT */
/* Two parts of one object share a third. All die within one release, the shared one with the second. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(a_shared_part_dies_with_the_later_owner)
{
    Toy *house = toy("house");
    Toy *hall = toy("hall");
    Toy *kitchen = toy("kitchen");
    Toy *lamp = toy("lamp");
    hall->parts[1] = OBJ(lamp);
    Ou_IncRef(OBJ(lamp));
    kitchen->parts[0] = OBJ(lamp);
    kitchen->parts[3] = OBJ(toy("stove"));
    house->parts[0] = OBJ(hall);
    house->parts[2] = OBJ(kitchen);
    Ou_DecRef(OBJ(house)); // expect: house dies
    // expect: hall dies
    // expect: kitchen dies
    // expect: lamp dies
    // expect: stove dies
    say("after the release"); // expect: after the release
}
