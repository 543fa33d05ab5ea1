/* SPDX-License-Identifier: MIT */
/* Ou_Clear() empties a slot and releases once what was in it; an empty slot stays empty. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;
static OuObject *garage; /* a slot: it owns a reference to what stands in it */

PROBE(clear_empties_and_releases)
{
    Toy *car = toy_in(&place, "car"); /* one reference is ours */
    Ou_IncRef(OBJ(car));
    garage = OBJ(car); /* one is the garage's */
    say_count(car);    // expect: car has count 2

    Ou_Clear(&garage);
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
    say_count(car);                              // expect: car has count 1

    Ou_Clear(&garage);
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
    say_count(car);                              // expect: car has count 1
}
