/* SPDX-License-Identifier: MIT */
/* An object whose type has no place for the list cannot be referenced: TypeError. */
#include "refs.h"

#include "toy.h"

static void told(OuObject *made)
{
    say("made %s, error: %s", made == NULL ? "nothing" : "something",
        OuErr_KindName(OuErr_Occurred()));
    OuErr_Clear();
}

PROBE(not_every_object_can_be_referenced)
{
    Toy *car = toy("car");
    Callback *bell = callback("bell", NULL);
    told(OuWeakref_NewRef(OBJ(car), NULL));        // expect: made nothing, error: TypeError
    told(OuWeakref_NewProxy(OBJ(car), NULL));      // expect: made nothing, error: TypeError
    told(OuWeakref_NewRef(OBJ(car), OBJ(bell)));   // expect: made nothing, error: TypeError
    told(OuWeakref_NewProxy(OBJ(car), OBJ(bell))); // expect: made nothing, error: TypeError
    say_callback_count(bell);                      // expect: bell has count 1
    say_count(car);                                // expect: car has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(car)); // expect: car dies
}
