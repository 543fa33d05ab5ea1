/* SPDX-License-Identifier: MIT */
/* Ou_StoreRef() takes a reference of its own: the caller still owns what it passed. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy car_place;
static OuObject *garage; /* a slot, empty at first */

PROBE(storeref_takes_its_own)
{
    Toy *car = toy_in(&car_place, "car");
    Ou_StoreRef(&garage, OBJ(car));
    say("the garage holds %s", name_of(garage)); // expect: the garage holds car
    say_count(car);                              // expect: car has count 2

    Toy *van = toy("van");
    Ou_StoreRef(&garage, OBJ(van));
    say("the garage holds %s", name_of(garage)); // expect: the garage holds van
    say_count(car);                              // expect: car has count 1
    say_count(van);                              // expect: van has count 2

    Ou_StoreRef(&garage, NULL);
    say("the garage holds %s", name_of(garage)); // expect: the garage holds nothing
    say_count(van);                              // expect: van has count 1
    Ou_DecRef(OBJ(van));                         // expect: van dies
}
