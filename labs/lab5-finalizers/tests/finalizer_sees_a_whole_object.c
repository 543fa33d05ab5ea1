/* SPDX-License-Identifier: MIT */
/* On the path of counts the finalizer comes first: the object is alive, and owns all that it owned. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static void look(Node *self)
{
    say("%s is finalized: count %td, field 0 has %s", self->name, Ou_REFCNT(OBJ(self)),
        node_name(self->fields[0]));
}

PROBE(finalizer_sees_a_whole_object)
{
    Node *a = node("A");
    Node *leaf = node("leaf");
    node_set(a, 0, leaf);
    Ou_DecRef(OBJ(leaf));
    a->at_finalize = look;
    Ou_DecRef(OBJ(a)); // expect: A is finalized: count 1, field 0 has leaf
    // expect: A dies
    // expect: leaf dies
    say("that was all"); // expect: that was all
}
