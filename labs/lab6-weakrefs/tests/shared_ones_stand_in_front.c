/* SPDX-License-Identifier: MIT */
/* ou_weakref_insert() puts the shared ref first and the shared proxy right behind it. */
#include "refs.h"

PROBE(shared_ones_stand_in_front)
{
    static NodePlace cat_place;
    static OuWeakReference places[3];
    Node *cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    OuWeakReference *ringing = ref_in(&places[0], "ringing", &OuWeakref_RefType, cat, bell);
    OuWeakReference *proxy = ref_in(&places[1], "proxy", &OuWeakref_ProxyType, cat, NULL);
    OuWeakReference *plain = ref_in(&places[2], "plain", &OuWeakref_RefType, cat, NULL);

    ou_weakref_insert(ringing);
    say_list("cat", cat->weakrefs); // expect: cat: ringing
    ou_weakref_insert(proxy);
    say_list("cat", cat->weakrefs); // expect: cat: proxy ringing
    ou_weakref_insert(plain);
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy ringing

    cat->weakrefs = NULL;
    ou_weakref_insert(plain);
    say_list("cat", cat->weakrefs); // expect: cat: plain
    OBJ(proxy)->ob_type = &OuWeakref_CallableProxyType;
    ou_weakref_insert(proxy);
    say_list("cat", cat->weakrefs); // expect: cat: plain proxy
    cat->weakrefs = NULL;
    Ou_Clear(&ringing->wr_callback);
    Ou_DecRef(OBJ(bell));
}
