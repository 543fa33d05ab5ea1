/* SPDX-License-Identifier: MIT */
/* ou_weakref_make() always makes a new one, and one of a derived type is handed out to nobody. */
#include "refs.h"

PROBE(a_derived_ref_is_never_shared)
{
    Node *cat = node("cat");
    OuObject *first = named("first", ou_weakref_make(&Derived_Type, OBJ(cat), NULL));
    OuObject *second = named("second", ou_weakref_make(&Derived_Type, OBJ(cat), NULL));
    say("type: %s", Ou_TYPE(second)->tp_name); // expect: type: Derived
    say_list("cat", cat->weakrefs);            // expect: cat: second first
    OuObject *plain = named("plain", OuWeakref_NewRef(OBJ(cat), NULL));
    say("type: %s", Ou_TYPE(plain)->tp_name); // expect: type: weakref.ReferenceType
    say_list("cat", cat->weakrefs);           // expect: cat: plain second first
    cat->weakrefs = NULL;
    unmake(first);
    unmake(second);
    unmake(plain);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
