/* SPDX-License-Identifier: MIT */
/* A new weak reference knows its referent, owns its callback, and is tracked. */
#include "refs.h"

PROBE(a_new_ref_owns_its_callback_only)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *ref = named("ref", ou_weakref_make(&OuWeakref_RefType, OBJ(cat), OBJ(bell)));
    say_ref_count(ref);                                       // expect: ref has count 1
    say_count((Toy *)cat);                                    // expect: cat has count 1
    say_callback_count(bell);                                 // expect: bell has count 2
    say("type: %s", Ou_TYPE(ref)->tp_name);                   // expect: type: weakref.ReferenceType
    say("refers to %s", node_name(REF(ref)->wr_object));      // expect: refers to cat
    say("hash: %td", (Ou_ssize_t)REF(ref)->hash);             // expect: hash: -1
    say("tracked: %s", ou_gc_is_tracked(ref) ? "yes" : "no"); // expect: tracked: yes
    say_list("cat", cat->weakrefs);                           // expect: cat: ref
    cat->weakrefs = NULL;
    unmake(ref);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
