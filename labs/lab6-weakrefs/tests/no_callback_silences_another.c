/* SPDX-License-Identifier: MIT */
/* A callback that lets go of the other weak references does not stop their callbacks. */
#include "refs.h"

static OuObject *box[3];

static void empty_the_box(Callback *self)
{
    (void)self;
    for (int i = 0; i < 3; i++) {
        Ou_Clear(&box[i]);
    }
    say("the box is empty");
}

PROBE(no_callback_silences_another)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", empty_the_box);
    Callback *horn = callback("horn", NULL);
    Callback *drum = callback("drum", NULL);
    box[2] = ref_by_hand("third", &OuWeakref_RefType, cat, bell);
    box[1] = ref_by_hand("second", &OuWeakref_RefType, cat, horn);
    box[0] = ref_by_hand("first", &OuWeakref_RefType, cat, drum);
    Ou_DecRef(OBJ(horn)); /* the weak references are the only owners of two callbacks */
    Ou_DecRef(OBJ(drum));
    Ou_DecRef(OBJ(cat)); // expect: bell is called with third (dead)
    // expect: the box is empty
    // expect: horn is called with second (dead)
    // expect: drum is called with first (dead)
    // expect: cat dies
    Ou_DecRef(OBJ(bell));
}
