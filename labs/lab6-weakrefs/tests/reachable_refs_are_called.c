/* SPDX-License-Identifier: MIT */
/* Callbacks of reachable weak references run, newest first; the refs are in `old` afterwards. */
#include "refs.h"

#include "ouro/collect.h"

PROBE(reachable_refs_are_called)
{
    OuGCHead unreachable;
    OuGCHead elsewhere;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&elsewhere);
    gc_list_init(&old);
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    OuObject *plain = ref_by_hand("plain", &OuWeakref_RefType, cat, NULL);
    OuObject *second = ref_by_hand("second", &OuWeakref_RefType, cat, bell);
    OuObject *first = ref_by_hand("first", &OuWeakref_ProxyType, cat, horn);
    move_to(&elsewhere, plain);
    move_to(&elsewhere, second);
    move_to(&elsewhere, first);
    trash(&unreachable, cat);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: bell is called with second (dead)
    // expect: horn is called with first (dead)
    say("died: %td", died);               // expect: died: 0
    say_gc_refs("old", &old);             // expect: old: second first
    say_gc_refs("elsewhere", &elsewhere); // expect: elsewhere: plain
    say("old: %s",
        ou_validate_gc_list(&old, 0) == NULL ? "sound" : "damaged"); // expect: old: sound
    say_ref_count(second);                                           // expect: second has count 1
    recover(cat);
    Ou_DecRef(plain);
    Ou_DecRef(first);
    Ou_DecRef(second);
    say_callback_count(bell); // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
