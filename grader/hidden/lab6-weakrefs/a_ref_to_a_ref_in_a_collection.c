/* SPDX-License-Identifier: MIT */
/* In the trash a weak reference and its referent; outside one that watches the weak reference. */
#include "refs.h"

#include "ouro/collect.h"

PROBE(a_ref_to_a_ref_in_a_collection)
{
    OuGCHead unreachable, old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat"), *elder = node("elder");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    OuObject *inner = ref_by_hand("inner", &Derived_Type, cat, bell);
    OuObject *away = ref_by_hand("away", &OuWeakref_RefType, elder, bell);
    OuObject *watcher = ref_by_hand("watcher", &OuWeakref_RefType, inner, horn);
    trash(&unreachable, inner);
    trash(&unreachable, away);
    trash(&unreachable, cat);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: horn is called with watcher (dead)
    say("died: %td", died);             // expect: died: 0
    say_life(inner);                    // expect: inner is dead
    say_life(away);                     // expect: away is dead
    say_list("elder", elder->weakrefs); // expect: elder: nothing
    say_gc_refs("old", &old);           // expect: old: watcher
    say_callback_count(bell);           // expect: bell has count 3
    say("the trash: %td objects, %s", gc_list_size(&unreachable),
        ou_validate_gc_list(&unreachable, 1) == NULL ? "sound" : "damaged");
    // expect: the trash: 3 objects, sound
    recover(inner);
    recover(away);
    recover(cat);
    Ou_DecRef(inner);
    Ou_DecRef(away);
    Ou_DecRef(watcher);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat));   // expect: cat dies
    Ou_DecRef(OBJ(elder)); // expect: elder dies
}
