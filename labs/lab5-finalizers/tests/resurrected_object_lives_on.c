/* SPDX-License-Identifier: MIT */
/* An object whose finalizer stores it does not die, and has lost nothing. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static OuObject *saved;

static void save(Node *self)
{
    say("%s saves itself", self->name);
    saved = Ou_NewRef(OBJ(self));
}

PROBE(resurrected_object_lives_on)
{
    Node *a = node("A");
    Node *leaf = node("leaf");
    node_set(a, 0, leaf);
    Ou_DecRef(OBJ(leaf));
    a->at_finalize = save;
    Ou_DecRef(OBJ(a));                           // expect: A saves itself
    say("saved: %s", node_name(saved));          // expect: saved: A
    say("its count: %td", Ou_REFCNT(saved));     // expect: its count: 1
    say("it has %s", node_name(a->fields[0]));   // expect: it has leaf
    say("tracked: %d", ou_gc_is_tracked(saved)); // expect: tracked: 1
    a->at_finalize = NULL;
    Ou_Clear(&saved); // expect: A dies
    // expect: leaf dies
}
