/* SPDX-License-Identifier: MIT */
/* OuObject_CallFinalizer() calls the type's tp_finalize with the object, and leaves it alive. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static void greet(Node *self)
{
    say("%s is finalized", self->name);
}

PROBE(finalizer_is_called)
{
    Node *a = node_untracked(&Node_Type, "A");
    a->at_finalize = greet;
    OuObject_CallFinalizer(OBJ(a));            // expect: A is finalized
    say("A has count %td", Ou_REFCNT(OBJ(a))); // expect: A has count 1
    a->at_finalize = NULL;                     /* its death is not looked at here */
    Ou_DecRef(OBJ(a));                         // expect: A dies
}
