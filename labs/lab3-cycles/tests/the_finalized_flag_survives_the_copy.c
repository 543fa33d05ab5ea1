/* SPDX-License-Identifier: MIT */
/* update_refs() writes gc_prev, but the FINALIZED flag in it stays, set or not. */
#include "lists.h"

PROBE(the_finalized_flag_survives_the_copy)
{
    static NodePlace places[2];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    ou_as_gc(OBJ(a))->gc_prev |= OU_GC_PREV_FINALIZED;

    update_refs(&young);
    say_flags(a);                // expect: A: finalized collecting
    say_flags(b);                // expect: B: collecting
    say_refs("gc_refs", &young); // expect: gc_refs: A 1, B 1
}
