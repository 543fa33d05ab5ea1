/* SPDX-License-Identifier: MIT */
/* A weak reference that is dying itself, with count 0, is cleared and not called. */
#include "refs.h"

static Callback *bell;

static void count_the_bell(Callback *self)
{
    (void)self;
    say_callback_count(bell);
}

PROBE(a_dying_ref_is_not_called)
{
    Node *cat = node("cat");
    bell = callback("bell", NULL);
    Callback *horn = callback("horn", count_the_bell);
    OuObject *owner = ref_by_hand("owner", &Derived_Type, cat, bell);
    OuObject *other = ref_by_hand("other", &OuWeakref_RefType, cat, horn);
    ((Derived *)owner)->held = OBJ(cat); /* it gets our reference: the last one */
    /* The owner dies, and lets go of the cat before its own part as a ref is over. */
    Ou_DecRef(owner); // expect: horn is called with other (dead)
    // expect: bell has count 1
    // expect: cat dies
    say_callback_count(bell); // expect: bell has count 1
    Ou_DecRef(other);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
}
