/* SPDX-License-Identifier: MIT */
/* An error on its way stays on its way; one in a callback is reported and stops nothing. */
#include "refs.h"

static void look_and_fail(Callback *self)
{
    say("error set: %s", OuErr_KindName(OuErr_Occurred()));
    OuErr_Format(OuExc_ValueError, "%s is out of order", self->name);
}

PROBE(errors_stay_where_they_belong)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", look_and_fail);
    Callback *horn = callback("horn", NULL);
    OuObject *second = ref_by_hand("second", &OuWeakref_RefType, cat, bell);
    OuObject *first = ref_by_hand("first", &OuWeakref_RefType, cat, horn);
    OuUnraisableHook before = OuErr_SetUnraisableHook(say_unraisable);
    OuErr_SetString(OuExc_KeyError, "on its way");
    Ou_DecRef(OBJ(cat)); // expect: bell is called with second (dead)
    // expect: error set: no error
    // expect: nobody can be told: ValueError (bell is out of order) in bell
    // expect: horn is called with first (dead)
    // expect: cat dies
    say("error set: %s", OuErr_KindName(OuErr_Occurred())); // expect: error set: KeyError
    OuErr_Clear();
    OuErr_SetUnraisableHook(before);
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
}
