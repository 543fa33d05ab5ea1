/* SPDX-License-Identifier: MIT */
/* ou_weakref_clear() unlinks, and releases the callback once all looks as it shall look. */
#include "refs.h"

static OuWeakReference place;
static Node *cat;

static void look_around(Callback *self)
{
    say("%s dies", self->name);
    say_list("then cat", cat->weakrefs);
    say("then the ref is %s and its callback is %s", life_of(OBJ(&place)),
        place.wr_callback == NULL ? "nothing" : "still there");
}

PROBE(clear_forgets_the_callback)
{
    static NodePlace cat_place;
    cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    bell->at_death = look_around;
    link_at_end(ref_in(&place, "ref", &OuWeakref_RefType, cat, bell));
    Ou_DecRef(OBJ(bell));     /* now the ref is its only owner */
    ou_weakref_clear(&place); // expect: bell dies
    // expect: then cat: nothing
    // expect: then the ref is dead and its callback is nothing
    ou_weakref_clear(&place); /* a second time: nothing happens */
    say_life(OBJ(&place));    // expect: ref is dead
}
