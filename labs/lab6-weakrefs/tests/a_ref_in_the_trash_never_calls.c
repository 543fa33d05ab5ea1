/* SPDX-License-Identifier: MIT */
/* A weak reference that is trash itself is cleared; its callback does not run, and stays. */
#include "refs.h"

#include "ouro/collect.h"

static void tell(Callback *self)
{
    say("%s dies", self->name);
}

PROBE(a_ref_in_the_trash_never_calls)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    horn->at_death = tell;
    OuObject *inside = ref_by_hand("inside", &OuWeakref_RefType, cat, horn);
    OuObject *outside = ref_by_hand("outside", &OuWeakref_RefType, cat, bell);
    Ou_DecRef(OBJ(horn)); /* inside is its only owner, so it is trash as well */
    trash(&unreachable, cat);
    trash(&unreachable, inside);
    trash(&unreachable, horn);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: bell is called with outside (dead)
    say("died: %td", died);   // expect: died: 0
    say_life(inside);         // expect: inside is dead
    say_gc_refs("old", &old); // expect: old: outside
    say("the trash: %td objects, %s", gc_list_size(&unreachable),
        ou_validate_gc_list(&unreachable, 1) == NULL ? "sound" : "damaged");
    // expect: the trash: 3 objects, sound
    recover(cat);
    recover(inside);
    recover(horn);
    Ou_DecRef(inside); // expect: horn dies
    Ou_DecRef(outside);
    say_callback_count(bell); // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
