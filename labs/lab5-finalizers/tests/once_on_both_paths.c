/* SPDX-License-Identifier: MIT */
/* One flag for both ways to die: finalized on one, an object is silent on the other. */
#include "node.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"

static OuObject *saved;

static void save(Node *self)
{
    say("%s saves itself", self->name);
    saved = Ou_NewRef(OBJ(self));
}

PROBE(once_on_both_paths)
{
    Node *a = node("A");
    a->at_finalize = save;
    Ou_DecRef(OBJ(a)); // expect: A saves itself
    node_set(a, 0, a);
    Ou_Clear(&saved);
    say("A is a ring now");             // expect: A is a ring now
    say("found %td", ou_gc_collect(2)); // expect: A dies
    // expect: found 1

    Node *b = node("B");
    b->at_finalize = save;
    node_set(b, 0, b);
    Ou_DecRef(OBJ(b));
    say("found %td", ou_gc_collect(2)); // expect: B saves itself
    // expect: found 0
    node_set(b, 0, NULL);
    say("B is no ring any more"); // expect: B is no ring any more
    Ou_Clear(&saved);             // expect: B dies
}
