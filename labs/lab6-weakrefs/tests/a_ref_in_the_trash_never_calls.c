/* SPDX-License-Identifier: MIT */
/* A weak reference that is trash itself is cleared, and its callback does not run. */
#include "refs.h"

#include "ouro/collect.h"

PROBE(a_ref_in_the_trash_never_calls)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *inside = ref_by_hand("inside", &OuWeakref_RefType, cat, bell);
    OuObject *outside = ref_by_hand("outside", &OuWeakref_RefType, cat, bell);
    trash(&unreachable, cat);
    trash(&unreachable, inside);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: bell is called with outside (dead)
    say("died: %td", died);   // expect: died: 0
    say_life(inside);         // expect: inside is dead
    say_gc_refs("old", &old); // expect: old: outside
    say("the trash: %td objects, %s", gc_list_size(&unreachable),
        ou_validate_gc_list(&unreachable, 1) == NULL ? "sound" : "damaged");
    // expect: the trash: 2 objects, sound
    recover(cat);
    recover(inside);
    Ou_DecRef(inside);
    Ou_DecRef(outside);
    say_callback_count(bell); // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
