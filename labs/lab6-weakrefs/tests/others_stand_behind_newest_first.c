/* SPDX-License-Identifier: MIT */
/* ou_weakref_insert() puts all others behind the shared ones, the newest in front of the older. */
#include "refs.h"

PROBE(others_stand_behind_newest_first)
{
    static NodePlace cat_place;
    static OuWeakReference places[5];
    static Derived derived_places[2];
    Node *cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    OuWeakReference *plain = ref_in(&places[0], "plain", &OuWeakref_RefType, cat, NULL);
    OuWeakReference *proxy = ref_in(&places[1], "proxy", &OuWeakref_ProxyType, cat, NULL);
    OuWeakReference *first = ref_in(&places[2], "first", &OuWeakref_RefType, cat, bell);
    OuWeakReference *second = ref_in(&places[3], "second", &OuWeakref_ProxyType, cat, bell);
    OuWeakReference *third = ref_in(&derived_places[0].base, "third", &Derived_Type, cat, NULL);
    OuWeakReference *fourth = ref_in(&places[4], "fourth", &OuWeakref_RefType, cat, bell);
    OuWeakReference *fifth = ref_in(&derived_places[1].base, "fifth", &Derived_Type, cat, NULL);

    ou_weakref_insert(first);
    ou_weakref_insert(second);
    say_list("cat", cat->weakrefs); // expect: cat: second first
    ou_weakref_insert(plain);
    ou_weakref_insert(third);
    say_list("cat", cat->weakrefs); // expect: cat: plain third second first
    ou_weakref_insert(proxy);
    ou_weakref_insert(fourth);
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy fourth third second first
    ou_weakref_insert(fifth);
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy fifth fourth third second first
    cat->weakrefs = NULL;
    Ou_Clear(&first->wr_callback);
    Ou_Clear(&second->wr_callback);
    Ou_Clear(&fourth->wr_callback);
    Ou_DecRef(OBJ(bell));
}
