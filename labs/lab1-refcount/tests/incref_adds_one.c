/* SPDX-License-Identifier: MIT */
/* Each Ou_IncRef() adds one to the count, and each Ou_DecRef() takes one away. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(incref_adds_one)
{
    Toy *a = toy_in(&place, "A");
    say_count(a); // expect: A has count 1
    Ou_IncRef(OBJ(a));
    say_count(a); // expect: A has count 2
    Ou_IncRef(OBJ(a));
    say_count(a); // expect: A has count 3
    Ou_DecRef(OBJ(a));
    say_count(a); // expect: A has count 2
}
