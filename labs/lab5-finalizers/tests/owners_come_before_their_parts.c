/* SPDX-License-Identifier: MIT */
/* In a chain that dies by counts, each finalizer runs before its object lets its part go. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static void look(Node *self)
{
    say("%s is finalized, owning %s", self->name, node_name(self->fields[0]));
}

PROBE(owners_come_before_their_parts)
{
    Node *a = node("A");
    Node *b = node("B");
    Node *c = node("C");
    a->at_finalize = b->at_finalize = c->at_finalize = look;
    node_set(a, 0, b);
    node_set(b, 0, c);
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    say("begin");      // expect: begin
    Ou_DecRef(OBJ(a)); // expect: A is finalized, owning B
    // expect: A dies
    // expect: B is finalized, owning C
    // expect: B dies
    // expect: C is finalized, owning nothing
    // expect: C dies
}
