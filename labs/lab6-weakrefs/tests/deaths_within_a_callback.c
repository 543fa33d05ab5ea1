/* SPDX-License-Identifier: MIT */
/* A callback may let another object die, which has weak references and callbacks of its own. */
#include "refs.h"

static Node *dog;

static void let_the_dog_die(Callback *self)
{
    (void)self;
    Ou_DecRef(OBJ(dog));
}

PROBE(deaths_within_a_callback)
{
    Node *cat = node("cat");
    dog = node("dog");
    Callback *bell = callback("bell", let_the_dog_die);
    Callback *horn = callback("horn", NULL);
    OuObject *refs[] = {
        ref_by_hand("second", &OuWeakref_RefType, cat, bell),
        ref_by_hand("first", &OuWeakref_RefType, cat, horn),
        ref_by_hand("dog's second", &OuWeakref_RefType, dog, horn),
        ref_by_hand("dog's first", &OuWeakref_RefType, dog, horn),
    };
    Ou_DecRef(OBJ(cat)); // expect: bell is called with second (dead)
    // expect: horn is called with dog's second (dead)
    // expect: horn is called with dog's first (dead)
    // expect: dog dies
    // expect: horn is called with first (dead)
    // expect: cat dies
    for (int i = 0; i < 4; i++) {
        Ou_DecRef(refs[i]);
    }
    say_callback_count(horn); // expect: horn has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
}
