/* SPDX-License-Identifier: MIT */
/* The whole collector: how many objects it finds, who dies, who lives on, what is left to find. */
#include "lists.h"

#include "ouro/collect.h"

PROBE(a_collection_counts_what_it_finds)
{
    Node *tail = node("-tail"); /* a dash: it dies without a word */
    Node *g = node("-G");
    Node *h = node("-H");
    Node *a = node("A");
    Node *b = node("B");
    node_set(g, 0, h);
    node_set(h, 0, g);
    node_set(h, 1, tail); /* hangs from the ring, and is no part of it */
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(tail));
    Ou_DecRef(OBJ(h));
    Ou_DecRef(OBJ(b));

    say("found %td", ou_gc_collect(2)); // expect: found 0
    Ou_DecRef(OBJ(g));
    say("found %td", ou_gc_collect(2));        // expect: found 3
    say("found %td", ou_gc_collect(2));        // expect: found 0
    say("count of A: %td", Ou_REFCNT(OBJ(a))); // expect: count of A: 2
    node_set(a, 0, NULL);                      // expect: B dies
    Ou_DecRef(OBJ(a));                         // expect: A dies
}
