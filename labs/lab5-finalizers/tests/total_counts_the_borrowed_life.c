/* SPDX-License-Identifier: MIT */
/* The reference that keeps a dying object alive during its finalizer is counted in the total, and
 * leaves it again. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static Ou_ssize_t before;
static OuObject *saved;

static void say_total(Node *self)
{
    say("during %s: %td", self->name, Ou_GetRefTotal() - before);
}

static void say_total_and_save(Node *self)
{
    say_total(self);
    saved = Ou_NewRef(OBJ(self));
}

PROBE(total_counts_the_borrowed_life)
{
    before = Ou_GetRefTotal();
    Node *a = node("A");
    a->at_finalize = say_total;
    Ou_DecRef(OBJ(a)); // expect: during A: 1
    // expect: A dies
    say("after A: %td", Ou_GetRefTotal() - before); // expect: after A: 0

    Node *b = node("B");
    b->at_finalize = say_total_and_save;
    Ou_DecRef(OBJ(b));                                  // expect: during B: 1
    say("B came back: %td", Ou_GetRefTotal() - before); // expect: B came back: 1
    Ou_Clear(&saved);                                   // expect: B dies
    say("after B: %td", Ou_GetRefTotal() - before);     // expect: after B: 0
}
