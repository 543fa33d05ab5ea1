/* SPDX-License-Identifier: MIT */
/* The shared ones are made last, when others are there already; one is made again after the first died. */
#include "refs.h"

PROBE(shared_ones_come_late)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *first = named("first", OuWeakref_NewRef(OBJ(cat), OBJ(bell)));
    OuObject *second = named("second", OuWeakref_NewProxy(OBJ(cat), OBJ(bell)));
    OuObject *proxy = named("proxy", OuWeakref_NewProxy(OBJ(cat), NULL));
    say_list("cat", cat->weakrefs); // expect: cat: proxy second first
    OuObject *plain = named("plain", OuWeakref_NewRef(OBJ(cat), NULL));
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy second first
    OuObject *third = named("third", OuWeakref_NewRef(OBJ(cat), OBJ(bell)));
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy third second first
    OuObject *again = OuWeakref_NewProxy(OBJ(cat), NULL);
    say("the proxy again: %s, count %td", ref_name(again),
        Ou_REFCNT(again)); // expect: the proxy again: proxy, count 2
    Ou_DecRef(again);
    Ou_DecRef(plain);
    say_list("cat", cat->weakrefs); // expect: cat: proxy third second first
    plain = named("plain anew", OuWeakref_NewRef(OBJ(cat), NULL));
    Ou_DecRef(third);
    say_list("cat", cat->weakrefs); // expect: cat: plain anew proxy second first
    say_callback_count(bell);       // expect: bell has count 3
    Ou_DecRef(proxy);
    Ou_DecRef(plain);
    say_list("cat", cat->weakrefs); // expect: cat: second first
    Ou_DecRef(first);
    Ou_DecRef(second);
    say_list("cat", cat->weakrefs); // expect: cat: nothing
    say_callback_count(bell);       // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
