/* SPDX-License-Identifier: MIT */
/* A weak reference in the trash to an object that lives is taken out of that object's list. */
#include "refs.h"

PROBE(a_live_object_forgets_trash_refs)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat"); /* it lives */
    Callback *bell = callback("bell", NULL);
    OuObject *inside = ref_by_hand("inside", &OuWeakref_RefType, cat, bell);
    OuObject *outside = ref_by_hand("outside", &OuWeakref_RefType, cat, bell);
    trash(&unreachable, inside);
    say("died: %td", handle_weakrefs(&unreachable, &old)); // expect: died: 0
    say_life(inside);                                      // expect: inside is dead
    say_life(outside);                                     // expect: outside is alive
    say_list("cat", cat->weakrefs);                        // expect: cat: outside
    recover(inside);
    Ou_DecRef(inside);
    Ou_DecRef(outside);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
