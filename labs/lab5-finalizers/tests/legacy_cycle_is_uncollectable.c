/* SPDX-License-Identifier: MIT */
/* A whole collection: a ring with a tp_del is counted and listed in gc.garbage, but not taken apart.
 * Who takes the ring apart by hand lets it die by counts. */
#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/list.h"
#include "ouro/refcount.h"

PROBE(legacy_cycle_is_uncollectable)
{
    Node *a = node_untracked(&LegacyNode_Type, "A");
    Node *b = node_untracked(&PlainNode_Type, "B");
    OuObject_GC_Track(OBJ(a));
    OuObject_GC_Track(OBJ(b));
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    say("found %td", ou_gc_collect(2)); // expect: found 2
    OuListObject *garbage = (OuListObject *)ou_gc.garbage;
    say("in gc.garbage: %td, %s", garbage->ob_base.ob_size, node_name(garbage->ob_item[0]));
    // expect: in gc.garbage: 1, A
    say("A still has %s", node_name(a->fields[0])); // expect: A still has B
    say("found %td", ou_gc_collect(2));             // expect: found 0

    node_set(a, 0, NULL);     // expect: B dies
    Ou_Clear(&ou_gc.garbage); // expect: A has its tp_del called
    // expect: A dies
}
