/* SPDX-License-Identifier: MIT */
/* The proxy of an object that can be called can be called as well; it is shared like any other. */
#include "refs.h"

PROBE(a_callable_gets_a_callable_proxy)
{
    Callback *horn = callback("horn", NULL); /* its type has a tp_call */
    OuObject *proxy = named("proxy", OuWeakref_NewProxy(OBJ(horn), NULL));
    say("type: %s", Ou_TYPE(proxy)->tp_name); // expect: type: weakref.CallableProxyType
    OuObject *again = OuWeakref_NewProxy(OBJ(horn), NULL);
    say("the second proxy: %s", ref_name(again)); // expect: the second proxy: proxy
    say_list("horn", horn->weakrefs);             // expect: horn: proxy
    horn->weakrefs = NULL;
    unmake(proxy);
    Ou_DecRef(OBJ(horn));
}
