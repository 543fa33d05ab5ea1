/* SPDX-License-Identifier: MIT */
/* A callback that owns its own weak reference is a ring, and the collector frees it, silently. */
#include "refs.h"

#include "ouro/collect.h"

static void tell(Callback *self)
{
    say("%s dies", self->name);
}

PROBE(a_ring_through_a_callback_is_found)
{
    Node *cat = node("cat"); /* it lives on */
    Callback *bell = callback("bell", NULL);
    bell->at_death = tell;
    bell->held = ref_by_hand("ref", &OuWeakref_RefType, cat, bell);
    Ou_DecRef(OBJ(bell));                // the ref owns the bell, and the bell the ref
    Ou_ssize_t found = ou_gc_collect(2); // expect: bell dies
    say("found %td", found);             // expect: found 2
    say_list("cat", cat->weakrefs);      // expect: cat: nothing
    Ou_DecRef(OBJ(cat));                 // expect: cat dies
}
