/* SPDX-License-Identifier: MIT */
/* However many callbacks an object has, all of them run, in the order of the list. */
#include "refs.h"

enum { MANY = 500 };

static int calls;
static int out_of_order;
static OuObject *refs[MANY];

static OuObject *count_call(OuObject *callback, OuObject *ref)
{
    out_of_order += calls >= MANY || ref != refs[calls];
    calls++;
    return Ou_NewRef(callback);
}

PROBE(any_number_of_callbacks)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    ou_weakref_call = count_call;
    calls = 0;
    out_of_order = 0;
    for (int i = 0; i < MANY; i++) {
        refs[i] = ref_by_hand("one of many", &OuWeakref_RefType, cat, bell);
    }
    Ou_DecRef(OBJ(cat));                                   // expect: cat dies
    say("%d calls, %d out of order", calls, out_of_order); // expect: 500 calls, 0 out of order
    for (int i = 0; i < MANY; i++) {
        Ou_DecRef(refs[i]);
    }
    say_callback_count(bell); // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
}
