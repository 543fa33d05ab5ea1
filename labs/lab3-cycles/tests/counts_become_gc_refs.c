/* SPDX-License-Identifier: MIT */
/* update_refs() copies the count of every object; counts and list stay as they are. */
#include "lists.h"

PROBE(counts_become_gc_refs)
{
    static NodePlace places[3];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young); /* count 1: our own reference */
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    node_set(a, 0, b); /* count of B: 2 */
    node_set(a, 1, c);
    node_set(b, 0, c); /* count of C: 3 */

    update_refs(&young);
    say_refs("gc_refs", &young);                             // expect: gc_refs: A 1, B 2, C 3
    say_nodes("young", &young);                              // expect: young: A B C
    say("count of C: %td", Ou_REFCNT(OBJ(c)));               // expect: count of C: 3
    say("last: %s", node_name(ou_from_gc(gc_prev(&young)))); // expect: last: C

    OuGCHead empty;
    gc_list_init(&empty);
    update_refs(&empty);
    say_both_ways("empty", &empty); // expect: empty: nothing, and back: nothing
}
