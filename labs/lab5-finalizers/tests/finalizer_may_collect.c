/* SPDX-License-Identifier: MIT */
/* A whole collection: a finalizer that asks for another one gets 0 at once, and all goes on. */
#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"

static int finalized;
static int died;
static Ou_ssize_t inner;

static void litter_and_collect(Node *OU_UNUSED(self))
{
    finalized++;
    Node *ring = node("-ring");
    node_set(ring, 0, ring);
    Ou_DecRef(OBJ(ring));
    inner += ou_gc_collect(2);
}

static void count_death(Node *OU_UNUSED(self))
{
    died++;
}

PROBE(finalizer_may_collect)
{
    Node *a = node("-A");
    Node *b = node("-B");
    finalized = died = 0;
    inner = 0;
    a->at_finalize = b->at_finalize = litter_and_collect;
    a->at_death = b->at_death = count_death;
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    say("found %td", ou_gc_collect(2));             // expect: found 2
    say("the collections inside found %td", inner); // expect: the collections inside found 0
    say("%d finalized, %d died", finalized, died);  // expect: 2 finalized, 2 died
    say("later: %td", ou_gc_collect(2));            // expect: later: 2
}
