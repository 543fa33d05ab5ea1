/* SPDX-License-Identifier: MIT */
/* A weak reference dies, its callback with it, and the callback owned another weak reference. */
#include "refs.h"

static Node *cat;

static void look(Callback *self)
{
    say("%s dies", self->name);
    say_list("cat", cat->weakrefs);
}

PROBE(a_released_callback_lets_others_go)
{
    cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    bell->at_death = horn->at_death = look;
    horn->held = ref_by_hand("held", &OuWeakref_RefType, cat, NULL);
    bell->held = ref_by_hand("middle", &OuWeakref_RefType, cat, horn);
    OuObject *outer = ref_by_hand("outer", &OuWeakref_RefType, cat, bell);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    say_list("cat", cat->weakrefs); // expect: cat: held middle outer
    ou_weakref_clear(REF(outer));
    // expect: bell dies
    // expect: cat: held middle
    // expect: horn dies
    // expect: cat: held
    say_list("cat", cat->weakrefs); // expect: cat: nothing
    say_life(outer);                // expect: outer is dead
    ou_weakref_clear(REF(outer));
    ou_weakref_unlink(REF(outer));
    say_ref_count(outer); // expect: outer has count 1
    Ou_DecRef(outer);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
