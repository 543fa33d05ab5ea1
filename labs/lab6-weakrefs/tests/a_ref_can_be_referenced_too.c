/* SPDX-License-Identifier: MIT */
/* A weak reference in the trash may have weak references itself: both sides are cleared. */
#include "refs.h"

PROBE(a_ref_can_be_referenced_too)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat"); /* it lives */
    Callback *bell = callback("bell", NULL);
    OuObject *middle = ref_by_hand("middle", &Derived_Type, cat, NULL);
    OuObject *outer = ref_by_hand("outer", &OuWeakref_RefType, middle, bell);
    trash(&unreachable, middle);
    handle_weakrefs(&unreachable, &old); // expect: bell is called with outer (dead)
    say_life(middle);                    // expect: middle is dead
    say_list("cat", cat->weakrefs);      // expect: cat: nothing
    recover(middle);
    Ou_DecRef(outer);
    Ou_DecRef(middle);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
