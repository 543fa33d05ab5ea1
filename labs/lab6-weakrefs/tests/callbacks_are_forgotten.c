/* SPDX-License-Identifier: MIT */
/* A callback runs once: it leaves its slot before the call, and is released after it. */
#include "refs.h"

static OuObject *first;

static void look_at_the_slot(Callback *self)
{
    (void)self;
    say("first: %s", REF(first)->wr_callback ? "callback" : "none");
}

PROBE(callbacks_are_forgotten)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", look_at_the_slot);
    OuObject *second = ref_by_hand("second", &OuWeakref_RefType, cat, bell);
    first = ref_by_hand("first", &OuWeakref_RefType, cat, horn);
    say_callback_count(bell); // expect: bell has count 2
    Ou_DecRef(OBJ(cat));      // expect: bell is called with second (dead)
    // expect: horn is called with first (dead)
    // expect: first: none
    // expect: cat dies
    say_callback_count(bell);                                          // expect: bell has count 1
    say_callback_count(horn);                                          // expect: horn has count 1
    say("second: %s", REF(second)->wr_callback ? "callback" : "none"); // expect: second: none
    say_ref_count(first);                                              // expect: first has count 1
    say_ref_count(second);                                             // expect: second has count 1
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
}
