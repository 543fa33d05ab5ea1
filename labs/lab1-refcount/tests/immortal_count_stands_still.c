/* SPDX-License-Identifier: MIT */
/* The count of an immortal object stands still, whatever is taken or released. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(immortal_count_stands_still)
{
    Toy *none = toy_in(&place, "none");
    Ou_SetImmortal(OBJ(none));
    say_count(none); // expect: none has count 4294967295
    Ou_IncRef(OBJ(none));
    say_count(none); // expect: none has count 4294967295
    Ou_DecRef(OBJ(none));
    Ou_DecRef(OBJ(none));
    say_count(none); // expect: none has count 4294967295
}
