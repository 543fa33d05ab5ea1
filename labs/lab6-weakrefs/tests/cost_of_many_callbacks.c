/* SPDX-License-Identifier: MIT */
/* An object with n weak references dies: each is cleared and called once, and costs the same. */
#include "refs.h"

#include <stdlib.h>

static long calls;

static OuObject *count_call(OuObject *callback, OuObject *ref)
{
    calls += REF(ref)->wr_object == NULL;
    return Ou_NewRef(callback);
}

PROBE(cost_of_many_callbacks)
{
    long count = probe_size();
    OuObject **refs = calloc((size_t)count, sizeof *refs);
    if (refs == NULL) {
        OU_FATAL("no memory for the references");
    }
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    ou_weakref_call = count_call;
    calls = 0;
    for (long i = 0; i < count; i++) {
        refs[i] = OuWeakref_NewRef(OBJ(cat), OBJ(bell));
    }
    Ou_DecRef(OBJ(cat));                                      // expect: cat dies
    say("all are called: %s", calls == count ? "yes" : "no"); // expect: all are called: yes
    for (long i = 0; i < count; i++) {
        Ou_DecRef(refs[i]);
    }
    Ou_DecRef(OBJ(bell));
    free(refs);
}
