/* SPDX-License-Identifier: MIT */
/* ou_weakref_tp_clear() gives up the callback, so a ring of the two falls apart. */
#include "refs.h"

static void tell(Callback *self)
{
    say("%s dies", self->name);
}

PROBE(tp_clear_breaks_the_ring)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *ref = ref_by_hand("ref", &OuWeakref_RefType, cat, bell);
    bell->at_death = tell;
    bell->held = ref;                      /* the callback gets our reference: a ring */
    Ou_DecRef(OBJ(bell));                  /* the ref is its only owner now */
    Ou_IncRef(ref);                        /* as the collector does around tp_clear */
    int result = ou_weakref_tp_clear(ref); // expect: bell dies
    say("result %d", result);              // expect: result 0
    say_life(ref);                         // expect: ref is dead
    say_list("cat", cat->weakrefs);        // expect: cat: nothing
    say_ref_count(ref);                    // expect: ref has count 1
    Ou_DecRef(ref);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
