/* SPDX-License-Identifier: MIT */
/* A new object has count 1, whatever was in its memory before. */
#include "probe.h"
#include "toy.h"

#include "ouro/memory.h"
#include "ouro/refcount.h"

static Toy place;

PROBE(first_reference_is_one)
{
    place.ob_base.ob_refcnt = 77; /* left over from an earlier use of this memory */
    place.name = "car";
    OuObject_Init(OBJ(&place), &StaticToy_Type);
    say_count(&place); // expect: car has count 1

    Toy *fresh = OuObject_Malloc(sizeof(Toy)); /* nobody has written to this memory yet */
    OuObject_Init(OBJ(fresh), &Toy_Type);
    fresh->name = "van";
    say_count(fresh); // expect: van has count 1
    OuObject_Free(fresh);
}
