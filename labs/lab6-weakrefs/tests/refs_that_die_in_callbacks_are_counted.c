/* SPDX-License-Identifier: MIT */
/* Each waiting weak reference is owned; those that die once their callback ran are counted. */
#include "refs.h"

static OuObject *box[3];

static void empty_the_box(Callback *self)
{
    (void)self;
    for (int i = 0; i < 3; i++) {
        Ou_Clear(&box[i]);
    }
    say("the box is empty");
}

PROBE(refs_that_die_in_callbacks_are_counted)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat");
    Callback *bell = callback("bell", empty_the_box);
    Callback *horn = callback("horn", NULL);
    box[0] = ref_by_hand("third", &OuWeakref_RefType, cat, bell);
    box[1] = ref_by_hand("second", &OuWeakref_RefType, cat, horn);
    box[2] = NULL;
    OuObject *kept = ref_by_hand("first", &OuWeakref_RefType, cat, horn);
    trash(&unreachable, cat);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: bell is called with third (dead)
    // expect: the box is empty
    // expect: horn is called with second (dead)
    // expect: horn is called with first (dead)
    say("died: %td", died);   // expect: died: 2
    say_gc_refs("old", &old); // expect: old: first
    recover(cat);
    Ou_DecRef(kept);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
