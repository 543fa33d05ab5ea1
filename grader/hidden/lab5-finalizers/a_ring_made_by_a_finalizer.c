/* SPDX-License-Identifier: MIT */
/* A dying object puts itself into its own part: it has come back, as a ring that nobody has. */
#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"

static int finalized;

static void into_its_part(Node *self)
{
    finalized++;
    node_set((Node *)self->fields[1], 0, self);
    say("%s puts itself into %s", self->name, node_name(self->fields[1]));
}

PROBE(a_ring_made_by_a_finalizer)
{
    Ou_ssize_t before = Ou_GetRefTotal();
    Node *a = node("A"), *b = node("B");
    a->at_finalize = into_its_part;
    node_set(a, 1, b);
    Ou_DecRef(OBJ(b));
    finalized = 0;
    Ou_DecRef(OBJ(a));                                // expect: A puts itself into B
    say("A has count %td", Ou_REFCNT(OBJ(a)));        // expect: A has count 1
    say("flag %d", ou_gc_finalized(OBJ(a)));          // expect: flag 1
    say("a total of %td", Ou_GetRefTotal() - before); // expect: a total of 2
    a->name = "-A";
    b->name = "-B";
    say("found %td", ou_gc_collect(2));               // expect: found 2
    say("finalized %d time", finalized);              // expect: finalized 1 time
    say("a total of %td", Ou_GetRefTotal() - before); // expect: a total of 0
}
