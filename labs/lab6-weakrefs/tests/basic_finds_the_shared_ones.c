/* SPDX-License-Identifier: MIT */
/* ou_weakref_get_basic() finds the shared ref and the shared proxy where they stand: in front. */
#include "refs.h"

static OuWeakReference *found_ref;
static OuWeakReference *found_proxy;

static void look(const OuWeakReference *list)
{
    found_ref = (OuWeakReference *)(void *)&ref_names; /* junk that must be overwritten */
    found_proxy = found_ref;
    ou_weakref_get_basic((OuWeakReference *)list, &found_ref, &found_proxy);
    say("ref: %s, proxy: %s", ref_name(found_ref), ref_name(found_proxy));
}

PROBE(basic_finds_the_shared_ones)
{
    static NodePlace cat_place;
    static OuWeakReference ref_place;
    static OuWeakReference proxy_place;
    Node *cat = node_in(&cat_place, "cat");
    OuWeakReference *ref = ref_in(&ref_place, "plain", &OuWeakref_RefType, cat, NULL);
    OuWeakReference *proxy = ref_in(&proxy_place, "proxy", &OuWeakref_ProxyType, cat, NULL);
    look(cat->weakrefs); // expect: ref: nothing, proxy: nothing
    link_at_end(ref);
    look(cat->weakrefs); // expect: ref: plain, proxy: nothing
    link_at_end(proxy);
    look(cat->weakrefs); // expect: ref: plain, proxy: proxy
    look(proxy);         // expect: ref: nothing, proxy: proxy
    OBJ(proxy)->ob_type = &OuWeakref_CallableProxyType;
    look(cat->weakrefs); // expect: ref: plain, proxy: proxy
    cat->weakrefs = NULL;
}
