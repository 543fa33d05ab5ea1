/* SPDX-License-Identifier: MIT */
/* gc_refs holds counts that an int cannot. */
#include "lists.h"

PROBE(large_counts_fit)
{
    static NodePlace places[2];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    member(&places[1], "B", &young);
    a->ob_base.ob_refcnt = 5000000000; /* five billion owners, by hand */

    update_refs(&young);
    say_refs("gc_refs", &young); // expect: gc_refs: A 5000000000, B 1
    say_flags(a);                // expect: A: collecting
}
