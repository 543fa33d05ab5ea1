/* SPDX-License-Identifier: MIT */
/* Immortal objects move in and out of slots, and nobody counts them; the mortal ones are counted. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy none_place, car_place;
static OuObject *garage;

PROBE(immortals_go_through_slots)
{
    Toy *none = toy_in(&none_place, "none");
    Toy *car = toy_in(&car_place, "car");
    Ou_SetImmortal(OBJ(none));

    Ou_StoreRef(&garage, OBJ(none));
    Ou_StoreRef(&garage, OBJ(car));
    say_count(none); // expect: none has count 4294967295
    say_count(car);  // expect: car has count 2
    Ou_XSetRef(&garage, OBJ(none));
    say_count(car); // expect: car has count 1
    Ou_Clear(&garage);
    say_count(none);                             // expect: none has count 4294967295
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
}
