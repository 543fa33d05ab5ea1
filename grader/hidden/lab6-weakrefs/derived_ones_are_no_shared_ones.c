/* SPDX-License-Identifier: MIT */
/* Derived weak references without callback at the front, in front of where the shared ones belong. */
#include "refs.h"

PROBE(derived_ones_are_no_shared_ones)
{
    Node *cat = node("cat");
    OuObject *derived = named("derived", ou_weakref_make(&Derived_Type, OBJ(cat), NULL));
    OuObject *proxy = named("proxy", OuWeakref_NewProxy(OBJ(cat), NULL));
    OuObject *other = named("other", ou_weakref_make(&Derived_Type, OBJ(cat), NULL));
    say_list("cat", cat->weakrefs); // expect: cat: proxy other derived
    OuWeakReference *found_ref, *found_proxy;
    ou_weakref_get_basic(cat->weakrefs, &found_ref, &found_proxy);
    say("ref: %s, proxy: %s", ref_name(found_ref),
        ref_name(found_proxy)); // expect: ref: nothing, proxy: proxy
    OuObject *plain = named("plain", OuWeakref_NewRef(OBJ(cat), NULL));
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy other derived
    Ou_DecRef(proxy);
    ou_weakref_get_basic(cat->weakrefs, &found_ref, &found_proxy);
    say("ref: %s, proxy: %s", ref_name(found_ref),
        ref_name(found_proxy)); // expect: ref: plain, proxy: nothing
    Ou_DecRef(OBJ(cat));        // expect: cat dies
    say_life(derived);          // expect: derived is dead
    say_life(plain);            // expect: plain is dead
    Ou_DecRef(plain);
    Ou_DecRef(other);
    Ou_DecRef(derived);
}
