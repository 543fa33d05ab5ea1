/* SPDX-License-Identifier: MIT */
/* In a collection, too, a weak reference with count 0 is cleared and not called. */
#include "refs.h"

PROBE(a_dying_ref_is_left_in_peace)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    Callback *horn = callback("horn", NULL);
    OuObject *dying = ref_by_hand("dying", &Derived_Type, cat, bell);
    OuObject *other = ref_by_hand("other", &OuWeakref_RefType, cat, horn);
    trash(&unreachable, cat);
    /* What the trashcan of lab 2 does with it in a deep structure: it waits for its own end. */
    OuObject_GC_UnTrack(dying);
    dying->ob_refcnt = 0;
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: horn is called with other (dead)
    say("died: %td", died);   // expect: died: 0
    say_life(dying);          // expect: dying is dead
    say_ref_count(dying);     // expect: dying has count 0
    say_gc_refs("old", &old); // expect: old: other
    Ou_Dealloc(dying);        /* now its end comes */
    say_callback_count(bell); // expect: bell has count 1
    recover(cat);
    Ou_DecRef(other);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
