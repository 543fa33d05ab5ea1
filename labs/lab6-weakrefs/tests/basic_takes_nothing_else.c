/* SPDX-License-Identifier: MIT */
/* A weak reference with a callback, or of a derived type, is not taken for a shared one. */
#include "refs.h"

static void look(Node *cat, OuWeakReference *first, OuWeakReference *second)
{
    OuWeakReference *ref = NULL;
    OuWeakReference *proxy = NULL;
    cat->weakrefs = NULL;
    link_at_end(first);
    if (second != NULL) {
        link_at_end(second);
    }
    ou_weakref_get_basic(cat->weakrefs, &ref, &proxy);
    say("ref: %s, proxy: %s", ref_name(ref), ref_name(proxy));
    cat->weakrefs = NULL;
}

PROBE(basic_takes_nothing_else)
{
    static NodePlace cat_place;
    static OuWeakReference places[4];
    static Derived derived_place;
    Node *cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    OuWeakReference *plain = ref_in(&places[0], "plain", &OuWeakref_RefType, cat, NULL);
    OuWeakReference *proxy = ref_in(&places[1], "proxy", &OuWeakref_ProxyType, cat, NULL);
    OuWeakReference *ringing = ref_in(&places[2], "ringing", &OuWeakref_RefType, cat, bell);
    OuWeakReference *ringing_proxy =
        ref_in(&places[3], "ringing proxy", &OuWeakref_ProxyType, cat, bell);
    OuWeakReference *derived = ref_in(&derived_place.base, "derived", &Derived_Type, cat, NULL);
    look(cat, ringing, NULL);        // expect: ref: nothing, proxy: nothing
    look(cat, ringing_proxy, NULL);  // expect: ref: nothing, proxy: nothing
    look(cat, derived, NULL);        // expect: ref: nothing, proxy: nothing
    look(cat, plain, ringing);       // expect: ref: plain, proxy: nothing
    look(cat, plain, ringing_proxy); // expect: ref: plain, proxy: nothing
    look(cat, plain, derived);       // expect: ref: plain, proxy: nothing
    look(cat, proxy, ringing);       // expect: ref: nothing, proxy: proxy
    Ou_Clear(&ringing->wr_callback);
    Ou_Clear(&ringing_proxy->wr_callback);
    Ou_DecRef(OBJ(bell));
}
