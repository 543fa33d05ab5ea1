/* SPDX-License-Identifier: MIT */
/* When an object dies, all weak references to it are dead, and it lists none any more. */
#include "refs.h"

static void look_at_the_list(Node *self)
{
    say_list("its list", self->weakrefs);
}

PROBE(all_refs_die_with_the_referent)
{
    Node *cat = node("cat");
    cat->at_death = look_at_the_list;
    OuObject *plain = ref_by_hand("plain", &OuWeakref_RefType, cat, NULL);
    OuObject *proxy = ref_by_hand("proxy", &OuWeakref_ProxyType, cat, NULL);
    OuObject *derived = ref_by_hand("derived", &Derived_Type, cat, NULL);
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy derived
    Ou_DecRef(OBJ(cat));            // expect: cat dies
    // expect: its list: nothing
    say_life(plain);        // expect: plain is dead
    say_life(proxy);        // expect: proxy is dead
    say_life(derived);      // expect: derived is dead
    say_ref_count(plain);   // expect: plain has count 1
    say_ref_count(derived); // expect: derived has count 1
    Ou_DecRef(plain);
    Ou_DecRef(proxy);
    Ou_DecRef(derived);
}
