/* SPDX-License-Identifier: MIT */
/* ou_weakref_unlink() takes one out of the list, from any place, and leaves its callback alone. */
#include "refs.h"

PROBE(unlink_closes_the_gap)
{
    static NodePlace cat_place;
    static OuWeakReference places[4];
    Node *cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    const char *names[] = {"first", "second", "third", "fourth"};
    for (int i = 0; i < 4; i++) {
        link_at_end(ref_in(&places[i], names[i], &OuWeakref_RefType, cat, bell));
    }
    ou_weakref_unlink(&places[1]);
    say("before: %s", ref_name(places[1].wr_prev)); // expect: before: nothing
    say("behind: %s", ref_name(places[1].wr_next)); // expect: behind: nothing
    say_list("cat", cat->weakrefs);                 // expect: cat: first third fourth
    ou_weakref_unlink(&places[3]);
    say_list("cat", cat->weakrefs); // expect: cat: first third
    ou_weakref_unlink(&places[0]);
    say_list("cat", cat->weakrefs); // expect: cat: third
    ou_weakref_unlink(&places[0]);  /* dead already: nothing happens */
    say_list("cat", cat->weakrefs); // expect: cat: third
    ou_weakref_unlink(&places[2]);
    say_list("cat", cat->weakrefs); // expect: cat: nothing
    say_life(OBJ(&places[2]));      // expect: third is dead
    say_callback_count(bell);       // expect: bell has count 5
    for (int i = 0; i < 4; i++) {
        Ou_Clear(&places[i].wr_callback);
    }
    Ou_DecRef(OBJ(bell));
}
