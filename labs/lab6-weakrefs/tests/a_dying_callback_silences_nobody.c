/* SPDX-License-Identifier: MIT */
/* The callback of a weak reference that is not called may die, and run code; all is cleared then. */
#include "refs.h"

static OuObject *other;

static void drop_the_other(Callback *self)
{
    say("%s dies, %s is %s", self->name, ref_name(other), life_of(other));
    Ou_Clear(&other);
}

PROBE(a_dying_callback_silences_nobody)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    OuObject *owner = ref_by_hand("owner", &Derived_Type, cat, bell);
    other = ref_by_hand("other", &OuWeakref_RefType, cat, horn);
    bell->at_death = drop_the_other;
    Ou_DecRef(OBJ(bell));                /* only the owner has it now */
    ((Derived *)owner)->held = OBJ(cat); /* it gets our reference: the last one */
    Ou_DecRef(owner);                    // expect: bell dies, other is dead
    // expect: horn is called with other (dead)
    // expect: cat dies
    say_callback_count(horn); // expect: horn has count 1
    Ou_DecRef(OBJ(horn));
}
