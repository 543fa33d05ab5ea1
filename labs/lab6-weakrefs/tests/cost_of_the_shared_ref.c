/* SPDX-License-Identifier: MIT */
/*
 * The shared ref is asked for again and again, while the object gets more and more weak references
 * of other kinds. It stands in front, so finding it takes no longer each time.
 */
#include "refs.h"

#include <stdlib.h>

PROBE(cost_of_the_shared_ref)
{
    long count = probe_size(), same = 0;
    OuObject **others = calloc((size_t)count, sizeof *others);
    if (others == NULL) {
        OU_FATAL("no memory for the references");
    }
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuObject *shared = OuWeakref_NewRef(OBJ(cat), NULL);
    for (long i = 0; i < count; i++) {
        others[i] = OuWeakref_NewRef(OBJ(cat), OBJ(bell));
        OuObject *again = OuWeakref_NewRef(OBJ(cat), NULL);
        same += again == shared;
        Ou_DecRef(again);
    }
    say("always the same: %s", same == count ? "yes" : "no"); // expect: always the same: yes
    for (long i = 0; i < count; i++) {
        Ou_DecRef(others[i]);
    }
    Ou_DecRef(shared);
    Ou_DecRef(OBJ(cat)); // expect: cat dies
    Ou_DecRef(OBJ(bell));
    free(others);
}
