/* SPDX-License-Identifier: MIT */
/* A sound program: the asan lane must let it pass. */
// caught: nothing
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(asan_sound)
{
    Toy *a = toy("A");
    Ou_DecRef(OBJ(a)); // expect: A dies
}
