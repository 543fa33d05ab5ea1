/* SPDX-License-Identifier: MIT */
/* A callback makes new weak references, to another object, and one of them calls when that dies in turn. */
#include "refs.h"

static Node *dog;
static Callback *horn;
static OuObject *made;

static void watch_the_dog(Callback *self)
{
    made = named("made", OuWeakref_NewRef(OBJ(dog), OBJ(horn)));
    say("%s watches the dog", self->name);
}

static void let_the_dog_die(Callback *self)
{
    say("%s lets the dog go", self->name);
    Ou_DecRef(OBJ(dog));
    say_life(made);
}

PROBE(new_ones_during_a_callback)
{
    Node *cat = node("cat");
    dog = node("dog");
    horn = callback("horn", NULL);
    Callback *bell = callback("bell", watch_the_dog);
    Callback *gong = callback("gong", let_the_dog_die);
    OuObject *third = ref_by_hand("third", &OuWeakref_RefType, cat, bell);
    OuObject *second = ref_by_hand("second", &OuWeakref_ProxyType, cat, gong);
    OuObject *first = ref_by_hand("first", &OuWeakref_RefType, cat, horn);
    Ou_DecRef(OBJ(cat));
    // expect: bell is called with third (dead)
    // expect: bell watches the dog
    // expect: gong is called with second (dead)
    // expect: gong lets the dog go
    // expect: horn is called with made (dead)
    // expect: dog dies
    // expect: made is dead
    // expect: horn is called with first (dead)
    // expect: cat dies
    Ou_DecRef(made);
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(third);
    say_callback_count(horn); // expect: horn has count 1
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(gong));
}
