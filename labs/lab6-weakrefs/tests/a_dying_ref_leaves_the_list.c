/* SPDX-License-Identifier: MIT */
/* When a weak reference dies, its referent does not know it any more, and nobody is called. */
#include "refs.h"

static OuObject *first;

static void look_at_first(Callback *self)
{
    say("%s dies, and first is %s", self->name, ou_gc_is_tracked(first) ? "tracked" : "untracked");
}

PROBE(a_dying_ref_leaves_the_list)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    bell->at_death = look_at_first;
    first = ref_by_hand("first", &OuWeakref_RefType, cat, bell);
    OuObject *second = ref_by_hand("second", &OuWeakref_ProxyType, cat, NULL);
    Ou_DecRef(OBJ(bell));           /* first is its only owner */
    say_list("cat", cat->weakrefs); // expect: cat: first second
    Ou_DecRef(first);               // expect: bell dies, and first is untracked
    say_list("cat", cat->weakrefs); // expect: cat: second
    Ou_DecRef(second);
    say_list("cat", cat->weakrefs); // expect: cat: nothing
    Ou_DecRef(OBJ(cat));            // expect: cat dies
}
