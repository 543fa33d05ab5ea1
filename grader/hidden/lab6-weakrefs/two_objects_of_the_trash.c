/* SPDX-License-Identifier: MIT */
/* Two objects die in one collection: all of both are cleared before the first call; some are let go. */
#include "refs.h"

#include "ouro/collect.h"

static OuObject *cats, *dogs, *silent;

static void look_and_let_go(Callback *self)
{
    say_life(dogs);
    say_life(silent);
    say("%s lets go of the cat's", self->name);
    Ou_Clear(&cats);
}

PROBE(two_objects_of_the_trash)
{
    OuGCHead unreachable, elsewhere, old;
    gc_list_init(&unreachable);
    gc_list_init(&elsewhere);
    gc_list_init(&old);
    Node *cat = node("cat"), *dog = node("dog"), *elder = node("elder");
    Callback *bell = callback("bell", look_and_let_go);
    Callback *horn = callback("horn", NULL);
    cats = ref_by_hand("cat's", &OuWeakref_RefType, cat, bell);
    dogs = ref_by_hand("dog's", &OuWeakref_RefType, dog, horn);
    silent = ref_by_hand("silent", &Derived_Type, dog, NULL);
    OuObject *others = ref_by_hand("elder's", &OuWeakref_RefType, elder, horn);
    OuObject *refs[] = {cats, dogs, silent, others};
    for (int i = 0; i < 4; i++) {
        move_to(&elsewhere, refs[i]);
    }
    trash(&unreachable, cat);
    trash(&unreachable, dog);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old);
    // expect: bell is called with cat's (dead)
    // expect: dog's is dead
    // expect: silent is dead
    // expect: bell lets go of the cat's
    // expect: horn is called with dog's (dead)
    say("died: %td", died);               // expect: died: 1
    say_gc_refs("old", &old);             // expect: old: dog's
    say_gc_refs("elsewhere", &elsewhere); // expect: elsewhere: silent elder's
    say_life(others);                     // expect: elder's is alive
    say_nodes("trash", &unreachable);     // expect: trash: cat dog
    say_callback_count(bell);             // expect: bell has count 1
    say_callback_count(horn);             // expect: horn has count 3
    recover(cat);
    recover(dog);
    Ou_DecRef(dogs);
    Ou_DecRef(silent);
    Ou_DecRef(others);
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(horn));
    Ou_DecRef(OBJ(cat));   // expect: cat dies
    Ou_DecRef(OBJ(dog));   // expect: dog dies
    Ou_DecRef(OBJ(elder)); // expect: elder dies
}
