/* SPDX-License-Identifier: MIT */
/* In a collection: refs are cleared and callbacks run first, then finalizers, then death. */
#include "refs.h"

#include "ouro/collect.h"

static OuObject *watch;
static OuObject *plain;

static void look(Node *self)
{
    say("%s is finalized: watch is %s, plain is %s", self->name, life_of(watch), life_of(plain));
}

PROBE(callbacks_come_before_finalizers)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    cat->at_finalize = look;
    plain = ref_by_hand("plain", &OuWeakref_RefType, cat, NULL);
    watch = ref_by_hand("watch", &OuWeakref_RefType, cat, bell);
    node_set(cat, 0, cat); /* the smallest ring */
    Ou_DecRef(OBJ(cat));
    say_life(watch);                     // expect: watch is alive
    Ou_ssize_t found = ou_gc_collect(2); // expect: bell is called with watch (dead)
    // expect: cat is finalized: watch is dead, plain is dead
    // expect: cat dies
    say("found %td", found); // expect: found 1
    say("the generations: %s", ou_validate_generations() == NULL ? "sound" : "damaged");
    // expect: the generations: sound
    Ou_DecRef(plain);
    Ou_DecRef(watch);
    Ou_DecRef(OBJ(bell));
}
