/* SPDX-License-Identifier: MIT */
/* Ou_NewRef() and Ou_XNewRef() give back the very object, with one reference more. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(newref_gives_the_object_back)
{
    Toy *car = toy_in(&place, "car");
    OuObject *mine = Ou_NewRef(OBJ(car));
    say("the same object: %s", mine == OBJ(car) ? "yes" : "no"); // expect: the same object: yes
    say_count(car);                                              // expect: car has count 2

    OuObject *yours = Ou_XNewRef(OBJ(car));
    say("the same object: %s", yours == OBJ(car) ? "yes" : "no"); // expect: the same object: yes
    say_count(car);                                               // expect: car has count 3

    say("of NULL: %s", Ou_XNewRef(NULL) == NULL ? "NULL" : "something"); // expect: of NULL: NULL
}
