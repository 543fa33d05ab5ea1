/* SPDX-License-Identifier: MIT */
/* The callbacks run in the order of the list, the newest first, each once and with its own ref. */
#include "refs.h"

PROBE(callbacks_run_newest_first)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    OuObject *plain = ref_by_hand("plain", &OuWeakref_RefType, cat, NULL);
    OuObject *third = ref_by_hand("third", &OuWeakref_RefType, cat, bell);
    OuObject *second = ref_by_hand("second", &OuWeakref_ProxyType, cat, horn);
    OuObject *silent = ref_by_hand("silent", &Derived_Type, cat, NULL);
    OuObject *first = ref_by_hand("first", &OuWeakref_RefType, cat, bell);
    Ou_DecRef(OBJ(cat)); // expect: bell is called with third (dead)
    // expect: horn is called with second (dead)
    // expect: bell is called with first (dead)
    // expect: cat dies
    Ou_DecRef(plain);
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(silent);
    Ou_DecRef(third);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
}
