/* SPDX-License-Identifier: MIT */
/* A sound program: the plain lane must let it pass. */
// caught: nothing
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(plain_sound)
{
    Toy *a = toy("A");
    say_count(a);      // expect: A has count 1
    Ou_DecRef(OBJ(a)); // expect: A dies
}
