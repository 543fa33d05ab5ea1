/* SPDX-License-Identifier: MIT */
/* When there is no memory for a weak reference, nothing has changed. */
#include "refs.h"

#include "ouro/memory.h"

PROBE(no_memory_no_ref)
{
    Node *cat = node("cat");
    Callback *bell = callback("bell", NULL);
    OuMem_SetupFaults();
    OuMem_FailAllocation(1, 1); /* from now on none succeeds */
    OuObject *ref = OuWeakref_NewRef(OBJ(cat), OBJ(bell));
    OuMem_RemoveFaults();
    say("made: %s", ref == NULL ? "nothing" : "something"); // expect: made: nothing
    say("error: %s", OuErr_KindName(OuErr_Occurred()));     // expect: error: MemoryError
    OuErr_Clear();
    say_list("cat", cat->weakrefs); // expect: cat: nothing
    say_callback_count(bell);       // expect: bell has count 1
    Ou_DecRef(OBJ(bell));
    Ou_DecRef(OBJ(cat)); // expect: cat dies
}
