/* SPDX-License-Identifier: MIT */
/* Before the first callback runs, no weak reference leads to any object of the trash. */
#include "refs.h"

static OuObject *to_cat;
static OuObject *to_dog;
static OuObject *to_cow;

static void reach(OuObject *ref)
{
    say("through %s: %s", ref_name(ref), node_name(OuWeakref_GetObject(ref)));
}

static void look_around(Callback *self)
{
    (void)self;
    reach(to_cat);
    reach(to_dog);
    reach(to_cow);
}

PROBE(no_callback_reaches_trash)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Node *cat = node("cat");
    Node *dog = node("dog");
    Node *cow = node("cow");
    Callback *bell = callback("bell", look_around);
    Callback *horn = callback("horn", NULL);
    to_cat = ref_by_hand("the first", &OuWeakref_RefType, cat, bell);
    to_dog = ref_by_hand("the second", &OuWeakref_RefType, dog, NULL);
    to_cow = ref_by_hand("the third", &OuWeakref_RefType, cow, horn);
    trash(&unreachable, cat);
    trash(&unreachable, dog);
    trash(&unreachable, cow);
    handle_weakrefs(&unreachable, &old); // expect: bell is called with the first (dead)
    // expect: through the first: nothing
    // expect: through the second: nothing
    // expect: through the third: nothing
    // expect: horn is called with the third (dead)
    recover(cat);
    recover(dog);
    recover(cow);
    Ou_DecRef(to_cat);
    Ou_DecRef(to_dog);
    Ou_DecRef(to_cow);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
    Ou_DecRef(OBJ(dog)); // expect: dog dies
    Ou_DecRef(OBJ(cow)); // expect: cow dies
}
