/* SPDX-License-Identifier: MIT */
/* Clear all, then call: the first callback finds no weak reference that still looks alive. */
#include "refs.h"

static OuObject *plain;
static OuObject *second;
static OuObject *first;

static void look_around(Callback *self)
{
    (void)self;
    say_life(plain);
    say_life(second);
    say_life(first);
}

PROBE(all_are_dead_before_the_first_call)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", look_around);
    Callback *horn = callback("horn", NULL);
    plain = ref_by_hand("plain", &OuWeakref_RefType, cat, NULL);
    second = ref_by_hand("second", &OuWeakref_RefType, cat, bell);
    first = ref_by_hand("first", &OuWeakref_RefType, cat, horn);
    Ou_DecRef(OBJ(cat)); // expect: bell is called with second (dead)
    // expect: plain is dead
    // expect: second is dead
    // expect: first is dead
    // expect: horn is called with first (dead)
    // expect: cat dies
    Ou_DecRef(plain);
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
}
