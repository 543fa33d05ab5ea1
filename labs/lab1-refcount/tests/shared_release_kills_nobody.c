/* SPDX-License-Identifier: MIT */
/* Each Ou_DecRef() takes one away, and kills nobody who still has an owner. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy car_place, van_place, radio_place;

PROBE(shared_release_kills_nobody)
{
    Toy *radio = toy_in(&radio_place, "radio");
    Toy *car = toy_in(&car_place, "car");
    Toy *van = toy_in(&van_place, "van");
    Ou_IncRef(OBJ(radio));
    car->parts[0] = OBJ(radio);
    Ou_IncRef(OBJ(radio));
    van->parts[0] = OBJ(radio);
    say_count(radio); // expect: radio has count 3

    car->parts[0] = NULL;
    Ou_DecRef(OBJ(radio));
    say_count(radio); // expect: radio has count 2
    van->parts[0] = NULL;
    Ou_DecRef(OBJ(radio));
    say_count(radio); // expect: radio has count 1
    say_count(car);   // expect: car has count 1
    say_count(van);   // expect: van has count 1
}
