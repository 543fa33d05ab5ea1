/* SPDX-License-Identifier: MIT */
/* ou_weakref_handle_callback() calls once, with the weak reference, and releases the result. */
#include "refs.h"

PROBE(the_callback_gets_its_ref)
{
    static OuWeakReference place;
    static NodePlace cat_place;
    Node *cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    OuWeakReference *ref = ref_in(&place, "ref", &OuWeakref_RefType, cat, NULL);
    ref->wr_object = NULL;
    ou_weakref_handle_callback(ref, OBJ(bell)); // expect: bell is called with ref (dead)
    say_callback_count(bell);                   // expect: bell has count 1
    say_ref_count(OBJ(ref));                    // expect: ref has count 1
    Ou_DecRef(OBJ(bell));
}
