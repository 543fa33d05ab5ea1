/* SPDX-License-Identifier: MIT */
/* A callback that fails in a collection is reported, and the others run. */
#include "refs.h"

static void fail(Callback *self)
{
    OuErr_Format(OuExc_ValueError, "%s is out of order", self->name);
}

PROBE(errors_do_not_stop_the_collector)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat");
    Callback *bell = callback("bell", fail);
    Callback *horn = callback("horn", NULL);
    OuObject *second = ref_by_hand("second", &OuWeakref_RefType, cat, bell);
    OuObject *first = ref_by_hand("first", &OuWeakref_RefType, cat, horn);
    trash(&unreachable, cat);
    OuUnraisableHook before = OuErr_SetUnraisableHook(say_unraisable);
    handle_weakrefs(&unreachable, &old); // expect: bell is called with second (dead)
    // expect: nobody can be told: ValueError (bell is out of order) in bell
    // expect: horn is called with first (dead)
    OuErr_SetUnraisableHook(before);
    say_gc_refs("old", &old); // expect: old: second first
    recover(cat);
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
