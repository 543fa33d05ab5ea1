/* SPDX-License-Identifier: MIT */
/* Each of the three takes an empty slot, and each puts nothing into one. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;
static OuObject *slots[3];

PROBE(empty_slots_are_no_trouble)
{
    Toy *car = toy_in(&place, "car");
    Ou_Clear(&slots[0]);
    Ou_XSetRef(&slots[1], NULL);
    Ou_StoreRef(&slots[2], NULL);
    say("%s, %s, %s", name_of(slots[0]), name_of(slots[1]),
        name_of(slots[2])); // expect: nothing, nothing, nothing

    Ou_StoreRef(&slots[0], OBJ(car));
    Ou_StoreRef(&slots[1], slots[0]);
    Ou_XSetRef(&slots[2], Ou_NewRef(slots[1]));
    say("%s, %s, %s", name_of(slots[0]), name_of(slots[1]),
        name_of(slots[2])); // expect: car, car, car
    say_count(car);         // expect: car has count 4

    Ou_StoreRef(&slots[0], slots[2]); /* the same object from another slot */
    say_count(car);                   // expect: car has count 4
    Ou_XSetRef(&slots[1], NULL);
    Ou_Clear(&slots[2]);
    say_count(car); // expect: car has count 2
    Ou_StoreRef(&slots[0], NULL);
    say_count(car); // expect: car has count 1
}
