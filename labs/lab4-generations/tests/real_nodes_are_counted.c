/* SPDX-License-Identifier: MIT */
/* Making a GC object counts it, and its death takes it off again. */
#include "collector.h"

#include "ouro/refcount.h"

PROBE(real_nodes_are_counted)
{
    collector_begin();
    Node *first = node("first");
    Node *second = node("second");
    say_counters("two nodes"); // expect: two nodes: counters 2 0 0
    Ou_DecRef(OBJ(first));     // expect: first dies
    say_counters("one node");  // expect: one node: counters 1 0 0
    Ou_DecRef(OBJ(second));    // expect: second dies
    say_counters("no node");   // expect: no node: counters 0 0 0
    collector_end();
}
