/* SPDX-License-Identifier: MIT */
/* An object that came back once dies at its second death: its finalizer is not asked again. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static OuObject *saved;

static void save(Node *self)
{
    say("%s saves itself", self->name);
    saved = Ou_NewRef(OBJ(self));
}

PROBE(second_death_is_silent)
{
    Node *phoenix = node("phoenix");
    phoenix->at_finalize = save;
    Ou_DecRef(OBJ(phoenix));                             // expect: phoenix saves itself
    say("finalized: %d", ou_gc_finalized(OBJ(phoenix))); // expect: finalized: 1
    Ou_Clear(&saved);                                    // expect: phoenix dies
    say("saved: %s", node_name(saved));                  // expect: saved: nothing
}
