/* SPDX-License-Identifier: MIT */
/* Every way to take and to release leaves the count of an immortal object alone. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(new_references_of_an_immortal)
{
    Toy *none = toy_in(&place, "none");
    Ou_SetImmortal(OBJ(none));
    OuObject *first = Ou_NewRef(OBJ(none));
    OuObject *second = Ou_XNewRef(OBJ(none));
    say("the same object: %d %d", first == OBJ(none),
        second == OBJ(none)); // expect: the same object: 1 1
    Ou_XIncRef(OBJ(none));
    say_count(none); // expect: none has count 4294967295
    for (int i = 0; i < 6; i++) {
        Ou_XDecRef(OBJ(none));
    }
    say_count(none);                           // expect: none has count 4294967295
    say("none: %d", Ou_IsImmortal(OBJ(none))); // expect: none: 1
}
