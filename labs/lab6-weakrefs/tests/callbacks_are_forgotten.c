/* SPDX-License-Identifier: MIT */
/* A callback runs once in its life: afterwards its weak reference has released it. */
#include "refs.h"

PROBE(callbacks_are_forgotten)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *second = ref_by_hand("second", &OuWeakref_RefType, cat, bell);
    OuObject *first = ref_by_hand("first", &OuWeakref_RefType, cat, bell);
    say_callback_count(bell); // expect: bell has count 3
    Ou_DecRef(OBJ(cat));      // expect: bell is called with second (dead)
    // expect: bell is called with first (dead)
    // expect: cat dies
    say_callback_count(bell);                                          // expect: bell has count 1
    say("first: %s", REF(first)->wr_callback ? "callback" : "none");   // expect: first: none
    say("second: %s", REF(second)->wr_callback ? "callback" : "none"); // expect: second: none
    say_ref_count(first);                                              // expect: first has count 1
    say_ref_count(second);                                             // expect: second has count 1
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(OBJ(bell));
}
