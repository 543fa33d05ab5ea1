/* SPDX-License-Identifier: MIT */
/* Who asks for a ref without callback gets the one that exists. */
#include "refs.h"

PROBE(a_ref_without_callback_is_shared)
{
    Node *cat = node("cat");
    Node *dog = node("dog");
    OuObject *plain = named("plain", OuWeakref_NewRef(OBJ(cat), NULL));
    say_ref_count(plain); // expect: plain has count 1
    OuObject *again = OuWeakref_NewRef(OBJ(cat), NULL);
    say("the second one: %s", ref_name(again)); // expect: the second one: plain
    say_ref_count(plain);                       // expect: plain has count 2
    say_list("cat", cat->weakrefs);             // expect: cat: plain
    OuObject *other = named("other", OuWeakref_NewRef(OBJ(dog), NULL));
    say_list("dog", dog->weakrefs); // expect: dog: other
    say_count((Toy *)cat);          // expect: cat has count 1
    cat->weakrefs = NULL;
    dog->weakrefs = NULL;
    unmake(plain);
    unmake(other);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
    Ou_DecRef(OBJ(dog)); // expect: dog dies
}
