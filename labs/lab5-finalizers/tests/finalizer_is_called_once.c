/* SPDX-License-Identifier: MIT */
/* Called a second time for the same object, OuObject_CallFinalizer() does nothing. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static void greet(Node *self)
{
    say("%s is finalized", self->name);
}

PROBE(finalizer_is_called_once)
{
    Node *a = node_untracked(&Node_Type, "A");
    Node *b = node_untracked(&Node_Type, "B");
    a->at_finalize = b->at_finalize = greet;
    OuObject_CallFinalizer(OBJ(a)); // expect: A is finalized
    OuObject_CallFinalizer(OBJ(a));
    say("A twice");                 // expect: A twice
    OuObject_CallFinalizer(OBJ(b)); // expect: B is finalized
    OuObject_CallFinalizer(OBJ(a));
    OuObject_CallFinalizer(OBJ(b));
    say("B twice, A once more"); // expect: B twice, A once more
    a->at_finalize = b->at_finalize = NULL;
    Ou_DecRef(OBJ(a)); // expect: A dies
    Ou_DecRef(OBJ(b)); // expect: B dies
}
