/* SPDX-License-Identifier: MIT */
/* handle_weakrefs() clears every weak reference to the trash, and leaves the trash as it is. */
#include "refs.h"

#include "ouro/collect.h"
#include "ouro/list.h"

PROBE(refs_to_trash_are_cleared)
{
    OuGCHead unreachable;
    OuGCHead old;
    gc_list_init(&unreachable);
    gc_list_init(&old);
    Ou_ssize_t died = handle_weakrefs(&unreachable, &old); /* an empty set */
    say("died: %td", died);                                // expect: died: 0
    Node *cat = node("cat");
    Node *dog = node("dog");
    OuObject *list = OuList_New(0); /* cannot be weakly referenced */
    trash(&unreachable, cat);
    trash(&unreachable, dog);
    OuObject *plain = ref_by_hand("plain", &OuWeakref_RefType, cat, NULL);
    OuObject *proxy = ref_by_hand("proxy", &OuWeakref_ProxyType, cat, NULL);
    OuObject *derived = ref_by_hand("derived", &Derived_Type, dog, NULL);
    say_nodes("trash", &unreachable); // expect: trash: cat dog
    trash(&unreachable, list);
    died = handle_weakrefs(&unreachable, &old);
    say("died: %td", died);         // expect: died: 0
    say_life(plain);                // expect: plain is dead
    say_life(proxy);                // expect: proxy is dead
    say_life(derived);              // expect: derived is dead
    say_list("cat", cat->weakrefs); // expect: cat: nothing
    say("the trash: %s", ou_validate_gc_list(&unreachable, 1) == NULL ? "sound" : "damaged");
    // expect: the trash: sound
    recover(list);
    say_nodes("trash", &unreachable); // expect: trash: cat dog
    recover(cat);
    recover(dog);
    Ou_DecRef(list);
    Ou_DecRef(plain);
    Ou_DecRef(proxy);
    Ou_DecRef(derived);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
    Ou_DecRef(OBJ(dog)); // expect: dog dies
}
