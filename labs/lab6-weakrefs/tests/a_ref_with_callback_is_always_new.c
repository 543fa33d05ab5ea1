/* SPDX-License-Identifier: MIT */
/* With a callback nothing is shared: who asks twice gets two. */
#include "refs.h"

PROBE(a_ref_with_callback_is_always_new)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *plain = named("plain", OuWeakref_NewRef(OBJ(cat), NULL));
    OuObject *proxy = named("proxy", OuWeakref_NewProxy(OBJ(cat), NULL));
    OuObject *first = named("first", OuWeakref_NewRef(OBJ(cat), OBJ(bell)));
    OuObject *second = named("second", OuWeakref_NewRef(OBJ(cat), OBJ(bell)));
    OuObject *third = named("third", OuWeakref_NewProxy(OBJ(cat), OBJ(bell)));
    OuObject *fourth = named("fourth", OuWeakref_NewProxy(OBJ(cat), OBJ(bell)));
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy fourth third second first
    say_callback_count(bell);       // expect: bell has count 5
    cat->weakrefs = NULL;
    unmake(plain);
    unmake(proxy);
    unmake(first);
    unmake(second);
    unmake(third);
    unmake(fourth);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
