/* SPDX-License-Identifier: MIT */
/* An error in a callback goes to the unraisable hook, and is gone then. */
#include "refs.h"

static void fail(Callback *self)
{
    OuErr_Format(OuExc_ValueError, "%s is out of order", self->name);
}

PROBE(an_error_nobody_can_be_told)
{
    static OuWeakReference place;
    static NodePlace cat_place;
    Callback *bell = callback("bell", fail);
    OuWeakReference *ref =
        ref_in(&place, "ref", &OuWeakref_RefType, node_in(&cat_place, "cat"), NULL);
    ref->wr_object = NULL;
    OuUnraisableHook before = OuErr_SetUnraisableHook(say_unraisable);
    ou_weakref_handle_callback(ref, OBJ(bell)); // expect: bell is called with ref (dead)
    // expect: nobody can be told: ValueError (bell is out of order) in bell
    OuErr_SetUnraisableHook(before);
    say("error set: %s", OuErr_Occurred() == OuExc_None ? "no" : "yes"); // expect: error set: no
    OuErr_Clear();
    say_callback_count(bell); // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
}
