/* SPDX-License-Identifier: MIT */
/* A proxy without callback is shared too, and it is another one than the ref. */
#include "refs.h"

PROBE(a_proxy_without_callback_is_shared)
{
    Node *cat = node("cat");
    OuObject *proxy = named("proxy", OuWeakref_NewProxy(OBJ(cat), NULL));
    say("type: %s", Ou_TYPE(proxy)->tp_name); // expect: type: weakref.ProxyType
    OuObject *plain = named("plain", OuWeakref_NewRef(OBJ(cat), NULL));
    say("type: %s", Ou_TYPE(plain)->tp_name); // expect: type: weakref.ReferenceType
    OuObject *again = OuWeakref_NewProxy(OBJ(cat), NULL);
    say("the second proxy: %s", ref_name(again)); // expect: the second proxy: proxy
    say_ref_count(proxy);                         // expect: proxy has count 2
    say_list("cat", cat->weakrefs);               // expect: cat: plain proxy
    cat->weakrefs = NULL;
    unmake(plain);
    unmake(proxy);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
